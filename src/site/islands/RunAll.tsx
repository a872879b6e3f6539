/** Runs every card of the page, and shows how many hold here; the tally in the header speaks of it, once. */

import type en from '../text/en.json';
import { fill } from '../text/strings.ts';
import { Mark, type Tone } from './card/Mark.tsx';
import { useMembers } from './card/together.ts';
import { Fresh } from './Fresh.tsx';

interface Props {
  /** How many cards the page has. */
  readonly total: number;
  readonly strings: (typeof en)['card']['all'];
}

export default function RunAll({ total, strings }: Props) {
  const { tally, runAll } = useMembers();
  const { rest, busy, good, bad } = tally;
  // A card that does not live yet could not be run.
  const alive = rest + busy + good + bad >= total;
  const [tone, said]: [Tone, string] =
    busy > 0
      ? ['busy', fill(strings.running, { done: good + bad, total })]
      : bad > 0
        ? ['bad', fill(strings.bad, { bad, total })]
        : ['good', good > 0 ? fill(strings.good, { good, total }) : fill(strings.built, { total })];
  return (
    <div class="proof run-all row" data-good={good} data-bad={bad}>
      <p>
        <Mark tone={tone} /> <Fresh text={said} />
      </p>
      <button type="button" disabled={!alive || busy > 0} onClick={runAll}>
        {strings.run}
      </button>
    </div>
  );
}
