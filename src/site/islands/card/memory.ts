/** The last run of a claim, kept while the tab is open, so that switching the language keeps it. */
import { fromJson, toJson } from '../../../check/json.ts';
import type { Report } from '../../../check/report.ts';

export interface ShownRun {
  readonly report: Report;
  /** Milliseconds that the run took in this browser; undefined for the build's report. */
  readonly ms?: number;
}

const place = (claim: string): string => `carousel.run.${claim}`;

interface Kept {
  /** Digest of the build's report that it was held against. */
  readonly build: string;
  readonly shown: ShownRun;
}

export function storeRun(claim: string, build: string, shown: ShownRun): void {
  try {
    sessionStorage.setItem(place(claim), toJson<Kept>({ build, shown }));
  } catch {
    // Storage is closed to us or full; the run is shown all the same.
  }
}

/** Undefined when there is none, or when it was held against another build. */
export function storedRun(claim: string, build: string): ShownRun | undefined {
  try {
    const found = fromJson<Kept | null>(sessionStorage.getItem(place(claim)) ?? 'null');
    return found?.build === build ? found.shown : undefined;
  } catch {
    return undefined;
  }
}
