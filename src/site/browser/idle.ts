/** Calls back once the browser has nothing else to do; WebKit does not tell, and is given a moment. */
export function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run);
  else setTimeout(run, 200);
}
