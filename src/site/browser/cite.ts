/** Opens the list of references as a dialog. Without scripts it is a `<details>`. */
import { accessed } from './accessed.ts';

/** Adds today's date to the references that have a field for it. */
function dated(body: HTMLElement): void {
  for (const block of body.querySelectorAll<HTMLElement>('pre[data-format]')) {
    block.dataset.written ??= block.textContent ?? '';
    block.textContent = accessed(block.dataset.written, block.dataset.format ?? '', new Date());
  }
}

export function citeDialogs(): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details.citations')) {
    const [summary, body] = [...details.children] as HTMLElement[];
    summary.setAttribute('aria-haspopup', 'dialog');
    summary.addEventListener('click', (event) => {
      event.preventDefault();
      dated(body);
      const dialog = document.createElement('dialog');
      dialog.className = 'citations-dialog';
      dialog.setAttribute('aria-label', body.querySelector('strong')?.textContent ?? '');
      dialog.append(body);
      details.after(dialog);
      // Moves the list back into the page, where printing and the next opening expect it.
      dialog.addEventListener('close', () => {
        details.append(body);
        dialog.remove();
        summary.focus();
      });
      dialog.addEventListener('click', ({ target }) => {
        if (target === dialog || (target as Element).closest('[data-close]')) dialog.close();
      });
      dialog.showModal();
    });
  }
}
