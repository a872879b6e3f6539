/** A certificate: the box for which it holds, and the interval in which all values lie. */
import type { PartReport } from '../../../check/report.ts';
import { givenTex } from '../../text/size.ts';
import { Tex } from './Tex.tsx';
import { cardNumber, useTexts } from './texts.tsx';

type Box = NonNullable<PartReport['box']>;

const interval = ({ lo, hi }: { readonly lo: number; readonly hi: number }) =>
  `[${cardNumber(lo, 6)}, ${cardNumber(hi, 6)}]`;
const sides = (box: Box) =>
  box.map((side) => (
    <span key={side.name} class="card-side">
      <Tex tex={givenTex(side.name)} plain={side.name} /> ∈ {interval(side)}
    </span>
  ));

interface Props {
  readonly box: Box;
  readonly hull?: PartReport['hull'];
  readonly where?: PartReport['where'];
}

export function EnclosedBox({ box, hull, where }: Props) {
  const { card } = useTexts().strings;
  const rows = [
    [card.box, sides(box)],
    [card.enclosedIn, hull && interval(hull)],
    [card.where, where && sides(where)],
  ] as const;
  return (
    <dl class="card-enclosed">
      {rows.map(
        ([name, value]) =>
          value && (
            <div key={name} class="row">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
