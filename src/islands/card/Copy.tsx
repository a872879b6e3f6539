/** A button that copies a text, and says whether it did. */
import { useState } from 'preact/hooks';
import { useTexts } from './texts.tsx';

export function Copy({ text, what }: { readonly text: string; readonly what: string }) {
  const { card } = useTexts().strings;
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(card.copied);
    } catch {
      setSaid(card.copyFailed);
    }
    setTimeout(() => setSaid(''), 2000);
  };
  return (
    <span class="card-copy">
      <button type="button" onClick={copy}>
        {card.copy} <span class="visually-hidden">{what}</span>
      </button>{' '}
      <span role="status">{said}</span>
    </span>
  );
}
