/** Calls back at once, or once a page that the browser made ready ahead is shown: until then nothing heavy may begin. */
export function whenShown(run: () => void): void {
  if ('prerendering' in document && document.prerendering)
    document.addEventListener('prerenderingchange', run, { once: true });
  else run();
}

/** Calls back when the page is shown and the browser is idle; after 200 ms in WebKit, which has no `requestIdleCallback`. */
export function whenIdle(run: () => void): void {
  whenShown(() => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(run);
    else setTimeout(run, 200);
  });
}
