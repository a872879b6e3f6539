import { whenResized } from './when-resized.ts';

/** Makes boxes that overflow focusable, so that they can be scrolled by keyboard; boxes that do not overflow are no tab stops. */
export function scrollBoxes(within: ParentNode = document): void {
  // Reads all sizes before it writes, to avoid a layout for each box.
  const scrolls = (box: Element) =>
    box.matches('.contents') ? box.scrollHeight > box.clientHeight : box.scrollWidth > box.clientWidth;
  const look = (entries: readonly ResizeObserverEntry[]) => {
    // Hidden boxes have no size.
    const shown = entries.filter(({ contentRect }) => contentRect.width > 0);
    const boxes = shown.map(({ target }) => ({ target, more: scrolls(target) }));
    for (const { target, more } of boxes)
      if (more) target.setAttribute('tabindex', '0');
      else target.removeAttribute('tabindex');
  };
  whenResized(within.querySelectorAll('.equation, .scroller, .contents'), look);
}
