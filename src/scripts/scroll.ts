/** A box that scrolls sideways must be reachable with the keyboard; one that does not must not be a stop. */
export function scrollBoxes(): void {
  // All are measured before any is changed: else each change would lay the page out anew.
  const observer = new ResizeObserver((entries) => {
    const boxes = entries.map(({ target }) => ({ target, scrolls: target.scrollWidth > target.clientWidth }));
    for (const { target, scrolls } of boxes)
      if (scrolls) target.setAttribute('tabindex', '0');
      else target.removeAttribute('tabindex');
  });
  for (const box of document.querySelectorAll('.equation, .scroller')) observer.observe(box);
}
