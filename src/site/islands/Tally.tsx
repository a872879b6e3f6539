/** In the header: how many of the page's verdicts are confirmed, at build or here. Speaks once a run of them has come to its end. */

import type en from '../text/en.json';
import { fill } from '../text/strings.ts';
import { Mark } from './card/Mark.tsx';
import { useMembers } from './card/together.ts';
import { Fresh } from './Fresh.tsx';

interface Props {
  /** How many equations there are. */
  readonly total: number;
  readonly strings: (typeof en)['tally'];
}

export default function Tally({ total, strings }: Props) {
  const { busy, good, bad } = useMembers().tally;
  const passing = total - bad;
  const said = fill(strings.built, { n: passing, total });
  const here = bad > 0 ? fill(strings.bad, { bad, total }) : good > 0 ? fill(strings.good, { good, total }) : '';
  return (
    <p class="proof tally" data-passing={passing} title={here || said}>
      <Mark tone={busy > 0 ? 'busy' : bad > 0 ? 'bad' : 'good'} />
      <span class="tally-digits" aria-hidden="true">
        <Fresh text={`${passing}/${total}`} />
      </span>
      <span class="tally-words">
        <Fresh text={said} />
      </span>
      <span class="visually-hidden" role="status">
        <Fresh text={busy > 0 ? '' : here} />
      </span>
    </p>
  );
}
