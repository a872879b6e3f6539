/** The independent routes that were held against the equation, each with its worst case and what it is allowed. */
import { fill } from '../../i18n/t.ts';
import type { PartReport } from '../../runner/report.ts';
import { Say } from './Say.tsx';
import { number, useTexts } from './texts.tsx';

type Props = Required<Pick<PartReport, 'routes' | 'relation'>>;

export function RoutesTable({ routes, relation }: Props) {
  const { card } = useTexts().strings;
  const margins = relation === 'atMost';
  /** A strict bound allows a gap of just below zero. */
  const needed = (allowed: number) => (allowed < 0 ? card.above : fill(card.atLeast, { margin: number(-allowed) }));
  return (
    <div class="scroller">
      <table class="card-routes">
        <thead>
          <tr>
            <th scope="col">{card.route}</th>
            <th scope="col">{margins ? card.routeMargin : card.routeWorst}</th>
            <th scope="col">{margins ? card.routeNeeded : card.routeAllowed}</th>
          </tr>
        </thead>
        <tbody>
          {routes.map(({ name, worst, allowed }) => (
            <tr key={name.en} data-within={worst <= allowed}>
              <th scope="row">
                <Say words={name} />
              </th>
              <td>{number(margins ? -worst : worst)}</td>
              <td>{margins ? needed(allowed) : number(allowed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
