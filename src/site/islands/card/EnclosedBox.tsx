/** A certificate: the box for which it holds, and the interval in which all values lie. */
import type { PartReport } from '../../../check/report.ts';
import { cardNumber, useTexts } from './texts.tsx';

type Box = NonNullable<PartReport['box']>;

const interval = ({ lo, hi }: { readonly lo: number; readonly hi: number }) =>
  `[${cardNumber(lo, 6)}, ${cardNumber(hi, 6)}]`;
const sides = (box: Box) =>
  box.map((side) => (
    <span key={side.name} class="card-side">
      <var>{side.name}</var> ∈ {interval(side)}
    </span>
  ));

export function EnclosedBox({
  box,
  hull,
  where,
}: {
  box: Box;
  hull?: PartReport['hull'];
  where?: PartReport['where'];
}) {
  const { card } = useTexts().strings;
  return (
    <dl class="card-enclosed">
      <div class="row">
        <dt>{card.box}</dt>
        <dd>{sides(box)}</dd>
      </div>
      {hull && (
        <div class="row">
          <dt>{card.enclosedIn}</dt>
          <dd>{interval(hull)}</dd>
        </div>
      )}
      {where && (
        <div class="row">
          <dt>{card.where}</dt>
          <dd>{sides(where)}</dd>
        </div>
      )}
    </dl>
  );
}
