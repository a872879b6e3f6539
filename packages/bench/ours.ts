/**
 * The two kernels of the engine, each session in a thread of its own, as a reader's browser has it: code that both share
 * would be compiled for both and be slower in each.
 */
import { Worker } from 'node:worker_threads';
import type { Machine } from '../../src/engine/training/loops.ts';
import { simd } from '../../src/engine/training/simd/simd.ts';
import { ask } from '../../src/node/threads.ts';
import { bundled } from './bundle.ts';
import type { Asked } from './kernel-worker.ts';
import type { Missing, Peer } from './peer.ts';

const program = await bundled('kernel-worker');

const ours = (name: Machine['name']): Peer => ({
  name,
  tolerance: 1e-9,
  async open(problem) {
    const worker = new Worker(program, { workerData: { name, problem } });
    const answer = <Answer>(asked: Asked) => ask<Answer>(worker, asked);
    return {
      gradient: () => answer('gradient'),
      run: (passes) => answer(passes),
      close: () => void worker.terminate(),
    };
  },
});

export const typescript = ours('TypeScript');

export const webAssembly = (): Peer | Missing =>
  simd() ? ours('WebAssembly') : { name: 'WebAssembly', missing: 'this Node has no vectors in it' };
