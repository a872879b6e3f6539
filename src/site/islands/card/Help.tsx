/** The terms of a card, behind a question mark. */
import { useTexts } from './texts.tsx';

export function Help() {
  const { help } = useTexts().strings.card;
  return (
    <details class="card-help">
      <summary>
        <span aria-hidden="true">?</span> {help.title}
      </summary>
      <HelpTerms />
    </details>
  );
}

export function HelpTerms() {
  const { help } = useTexts().strings.card;
  return (
    <dl class="card-terms">
      {Object.values(help.terms).map(({ term, means }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{means}</dd>
        </div>
      ))}
    </dl>
  );
}
