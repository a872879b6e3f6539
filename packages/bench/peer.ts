/** What is timed. A session has one problem; a pass is the forward pass, E, and the gradient of all weights. */
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

/** A peer that is not on this machine, and why. */
export interface Missing {
  readonly name: string;
  readonly missing: string;
}

/**
 * Seconds of processor time of this thread, in steps of up to 4 ms. Wall-clock time would count other programs, and that of the
 * process V8's own threads, which collect the garbage of one peer while another runs.
 */
export function timed(passes: number, pass: () => void): number {
  const before = process.threadCpuUsage();
  for (let k = 0; k < passes; k++) pass();
  const after = process.threadCpuUsage();
  return (after.user - before.user + after.system - before.system) / 1e6;
}
