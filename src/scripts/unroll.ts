/**
 * On a long page, equations and explorers are laid out when they come near the window (`[data-rolled]` in layout.css). One that has
 * come near is from then on like any other block: what hangs over its edges, a note or a hint, is not cut off.
 */
export function unroll(): void {
  document.addEventListener('contentvisibilityautostatechange', (event) => {
    const { target, skipped } = event as ContentVisibilityAutoStateChangeEvent;
    if (!skipped && target instanceof HTMLElement) target.dataset.unrolled = '';
  });
}
