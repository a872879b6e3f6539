/** The tables of a piece of evidence: routes, success rates, replays. */
import { closeness } from '../../../check/found.ts';
import { formatPercent } from '../../../check/number.ts';
import type { ArmReport, PartReport, ReplayReport } from '../../../check/report.ts';
import { neededMargin } from '../../../check/sentence.ts';
import { CardTable } from './CardTable.tsx';
import { Mark } from './Mark.tsx';
import { Say } from './Say.tsx';
import { cardNumber, useTexts } from './texts.tsx';

/** The independent routes that were compared with the equation, each with its worst case and what it is allowed. */
export function RoutesTable({ routes, relation }: Required<Pick<PartReport, 'routes' | 'relation'>>) {
  const { lang, strings } = useTexts();
  const { card } = strings;
  const margins = relation === 'atMost';
  return (
    <CardTable
      head={[card.route, margins ? card.routeMargin : card.routeWorst, margins ? card.routeNeeded : card.routeAllowed]}
      rows={routes.map(({ name, worst, allowed }) => [
        <Say key="name" words={name} />,
        margins ? closeness(worst)[lang] : cardNumber(worst),
        margins ? neededMargin(allowed) : cardNumber(allowed),
      ])}
    />
  );
}

const at = (x: number) => `${(100 * x).toFixed(2)}%`;

/** An experiment: how often each network learnt its task, with Wilson's 95 % interval as numbers and drawn. */
export function Arms({ arms }: { readonly arms: readonly ArmReport[] }) {
  const { lang, strings } = useTexts();
  const { card } = strings;
  return (
    <CardTable
      head={[card.arm, card.solved, card.interval]}
      rows={arms.map(({ name, successes, trials, low, high }) => [
        <Say key="name" words={name} />,
        `${successes} / ${trials}`,
        <div key="interval" class="card-interval">
          {formatPercent(low, lang)}–{formatPercent(high, lang)}
          <svg height="14" aria-hidden="true">
            <line x1="0" x2="100%" y1="7" y2="7" class="axis" />
            <line x1={at(low)} x2={at(high)} y1="7" y2="7" class="range" />
            <circle cx={at(successes / trials)} cy="7" r="3" class="dot" />
          </svg>
        </div>,
      ])}
    />
  );
}

/** The recorded runs of an experiment that were repeated here, and whether each came out the same to the last bit. */
export function Replays({ replays }: { readonly replays: readonly ReplayReport[] }) {
  const { card } = useTexts().strings;
  return (
    <>
      <h4 class="card-title">{card.replays}</h4>
      <p class="card-note">{card.replaysNote}</p>
      <CardTable
        head={[card.arm, card.seed, card.updates, card.loss, card.outcome, card.record]}
        rows={replays.map(({ arm, seed, solved, updates, loss, same }) => [
          <Say key="arm" words={arm} />,
          seed,
          cardNumber(updates, 6),
          cardNumber(loss),
          solved ? card.taskSolved : card.taskNotSolved,
          <span key="same" data-tone={same ? 'good' : 'bad'}>
            <Mark tone={same ? 'good' : 'bad'} /> {same ? card.recordSame : card.recordOther}
          </span>,
        ])}
      />
    </>
  );
}
