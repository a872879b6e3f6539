/** One worker: the gradients of the parts it is given, in that order. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Batch, createKernel } from '../../src/engine/training/kernel.ts';
import type { Shape } from '../../src/engine/training/shape.ts';

interface Job {
  readonly shape: Shape;
  /** Sequences of all parts together. */
  readonly batch: number;
  readonly weights: Float64Array;
  readonly given: Batch;
}

const kernels = (workerData as Job[]).map(({ shape, batch, weights, given }) => {
  const kernel = createKernel(
    shape,
    Float64Array.from({ length: shape.T }, (_, t) => (t === shape.T - 1 ? 1 / batch : 0)),
  );
  kernel.weights.set(weights);
  return { kernel, given };
});

parentPort?.on('message', (parts: number[]) => {
  const gradients = parts.map((part) => {
    const { kernel, given } = kernels[part];
    kernel.forward(given);
    kernel.backward();
    return kernel.gradient.slice();
  });
  parentPort?.postMessage(gradients);
});
