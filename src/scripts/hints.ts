/** A hint at a symbol or a citation shows on hover and focus, without scripts too; Escape puts it away. */
export function hints(): void {
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    for (const hint of document.querySelectorAll<HTMLElement>('.hint:hover, .hint:focus-within')) {
      hint.dataset.dismissed = '';
      const again = () => delete hint.dataset.dismissed;
      hint.addEventListener('pointerleave', again, { once: true });
      hint.addEventListener('focusout', again, { once: true });
    }
  });
}
