/**
 * Calls back in the frame after a box changed size, and once at the start; returns a function that stops it. The delay avoids
 * ResizeObserver's error about sizes that change during its own callback.
 */
export function whenResized(
  boxes: Iterable<Element>,
  tell: (entries: readonly ResizeObserverEntry[]) => void,
): () => void {
  let ended = false;
  const observer = new ResizeObserver((entries) =>
    requestAnimationFrame(() => {
      if (!ended) tell(entries);
    }),
  );
  for (const box of boxes) observer.observe(box);
  return () => {
    ended = true;
    observer.disconnect();
  };
}
