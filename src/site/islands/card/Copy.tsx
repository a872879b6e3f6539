/** A button that copies a text and says whether it did; where it may not, the text is there to be copied by hand. */
import { useState } from 'preact/hooks';
import { useTexts } from './texts.tsx';

interface Props {
  /** The text, or what gives it when it is wanted. */
  readonly text: string | (() => string);
  readonly what: string;
}

export function Copy({ text, what }: Props) {
  const { card } = useTexts().strings;
  const [said, setSaid] = useState('');
  const [byHand, setByHand] = useState<string>();
  const copy = async () => {
    const wanted = typeof text === 'string' ? text : text();
    try {
      await navigator.clipboard.writeText(wanted);
      setByHand(undefined);
      setSaid(card.copied);
      setTimeout(() => setSaid(''), 2000);
    } catch {
      setByHand(wanted);
      setSaid(card.copyFailed);
    }
  };
  return (
    <span class="card-copy">
      <button type="button" onClick={copy}>
        {card.copy} <span class="visually-hidden">{what}</span>
      </button>{' '}
      <span role="status">{said}</span>
      {byHand !== undefined && (
        <textarea
          class="by-hand"
          readOnly
          rows={2}
          aria-label={card.copyText}
          value={byHand}
          ref={(field) => field?.select()}
        />
      )}
    </span>
  );
}
