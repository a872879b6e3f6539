import { asset } from '../url.ts';
import { whenShown } from './idle.ts';

/** Events that show that the page is in use. */
const signs = ['scroll', 'wheel', 'pointerdown', 'touchstart', 'keydown'];
/** Milliseconds after which registration no longer waits for the reader. */
const settled = 10_000;

/**
 * Registers the service worker that caches the site for offline reading. It downloads every chapter, so registration waits for
 * the first input or for 10 s, and does not compete with the page itself.
 */
export function keepOffline(): void {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
  const waiting = new AbortController();
  const register = () => {
    waiting.abort();
    // Private windows refuse registration; the site works online as before.
    navigator.serviceWorker.register(asset('sw.js')).catch(() => {});
  };
  const wait = () => {
    const { signal } = waiting;
    for (const sign of signs) addEventListener(sign, register, { passive: true, capture: true, signal });
    const timer = setTimeout(register, settled);
    signal.addEventListener('abort', () => clearTimeout(timer));
  };
  whenShown(() => {
    if (document.readyState === 'complete') wait();
    else addEventListener('load', wait, { once: true });
  });
}
