import { onKey } from './keys.ts';

/** Fields in which `/` is text. */
const typed = 'input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, select, [contenteditable]';

/** Opens the search from its button or with `/`. Its code loads on first use. */
export function searchButton(): void {
  const button = document.querySelector<HTMLButtonElement>('button[data-search]');
  const dialog = document.querySelector<HTMLDialogElement>('dialog.search');
  if (!button || !dialog) return;
  let wired = false;
  const open = async () => {
    dialog.showModal();
    dialog.querySelector('input')?.select();
    if (wired) return;
    wired = true;
    try {
      const { searchIn } = await import('./search.ts');
      searchIn(dialog);
    } catch {
      wired = false;
      const status = dialog.querySelector('[role="status"]');
      if (status) status.textContent = dialog.dataset.failed ?? '';
    }
  };
  button.addEventListener('click', open);
  button.disabled = false;
  dialog.querySelector('button')?.addEventListener('click', () => dialog.close());
  onKey(document, (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    // The field of a dialog that was just closed keeps the focus until the next frame.
    const field = event.target instanceof Element && event.target.closest(typed);
    if (field && !dialog.contains(field)) return;
    event.preventDefault();
    open();
  });
}
