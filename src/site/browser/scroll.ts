import { whenResized } from './when-resized.ts';

/** A box that scrolls must be reachable with the keyboard; one that does not must not be a stop. Only the contents scroll down. */
export function scrollBoxes(): void {
  // All are measured before any is changed: else each change would lay the page out anew.
  const scrolls = (box: Element) =>
    box.matches('.contents') ? box.scrollHeight > box.clientHeight : box.scrollWidth > box.clientWidth;
  const look = (entries: readonly ResizeObserverEntry[]) => {
    // What is not shown has no size, and measuring it would lay out the block that it is in.
    const shown = entries.filter(({ contentRect }) => contentRect.width > 0);
    const boxes = shown.map(({ target }) => ({ target, more: scrolls(target) }));
    for (const { target, more } of boxes)
      if (more) target.setAttribute('tabindex', '0');
      else target.removeAttribute('tabindex');
  };
  whenResized(document.querySelectorAll('.equation, .scroller, .contents'), look);
}
