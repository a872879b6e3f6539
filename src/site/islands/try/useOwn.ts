/** What is asked, how it is read, and what the check said; the work is done in workers. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Asked } from '../../../own/choices.ts';
import type { OwnReport } from '../../../own/judge.ts';
import type { ReadFormula } from '../../../own/read.ts';
import { type OwnDesk, type OwnFailure, openOwn } from '../../../worker/own-client.ts';

type Checking =
  | { readonly is: 'rest' }
  | { readonly is: 'busy'; readonly done: number; readonly total: number }
  | { readonly is: 'cancelled' }
  | { readonly is: 'failed'; readonly why: OwnFailure };

/** Milliseconds without a key after which the formula is checked. */
const PAUSE = 300;

export function useOwn(first: Asked) {
  const [asked, setAsked] = useState(first);
  const [read, setRead] = useState<ReadFormula>({ is: 'empty' });
  const [report, setReport] = useState<OwnReport>();
  const [phase, setPhase] = useState<Checking>({ is: 'rest' });
  const desk = useRef<OwnDesk>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const opened = (): OwnDesk => {
    desk.current ??= openOwn({
      onRead: setRead,
      onTold: ({ verdict, done, total }) => {
        if (verdict) setReport(verdict);
        setPhase({ is: 'busy', done, total });
      },
      onChecked: (found) => {
        setReport(found);
        setPhase({ is: 'rest' });
      },
      onFailed: (why) => setPhase({ is: 'failed', why }),
    });
    return desk.current;
  };
  const check = (what: Asked): void => {
    clearTimeout(timer.current);
    if (what.formula.trim() === '') return;
    setPhase({ is: 'busy', done: 0, total: 0 });
    opened().check(what);
  };
  /** Reads at once and checks on a pause. */
  const change = (next: Asked): void => {
    setAsked(next);
    setReport(undefined);
    setPhase({ is: 'rest' });
    desk.current?.cancel();
    opened().read(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => check(next), PAUSE);
  };
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      desk.current?.close();
    },
    [],
  );
  return {
    asked,
    read,
    report,
    phase,
    change,
    /** What a link brings along is checked without a pause. */
    open: (what: Asked) => {
      setAsked(what);
      opened().read(what);
      check(what);
    },
    check: () => check(asked),
    cancel: () => {
      clearTimeout(timer.current);
      desk.current?.cancel();
      setPhase({ is: 'cancelled' });
    },
  };
}
