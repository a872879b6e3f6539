/** One case in numbers: both sides entry by entry, the network's size, and its own numbers where they are few. */
import type { ComponentChildren } from 'preact';
import type { Example, PartReport } from '../../../check/report.ts';
import { gapWords } from '../../../check/sentence.ts';
import { givenTex, ownNumbers, sizeWords } from '../../text/size.ts';
import { fill } from '../../text/strings.ts';
import { CardTable } from './CardTable.tsx';
import { Say } from './Say.tsx';
import { Tex } from './Tex.tsx';
import { cardNumber, useTexts } from './texts.tsx';

const value = (x: number | string | readonly number[]): string =>
  typeof x === 'string' ? x : typeof x === 'number' ? cardNumber(x, 6) : x.map((n) => cardNumber(n, 4)).join('; ');

interface Props {
  readonly title: ComponentChildren;
  readonly example: Example;
  /** Of its part: an error, or a margin. */
  readonly relation: PartReport['relation'];
  /** A counterexample is smaller than the network it was found with. */
  readonly shrunk?: boolean;
}

export function CaseTable({ title, example, relation, shrunk = false }: Props) {
  const { lang, strings } = useTexts();
  const { card } = strings;
  const given = ownNumbers(example);
  const size = sizeWords(example.size, strings.size, lang);
  return (
    <div class="card-case">
      <CardTable
        caption={
          <>
            <span class="card-title">{title}</span> {fill(shrunk ? card.shrunk : card.network, { n: example.case + 1 })}
            {size && ` · ${size}`} · <Say words={example.route} /> ·{' '}
            {gapWords({ worst: example.gap, allowed: example.allowed }, relation)[lang]}
            {example.certified !== undefined && ` · ${example.certified ? card.certified : card.uncertified}`}
          </>
        }
        head={[card.entry, card.left, card.right, card.difference]}
        rows={example.left.map((left, i) => [
          <>
            {i + 1}
            {i === example.at && <span class="card-worst">{card.largest}</span>}
          </>,
          cardNumber(left, 6),
          cardNumber(example.right[i], 6),
          cardNumber(left - example.right[i]),
        ])}
      />
      {given.length > 0 && (
        <dl class="card-given row" aria-label={card.given}>
          {given.map(([name, x]) => (
            <div key={name} class="row">
              <dt>
                <Tex tex={givenTex(name)} plain={name} />
              </dt>
              <dd>{value(x)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
