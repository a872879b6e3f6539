/** A link to a run of a claim that is not on this page is said to be one, and otherwise left alone. */
export function linkedRun(): void {
  const asked = new URLSearchParams(location.search).get('run');
  const notice = document.querySelector<HTMLElement>('[data-no-run]');
  if (!asked || !notice || document.querySelector(`[data-claim="${CSS.escape(asked)}"]`)) return;
  notice.textContent = (notice.dataset.noRun ?? '').replace('{claim}', () => asked.slice(0, 40));
  notice.hidden = false;
}
