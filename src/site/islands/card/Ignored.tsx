/** What a link asked for that cannot be run: said, and left out. */
import type { AddressProblem } from '../../../address.ts';
import { fill } from '../../text/strings.ts';
import { useTexts } from './texts.tsx';

export function Ignored({ problems }: { readonly problems: readonly AddressProblem[] }) {
  const { card } = useTexts().strings;
  if (problems.length === 0) return null;
  return (
    <div class="card-ignored" role="status">
      <p>{problems.some(({ needed }) => needed) ? card.linkIgnoredRun : card.linkIgnored}</p>
      <ul>
        {problems.map(({ name, text, needed }, i) => (
          <li key={`${i} ${name}`}>
            <code>{`${name}=${text.length > 40 ? `${text.slice(0, 40)}…` : text}`}</code>{' '}
            {needed && fill(card.linkNeeded, { low: needed.low, high: needed.high })}
          </li>
        ))}
      </ul>
    </div>
  );
}
