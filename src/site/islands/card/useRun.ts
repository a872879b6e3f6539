/** One card's run: asked for, queued, running, done, failed or cancelled; the last good report stays while a new one runs. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RunOptions } from '../../../check/options.ts';
import type { Report } from '../../../check/report.ts';
import { type Failure, type Handle, JobError, prove } from '../../../worker/client.ts';
import { type ShownRun, storedRun, storeRun } from './memory.ts';

export type Phase =
  | { readonly is: 'rest' }
  | { readonly is: 'queued' }
  | { readonly is: 'running'; readonly done: number; readonly total: number }
  | { readonly is: 'cancelled' }
  | { readonly is: 'failed'; readonly why: Failure; readonly message: string };

export const isBusy = (phase: Phase): boolean => phase.is === 'queued' || phase.is === 'running';

/** `onKept` is given the options of a run that this tab made before and that is shown again. */
export function useRun(claim: string, built: Report, onKept?: (options: RunOptions) => void) {
  const [shown, setShown] = useState<ShownRun>({ report: built });
  const [phase, setPhase] = useState<Phase>({ is: 'rest' });
  const [asked, setAsked] = useState(false);
  const job = useRef<Handle<Report> | undefined>(undefined);

  useEffect(() => {
    const before = storedRun(claim, built.digest);
    if (before) {
      setShown(before);
      onKept?.(before.report);
    }
    return () => job.current?.cancel();
  }, [claim, built.digest]);

  const start = (options: RunOptions): void => {
    let began = 0;
    setAsked(true);
    const handle = prove(claim, options, {
      onState: (state) => {
        if (state === 'running') began = performance.now();
        if (state === 'queued') setPhase({ is: 'queued' });
        if (state === 'running') setPhase({ is: 'running', done: 0, total: 0 });
      },
      onProgress: (done, total) => setPhase({ is: 'running', done, total }),
    });
    job.current = handle;
    handle.result.then(
      (report) => {
        const now = { report, ms: performance.now() - began };
        setShown(now);
        setPhase({ is: 'rest' });
        storeRun(claim, built.digest, now);
      },
      (error: unknown) => {
        const { why, message } = error instanceof JobError ? error : new JobError('crashed', String(error));
        setPhase(why === 'cancelled' ? { is: 'cancelled' } : { is: 'failed', why, message });
      },
    );
  };

  return {
    shown,
    phase,
    /** Whether a run was asked for since the page was opened. */
    asked,
    start,
    cancel: () => job.current?.cancel(),
  };
}
