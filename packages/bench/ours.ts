/** The two kernels of the engine. Each session has a thread of its own: code compiled for both kernels is slower in each. */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { rolldown } from 'rolldown';
import type { Machine } from '../../src/engine/training/loops.ts';
import { simd } from '../../src/engine/training/simd/simd.ts';
import { ask } from '../../src/node/threads.ts';
import type { Missing, Peer } from './peer.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const program = here('../../.cache/bench/kernel-worker.mjs');
// One module, as in the site's build: σ and tanh take a third longer where V8 has to look across several.
const bundle = await rolldown({ input: here('./kernel-worker.ts'), platform: 'node' });
await bundle.write({ file: program, format: 'esm', minify: true, codeSplitting: false });
await bundle.close();

const ours = (name: Machine['name']): Peer => ({
  name,
  tolerance: 1e-9,
  async open(problem) {
    const worker = new Worker(program, { workerData: { name, problem } });
    return {
      gradient: () => ask(worker, 'gradient'),
      run: (passes) => ask(worker, passes),
      close: () => void worker.terminate(),
    };
  },
});

export const typescript = ours('TypeScript');

export const webAssembly: Peer | Missing = simd()
  ? ours('WebAssembly')
  : { name: 'WebAssembly', missing: 'this Node has no WebAssembly vectors' };
