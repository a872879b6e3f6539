/** One problem, all peers: first their gradients are compared, then they are timed in turn. */
import { Worker } from 'node:worker_threads';
import { ask } from '../../src/node/threads.ts';
import type { Missing, Peer, Session } from './peer.ts';
import { type Network, type Problem, problemOf, type Sizes } from './problem.ts';
import { errorOf, median } from './statistics.ts';

export interface Entry {
  readonly name: string;
  /** Largest error of its gradient against the TypeScript kernel's. */
  readonly error: number;
  readonly samples: number;
  /** Median seconds of processor time of a pass; times how often the TypeScript kernel is done meanwhile, likewise. */
  readonly seconds: number;
  readonly ratio: number;
}

export interface Race {
  readonly network: Network;
  readonly sizes: Sizes;
  /** Floating-point operations a second, and the part of the scalar peak that each of our kernels reaches. */
  readonly peak: number;
  readonly ofPeak: Readonly<Record<string, number>>;
  readonly entries: readonly Entry[];
  readonly left: readonly Missing[];
}

export interface Plan {
  /** Samples of each peer, one after the other in turn: at least `rounds`, and more while `seconds` last, up to `most`. */
  readonly rounds: number;
  readonly most: number;
  readonly seconds: number;
  /** Seconds that a sample should take, where one pass takes less. */
  readonly sample: number;
  /** Seconds that a peer may run before its samples count: until its code is compiled for speed. */
  readonly warm: number;
  /** A peer whose pass is expected to take longer is left out; one whose pass takes longer than `long` is sampled less. */
  readonly longest: number;
  readonly long: number;
}

/** Rounds from one sample of a slow peer to the next. */
const seldom = 3;

interface Runner {
  readonly peer: Peer;
  readonly session: Session;
  readonly passes: number;
  readonly error: number;
  readonly every: number;
  /** Seconds of a pass by round. */
  readonly times: Map<number, number>;
}

/** Seconds a floating-point operation of each peer took in the latest race of a network; for what to expect of a larger. */
const pace = new Map<string, number>();

export async function race(network: Network, sizes: Sizes, peers: readonly (Peer | Missing)[], plan: Plan) {
  const problem = problemOf(network, sizes);
  const left: Missing[] = [];
  const runners: Runner[] = [];
  let truth: Float64Array | undefined;
  for (const peer of peers) {
    if ('missing' in peer) {
      left.push(peer);
      continue;
    }
    const expected = problem.flops * (pace.get(`${network} ${peer.name}`) ?? 0);
    if (expected > plan.longest) {
      left.push({ name: peer.name, missing: `a pass would take about ${expected.toFixed(0)} s` });
      continue;
    }
    const session = await peer.open(problem);
    const began = performance.now();
    const gradient = await session.gradient();
    // Never the first, with which all others are compared.
    const slow = runners.length > 0 && (performance.now() - began) / 1000 > plan.long;
    truth ??= gradient;
    const error = errorOf(gradient, truth);
    if (!(error <= peer.tolerance))
      throw new Error(
        `bench: ${peer.name} gives another gradient for ${network} ${sizes}: off by ${error}, allowed ${peer.tolerance}; it is not timed`,
      );
    const passes = slow ? 1 : await passesFor(session, plan); // a pass that long has warmed itself up
    runners.push({ peer, session, error, passes, every: slow ? seldom : 1, times: new Map() });
  }
  const meter = new Worker(new URL('./peak.ts', import.meta.url));
  const peaks: number[] = [];
  const until = performance.now() + 1000 * plan.seconds;
  for (let round = 0; round < plan.rounds || (round < plan.most && performance.now() < until); round++) {
    peaks.push(await ask(meter, 'peak'));
    for (const { session, passes, every, times } of runners)
      if (round % every === 0) times.set(round, (await session.run(passes)) / passes);
  }
  for (const { session } of runners) session.close();
  await meter.terminate();
  return { ...summary(network, sizes, problem, runners, peaks), left };
}

/** Warms up, and sees meanwhile how many passes fill a sample. */
export async function passesFor(session: Session, { sample, warm }: Plan): Promise<number> {
  let spent = 0;
  let passes = 1;
  for (;;) {
    const seconds = await session.run(passes);
    spent += seconds;
    if (seconds >= sample && spent >= warm) return passes;
    if (seconds < sample) passes = Math.ceil(passes * Math.min(10, Math.max(2, sample / Math.max(seconds, 1e-6))));
  }
}

function summary(
  network: Network,
  sizes: Sizes,
  problem: Problem,
  runners: readonly Runner[],
  peaks: readonly number[],
): Omit<Race, 'left'> {
  const [first] = runners;
  /** The median over the rounds in which the peer was sampled. */
  const over = ({ times }: Runner, of: (seconds: number, round: number) => number) =>
    median([...times].map(([round, seconds]) => of(seconds, round)));
  const entries = runners.map((runner) => {
    const { name } = runner.peer;
    const seconds = over(runner, (s) => s);
    pace.set(`${network} ${name}`, seconds / problem.flops);
    const ratio = over(runner, (s, round) => s / (first.times.get(round) as number));
    return { name, error: runner.error, samples: runner.times.size, seconds, ratio };
  });
  const ofPeak = Object.fromEntries(
    runners
      .filter(({ peer }) => peer.name === 'TypeScript' || peer.name === 'WebAssembly')
      .map((runner) => [runner.peer.name, over(runner, (s, round) => problem.flops / s / peaks[round])]),
  );
  return { network, sizes, peak: median(peaks), ofPeak, entries };
}
