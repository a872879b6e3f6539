/** The independent routes that were held against the equation, each with its worst case and what it is allowed. */
import type { PartReport } from '../../../check/report.ts';
import { neededMargin } from '../../../check/sentence.ts';
import { Say } from './Say.tsx';
import { Scroller } from './Scroller.tsx';
import { cardNumber, useTexts } from './texts.tsx';

type Props = Required<Pick<PartReport, 'routes' | 'relation'>>;

export function RoutesTable({ routes, relation }: Props) {
  const { card } = useTexts().strings;
  const margins = relation === 'atMost';
  return (
    <Scroller>
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
              <td>{cardNumber(margins ? -worst : worst)}</td>
              <td>{margins ? neededMargin(allowed) : cardNumber(allowed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
