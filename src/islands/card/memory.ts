/** The last run of a claim, kept while the tab is open, so that switching the language keeps it. */
import type { Shown } from './useRun.ts';

const place = (claim: string): string => `carousel.run.${claim}`;

/** JSON has no NaN and no infinities, and a report may. */
const pack = (_: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value;
const unpack = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && 'number' in value && typeof value.number === 'string'
    ? Number(value.number)
    : value;

export function keep(claim: string, build: string, shown: Shown): void {
  try {
    sessionStorage.setItem(place(claim), JSON.stringify({ build, shown }, pack));
  } catch {
    // Storage is closed to us or full; the run is shown all the same.
  }
}

/** Undefined when there is none, or when it was held against another build. */
export function kept(claim: string, build: string): Shown | undefined {
  try {
    const found = JSON.parse(sessionStorage.getItem(place(claim)) ?? 'null', unpack);
    return found?.build === build ? found.shown : undefined;
  } catch {
    return undefined;
  }
}
