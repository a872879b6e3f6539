import { onKey } from './keys.ts';

/** Fills a symbol's hint from the list of symbols when it is first needed, so that pages contain each meaning once. */
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
 * Hints of symbols and citations open on hover and focus; Escape closes them. On touch screens the first tap opens the hint and
 * the second follows the link. Without scripts only citations have hints; symbols link to the list of symbols.
 */
export function hints(): void {
  for (const type of ['pointerover', 'focusin']) document.addEventListener(type, ({ target }) => fill(target));
  // The pointer or the focus may already be on a hint.
  for (const hint of document.querySelectorAll('.hint:is(:hover, :focus-within)')) fill(hint);
  onKey(document, ({ key }) => {
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
