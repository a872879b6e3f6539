/**
 * Calls back in the frame after boxes have got another size, and once at the beginning; gives what ends it. Not at once: sizes
 * that change while sizes are reported are an error.
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
