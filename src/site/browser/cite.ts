/** The list of references opens as a dialog; without scripts it opens in its place. */
import { accessed } from './accessed.ts';

/** Writes today as the day of reading into the references that have a place for it. */
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
      // The list goes back to its place, so that printing and a second opening find it there.
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
