/**
 * The page's side of the check of readers' formulas: one worker that reads while somebody types, and one that checks. A check that
 * is no longer wanted, or that says nothing for too long, ends with its worker.
 */
import type { Asked } from '../own/choices.ts';
import type { OwnReport, Told } from '../own/judge.ts';
import type { ReadFormula } from '../own/read.ts';

export interface OwnOrder {
  readonly job: number;
  readonly what: 'read' | 'check';
  readonly asked: Asked;
}

export type OwnNews =
  | { readonly job: number; readonly is: 'ready' }
  | { readonly job: number; readonly is: 'read'; readonly read: ReadFormula }
  | { readonly job: number; readonly is: 'told'; readonly told: Told }
  | { readonly job: number; readonly is: 'checked'; readonly report: OwnReport };

/** Why there is no answer: `silent` is too much work, `crashed` a worker that could not be loaded or died. */
export type OwnFailure = 'silent' | 'crashed';

interface OwnListener {
  readonly onRead: (read: ReadFormula) => void;
  readonly onTold: (told: Told) => void;
  readonly onChecked: (report: OwnReport) => void;
  readonly onFailed: (why: OwnFailure) => void;
}

/** Milliseconds without news after which a job is given up. The evaluator's own budgets end most of them long before. */
const LIMITS = { read: 1000, check: 5000 } as const;

/** A worker that does one kind of job; of several jobs only the last one counts. */
function createDesk(
  what: OwnOrder['what'],
  make: () => Worker,
  hear: (news: OwnNews) => void,
  failed: (why: OwnFailure) => void,
) {
  let worker: Worker | undefined;
  let ready = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let [last, busy] = [0, false];

  const end = (): void => {
    clearTimeout(timer);
    worker?.terminate();
    [worker, ready, busy] = [undefined, false, false];
  };
  const fail = (why: OwnFailure): void => {
    end();
    failed(why);
  };
  /** Counts from when the worker is there: loading it may take longer than any job. */
  const watch = (): void => {
    clearTimeout(timer);
    if (ready && busy) timer = setTimeout(() => fail('silent'), LIMITS[what]);
  };
  const start = (): Worker => {
    const made = make();
    made.onmessage = ({ data }: MessageEvent<OwnNews>) => {
      if (data.is === 'ready') ready = true;
      else if (data.job === last) {
        if (data.is !== 'told') busy = false;
        hear(data);
      }
      watch();
    };
    made.onerror = (event) => {
      event.preventDefault();
      fail('crashed');
    };
    return made;
  };
  return {
    ask(asked: Asked): void {
      // A check in progress would hold up the next one; reading takes a millisecond.
      if (busy && what === 'check') end();
      worker ??= start();
      busy = true;
      worker.postMessage({ job: ++last, what, asked } satisfies OwnOrder);
      watch();
    },
    end,
  };
}

export interface OwnDesk {
  read(asked: Asked): void;
  check(asked: Asked): void;
  /** Ends a check; no news of it follow. */
  cancel(): void;
  close(): void;
}

const makeWorker = (): Worker => new Worker(new URL('./own-worker.ts', import.meta.url), { type: 'module' });

export function openOwn(listener: OwnListener, make: () => Worker = makeWorker): OwnDesk {
  const hear = (news: OwnNews): void => {
    if (news.is === 'read') listener.onRead(news.read);
    if (news.is === 'told') listener.onTold(news.told);
    if (news.is === 'checked') listener.onChecked(news.report);
  };
  const reader = createDesk('read', make, hear, listener.onFailed);
  const checker = createDesk('check', make, hear, listener.onFailed);
  return {
    read: reader.ask,
    check: checker.ask,
    cancel: checker.end,
    close: () => {
      reader.end();
      checker.end();
    },
  };
}
