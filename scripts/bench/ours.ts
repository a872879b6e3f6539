/** The two kernels of the engine. */
import { createKernel } from '../../src/engine/training/kernel.ts';
import type { Machine } from '../../src/engine/training/loops.ts';
import { plain } from '../../src/engine/training/plain.ts';
import { simd } from '../../src/engine/training/simd/simd.ts';
import type { Missing, Peer } from './peer.ts';
import { timed } from './peer.ts';
import type { Problem } from './problem.ts';

export function kernelOf({ shape, weights, x, y }: Problem, machine: Machine) {
  const { T, batch } = shape;
  const lambda = Float64Array.from({ length: T }, (_, t) => (t === T - 1 ? 1 / batch : 0));
  const kernel = createKernel(shape, lambda, [machine]);
  kernel.weights.set(weights);
  const targets = new Float64Array(T * batch);
  targets.set(y, (T - 1) * batch);
  const pass = () => {
    kernel.forward({ x, y: targets });
    kernel.backward();
  };
  return { kernel, pass };
}

const ours = (name: string, machine: Machine): Peer => ({
  name,
  tolerance: 1e-9,
  async open(problem) {
    const { kernel, pass } = kernelOf(problem, machine);
    return {
      async gradient() {
        pass();
        return kernel.gradient.slice();
      },
      run: (passes) => timed(passes, pass),
      close() {},
    };
  },
});

export const typescript = ours('TypeScript', plain);

export function webAssembly(): Peer | Missing {
  const machine = simd();
  return machine ? ours('WebAssembly', machine) : { name: 'WebAssembly', missing: 'this Node has no vectors in it' };
}
