/** A box that scrolls sideways must be reachable with the keyboard; one that does not must not be a stop. */
export function scrollBoxes(): void {
  for (const box of document.querySelectorAll<HTMLElement>('.equation, .scroller')) {
    new ResizeObserver(() => {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute('tabindex');
    }).observe(box);
  }
}
