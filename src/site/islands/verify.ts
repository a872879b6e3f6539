/** The run of every claim of the site: asked for, under way, ended or cancelled. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { defaults } from '../../check/options.ts';
import type { Report } from '../../check/report.ts';
import { type Handle, prove } from '../../worker/client.ts';
import { storeRun } from './card/memory.ts';

/** A claim in the run of them all. */
export interface BoardClaim {
  readonly id: string;
  /** The site's number of the equation, `2.1`, and where it stands. */
  readonly number: string;
  readonly href: string;
  /** Digest of the build's report. */
  readonly digest: string;
}

/** `differs`: as stated, but not with the numbers of the build. */
export type Fate = 'rest' | 'busy' | 'good' | 'bad' | 'differs';

export interface Course {
  readonly is: 'rest' | 'running' | 'ended' | 'cancelled';
  readonly fates: Readonly<Record<string, Fate>>;
  /** Milliseconds since the run began. */
  readonly ms: number;
}

const atRest: Course = { is: 'rest', fates: {}, ms: 0 };

/** What a report is worth here: it must be as stated, and have the build's digest. */
export const fateOf = (report: Report, digest: string): Fate =>
  report.ok ? (report.digest === digest ? 'good' : 'differs') : 'bad';

export const doneOf = ({ fates }: Course): number =>
  Object.values(fates).filter((fate) => fate !== 'rest' && fate !== 'busy').length;

export function useVerify(claims: readonly BoardClaim[]) {
  const [course, setCourse] = useState(atRest);
  const jobs = useRef<Handle<Report>[]>([]);

  const stop = () => {
    // The last first: a place that a running job leaves would go to the next in the queue.
    for (const job of jobs.current.splice(0).reverse()) job.cancel();
  };
  useEffect(() => stop, []);

  const start = async () => {
    const began = performance.now();
    setCourse({ ...atRest, is: 'running' });
    const set = (id: string, fate: Fate) =>
      setCourse((now) =>
        now.is === 'running' ? { ...now, fates: { ...now.fates, [id]: fate }, ms: performance.now() - began } : now,
      );
    const runs = claims.map(({ id, digest }) => {
      let started = 0;
      const job = prove(id, defaults, {
        onState: (state) => {
          if (state !== 'running') return;
          started = performance.now();
          set(id, 'busy');
        },
      });
      jobs.current.push(job);
      return job.result.then(
        (report) => {
          storeRun(id, digest, { report, ms: performance.now() - started });
          set(id, fateOf(report, digest));
        },
        // No report, for whatever reason, is not a green one.
        () => set(id, 'bad'),
      );
    });
    await Promise.all(runs);
    setCourse((now) => (now.is === 'running' ? { ...now, is: 'ended' } : now));
  };

  const cancel = () => {
    setCourse((now) => {
      const fates = Object.entries(now.fates).filter(([, fate]) => fate !== 'busy');
      return { ...now, is: 'cancelled', fates: Object.fromEntries(fates) };
    });
    stop();
  };
  return { course, start, cancel };
}
