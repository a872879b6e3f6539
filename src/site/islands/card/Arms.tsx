/** An experiment: how often each network learnt its task, with Wilson's 95 % interval drawn and in numbers. */

import { formatPercent } from '../../../check/number.ts';
import type { ArmReport } from '../../../check/report.ts';
import { Say } from './Say.tsx';
import { Scroller } from './Scroller.tsx';
import { useTexts } from './texts.tsx';

const at = (x: number) => `${(100 * x).toFixed(2)}%`;

export function Arms({ arms }: { readonly arms: readonly ArmReport[] }) {
  const { lang, strings } = useTexts();
  const { card } = strings;
  return (
    <Scroller>
      <table class="card-arms">
        <thead>
          <tr>
            <th scope="col">{card.arm}</th>
            <th scope="col">{card.solved}</th>
            <th scope="col" colSpan={2}>
              {card.interval}
            </th>
          </tr>
        </thead>
        <tbody>
          {arms.map(({ name, successes, trials, low, high }) => (
            <tr key={name.en}>
              <th scope="row">
                <Say words={name} />
              </th>
              <td>
                {successes} / {trials}
              </td>
              <td>
                {formatPercent(low, lang)}–{formatPercent(high, lang)}
              </td>
              <td class="card-interval">
                <svg width="100%" height="14" aria-hidden="true">
                  <line x1="0" x2="100%" y1="7" y2="7" class="axis" />
                  <line x1={at(low)} x2={at(high)} y1="7" y2="7" class="range" />
                  <circle cx={at(successes / trials)} cy="7" r="3" class="dot" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
