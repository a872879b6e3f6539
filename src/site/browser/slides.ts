/** Moves from slide to slide by the arrow keys, Page Up, Page Down, Home and End. */
import { onKey } from './keys.ts';

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  PageDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

export function slides(all: readonly HTMLElement[]): void {
  /** The last slide whose top is in the upper quarter of the window or above; −1 before the first. */
  const current = () => all.findLastIndex((slide) => slide.getBoundingClientRect().top < innerHeight / 4);
  onKey(document, (event) => {
    const step = steps[event.key];
    const typing = event.target instanceof Element && event.target.closest('input, select, textarea');
    if (step === undefined || typing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = Math.min(all.length - 1, Math.max(0, current() + step));
    event.preventDefault();
    all[next].scrollIntoView({ behavior: 'instant' });
    history.replaceState(history.state, '', `#${all[next].id}`);
  });
}
