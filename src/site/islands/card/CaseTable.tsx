/** One case in numbers: a counterexample in a sentence and, where it is small, drawn; both sides entry by entry; its own numbers. */
import type { ComponentChildren } from 'preact';
import { refutedWords } from '../../../check/found.ts';
import type { Example, PartReport } from '../../../check/report.ts';
import { nonZero } from '../../text/given.ts';
import { sizeWords } from '../../text/size.ts';
import { fill } from '../../text/strings.ts';
import { CardTable } from './CardTable.tsx';
import { NetworkPicture } from './NetworkPicture.tsx';
import { drawn } from './network.ts';
import { Say } from './Say.tsx';
import { Tex } from './Tex.tsx';
import { cardNumber, useTexts } from './texts.tsx';

interface Props {
  readonly title: ComponentChildren;
  readonly example: Example;
  /** Of its part: an error, or a margin. */
  readonly relation: PartReport['relation'];
  /** A counterexample: it says what it refutes, and its table waits folded. */
  readonly refutes?: boolean;
}

export function CaseTable({ title, example, relation, refutes = false }: Props) {
  const { card } = useTexts().strings;
  if (!refutes)
    return (
      <div class="card-case">
        <p class="card-note">
          <span class="card-title">{title}</span> <Origin example={example} />
        </p>
        <Sides example={example} />
        <Given example={example} />
      </div>
    );
  return (
    <div class="card-case" data-refutes>
      <p class="card-shows">
        <span class="card-title">{title}</span> <Say words={example.shows ?? refutedWords(example, relation)} />
      </p>
      <NetworkPicture example={example} />
      {!drawn(example) && <Given example={example} />}
      <details>
        <summary>{card.inNumbers}</summary>
        <p class="card-note">
          <Origin example={example} shrunk />
        </p>
        <Sides example={example} />
        {drawn(example) && <Given example={example} />}
      </details>
    </div>
  );
}

/** Which network it is, or is shrunk from, and by which route it was measured. */
function Origin({ example, shrunk = false }: Pick<Props, 'example'> & { readonly shrunk?: boolean }) {
  const { lang, strings } = useTexts();
  const { card } = strings;
  const size = sizeWords(example.size, strings.size, lang);
  const from = fill(shrunk ? card.shrunk : card.network, { n: example.case + 1 });
  return (
    <>
      {size ? `${from} · ${size}` : card.constructed} · <Say words={example.route} />
      {example.certified !== undefined && ` · ${example.certified ? card.certified : card.uncertified}`}
    </>
  );
}

function Sides({ example: { left, right, at } }: Pick<Props, 'example'>) {
  const { card } = useTexts().strings;
  return (
    <CardTable
      head={[card.entry, card.left, card.right, card.difference]}
      rows={left.map((value, i) => [
        <>
          {i + 1}
          {i === at && <span class="card-worst">{card.largest}</span>}
        </>,
        cardNumber(value, 6),
        cardNumber(right[i], 6),
        cardNumber(value - right[i]),
      ])}
    />
  );
}

/** Its weights, inputs and targets: those that are not zero. */
function Given({ example }: Pick<Props, 'example'>) {
  const { card } = useTexts().strings;
  const { shown, zeros } = nonZero(example);
  if (shown.length === 0) return null;
  return (
    <dl class="card-given row" aria-label={card.given}>
      {shown.map(({ tex, plain, value }) => (
        <div key={tex} class="row">
          <dt>
            <Tex tex={tex} plain={plain} />
          </dt>
          <dd>{typeof value === 'number' ? cardNumber(value, 4) : value}</dd>
        </div>
      ))}
      {zeros && (
        <div class="row">
          <dt>{card.others}</dt>
          <dd>0</dd>
        </div>
      )}
    </dl>
  );
}
