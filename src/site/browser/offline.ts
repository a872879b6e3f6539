import { asset } from '../url.ts';

/** What a reader does first. */
const signs = ['scroll', 'wheel', 'pointerdown', 'touchstart', 'keydown'];
/** Milliseconds after which a page has come in any case. */
const settled = 10_000;

/**
 * Lets the service worker keep the site for reading without a network. It fetches everything, so it begins when the page is
 * in use, or has long been there: not while the reader waits for it.
 */
export function keepOffline(): void {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
  const waiting = new AbortController();
  const register = () => {
    waiting.abort();
    // Where it may not be kept (a private window, say), the site is read as before.
    navigator.serviceWorker.register(asset('sw.js')).catch(() => {});
  };
  const wait = () => {
    const { signal } = waiting;
    for (const sign of signs) addEventListener(sign, register, { passive: true, capture: true, signal });
    const timer = setTimeout(register, settled);
    signal.addEventListener('abort', () => clearTimeout(timer));
  };
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
}
