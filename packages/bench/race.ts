/** One problem, all peers: their gradients are compared first, then the peers are timed in turn. */
import { Worker } from 'node:worker_threads';
import { ask } from '../../src/node/threads.ts';
import type { Peer, Session } from './peer.ts';
import { type Network, problemOf, type Sizes } from './problem.ts';
import { errorOf, median } from './statistics.ts';

export interface Entry {
  readonly name: string;
  /** Largest error of its gradient against the TypeScript kernel's. */
  readonly error: number;
  readonly samples: number;
  /** Median over the samples: seconds of processor time of a pass, and these over the TypeScript kernel's in the same round. */
  readonly seconds: number;
  readonly ratio: number;
}

export interface Race {
  readonly network: Network;
  readonly sizes: Sizes;
  /** Floating-point operations a second, and the fraction of it that each of our kernels reaches. */
  readonly peak: number;
  readonly ofPeak: Readonly<Record<string, number>>;
  readonly entries: readonly Entry[];
}

export interface Plan {
  /** Samples of each peer: at least `rounds`, and more until `seconds` are over, up to `most`. */
  readonly rounds: number;
  readonly most: number;
  readonly seconds: number;
  /** Least seconds of a sample, which has as many passes as that needs. */
  readonly sample: number;
  /** Seconds that a peer runs before its samples count, so that its code is compiled. */
  readonly warm: number;
}

/**
 * @param peers the TypeScript kernel first
 * @throws Error where a peer's gradient is not that of the first
 */
export async function race(network: Network, sizes: Sizes, peers: readonly Peer[], plan: Plan): Promise<Race> {
  const problem = problemOf(network, sizes);
  const runners: { name: string; session: Session; error: number; passes: number; times: number[] }[] = [];
  let expected: Float64Array | undefined;
  for (const { name, tolerance, open } of peers) {
    const session = await open(problem);
    const gradient = await session.gradient();
    expected ??= gradient;
    const error = errorOf(gradient, expected);
    if (!(error <= tolerance))
      throw new Error(
        `bench: the gradient of ${name} for ${network} ${sizes} is off by ${error}, allowed ${tolerance}`,
      );
    runners.push({ name, session, error, passes: await warmUp(session, plan), times: [] });
  }
  const meter = new Worker(new URL('./peak.ts', import.meta.url));
  const peaks: number[] = [];
  const until = performance.now() + 1000 * plan.seconds;
  for (let round = 0; round < plan.rounds || (round < plan.most && performance.now() < until); round++) {
    peaks.push(await ask(meter, 'peak'));
    for (const { session, passes, times } of runners) times.push((await session.run(passes)) / passes);
  }
  for (const { session } of runners) session.close();
  await meter.terminate();
  const entries = runners.map(({ name, error, times }) => ({
    name,
    error,
    samples: times.length,
    seconds: median(times),
    ratio: median(times.map((seconds, round) => seconds / runners[0].times[round])),
  }));
  const ofPeak = Object.fromEntries(
    runners
      .filter(({ name }) => name === 'TypeScript' || name === 'WebAssembly')
      .map(({ name, times }) => [name, median(times.map((seconds, k) => problem.flops / seconds / peaks[k]))]),
  );
  return { network, sizes, peak: median(peaks), ofPeak, entries };
}

/** Runs a peer for `warm` seconds at least. @returns how many passes fill a sample */
async function warmUp(session: Session, { sample, warm }: Plan): Promise<number> {
  let spent = 0;
  let passes = 1;
  for (;;) {
    const seconds = await session.run(passes);
    spent += seconds;
    if (seconds >= sample && spent >= warm) return passes;
    if (seconds < sample) passes = Math.ceil(passes * Math.min(10, Math.max(2, sample / Math.max(seconds, 1e-6))));
  }
}
