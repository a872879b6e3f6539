/** Whoever takes part. A session has one problem; a pass is forward, E, and the gradient of all weights. */
import type { Problem } from './problem.ts';

export interface Session {
  /** The gradient of one pass. */
  gradient(): Promise<Float64Array>;
  /** Seconds of processor time for `passes` passes. */
  run(passes: number): Promise<number>;
  close(): void;
}

export interface Peer {
  readonly name: string;
  /** Largest error of a gradient, relative to its largest entry, with which the peer is still timed. */
  readonly tolerance: number;
  open(problem: Problem): Promise<Session>;
}

/** A peer that is not here, and why. */
export interface Missing {
  readonly name: string;
  readonly missing: string;
}

/**
 * Seconds of processor time that this thread has used, counted in steps of up to 4 ms. Not the clock on the wall: what others
 * do on the machine is not counted. Nor that of the process: in threads of its own V8 clears away what one peer has left
 * while another runs.
 */
function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
}

export async function timed(passes: number, pass: () => void): Promise<number> {
  const start = threadTime();
  for (let k = 0; k < passes; k++) pass();
  return threadTime() - start;
}
