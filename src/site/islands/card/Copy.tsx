/** A button that copies a text, by `browser/copy.ts`. `text` is asked for when the button is pressed. */
import { useTexts } from './texts.tsx';

export function Copy({ text, what }: { readonly text: () => string; readonly what: string }) {
  const { card } = useTexts().strings;
  const said = { 'data-copied': card.copied, 'data-failed': card.copyFailed, 'data-by-hand': card.copyText };
  return (
    <span class="card-copy" data-copies {...said}>
      <button
        type="button"
        data-copy="value"
        onClick={({ currentTarget }) => {
          currentTarget.value = text();
        }}
      >
        {card.copy} <span class="visually-hidden">{what}</span>
      </button>{' '}
      <span role="status" />
    </span>
  );
}
