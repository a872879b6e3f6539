/** Copies what a symbol means into its hint, from the list of symbols: twice on every page it would make them longer. */
function fill(target: EventTarget | null): void {
  const hint = target instanceof Element ? target.closest('.hint') : null;
  const meaning = document.getElementById(hint?.querySelector('a')?.getAttribute('aria-describedby') ?? '');
  if (!hint || !meaning || hint.querySelector('.tip')) return;
  const tip = document.createElement('span');
  tip.className = 'tip';
  tip.setAttribute('aria-hidden', 'true');
  tip.append(...meaning.cloneNode(true).childNodes);
  hint.append(tip);
}

/**
 * A hint at a symbol or a citation shows on hover and focus (a citation's without scripts too); Escape puts it away. A finger
 * can do neither: its first touch shows the hint, the second follows the link. Without scripts a symbol's meaning is read in the
 * list of symbols.
 */
export function hints(): void {
  for (const type of ['pointerover', 'focusin']) document.addEventListener(type, ({ target }) => fill(target));
  // Where the reader is already.
  for (const hint of document.querySelectorAll('.hint:is(:hover, :focus-within)')) fill(hint);
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    for (const hint of document.querySelectorAll<HTMLElement>('.hint:hover, .hint:focus-within')) {
      hint.dataset.dismissed = '';
      const again = () => delete hint.dataset.dismissed;
      hint.addEventListener('pointerleave', again, { once: true });
      hint.addEventListener('focusout', again, { once: true });
    }
  });
  document.addEventListener('click', (event) => {
    const hint = event.target instanceof Element ? event.target.closest<HTMLElement>('.hint') : null;
    const touched = event instanceof PointerEvent && event.pointerType === 'touch';
    if (touched && hint && !('touched' in hint.dataset)) {
      event.preventDefault();
      hint.dataset.touched = '';
    }
    for (const other of document.querySelectorAll<HTMLElement>('.hint[data-touched]'))
      if (other !== hint) delete other.dataset.touched;
  });
}
