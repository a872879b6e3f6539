/** The recorded runs of an experiment that were made again here, and whether each came out the same to the last bit. */
import type { ReplayReport } from '../../../check/report.ts';
import { Mark } from './Mark.tsx';
import { Say } from './Say.tsx';
import { Scroller } from './Scroller.tsx';
import { cardNumber, useTexts } from './texts.tsx';

export function Replays({ replays }: { readonly replays: readonly ReplayReport[] }) {
  const { card } = useTexts().strings;
  return (
    <>
      <h4 class="card-title">{card.replays}</h4>
      <p class="card-note">{card.replaysNote}</p>
      <Scroller>
        <table>
          <thead>
            <tr>
              <th scope="col">{card.arm}</th>
              <th scope="col">{card.seed}</th>
              <th scope="col">{card.updates}</th>
              <th scope="col">{card.loss}</th>
              <th scope="col">{card.outcome}</th>
              <th scope="col">{card.record}</th>
            </tr>
          </thead>
          <tbody>
            {replays.map(({ arm, seed, solved, updates, loss, same }) => (
              <tr key={`${arm.en} ${seed}`} data-same={same}>
                <th scope="row">
                  <Say words={arm} />
                </th>
                <td>{seed}</td>
                <td>{cardNumber(updates, 6)}</td>
                <td>{cardNumber(loss)}</td>
                <td>{solved ? card.taskSolved : card.taskNotSolved}</td>
                <td data-tone={same ? 'good' : 'bad'}>
                  <Mark tone={same ? 'good' : 'bad'} /> {same ? card.recordSame : card.recordOther}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </>
  );
}
