/** What a link asked for that cannot be run: said, and left out. */
import { fill } from '../../text/strings.ts';
import type { Linked } from './link.ts';
import { useTexts } from './texts.tsx';

export function Ignored({ ignored }: Pick<Linked, 'ignored'>) {
  const { card } = useTexts().strings;
  if (ignored.length === 0) return null;
  return (
    <div class="card-ignored" role="status">
      <p>{ignored.some(({ needed }) => needed) ? card.linkIgnoredRun : card.linkIgnored}</p>
      <ul>
        {ignored.map(({ name, text, needed }, i) => (
          <li key={`${i} ${name}`}>
            <code>{`${name}=${text.length > 40 ? `${text.slice(0, 40)}…` : text}`}</code>{' '}
            {needed && fill(card.linkNeeded, { low: needed.low, high: needed.high })}
          </li>
        ))}
      </ul>
    </div>
  );
}
