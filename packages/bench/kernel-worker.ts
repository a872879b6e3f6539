/** One kernel on one problem: answers `gradient` with the gradient of a pass, a number of passes with the seconds they take. */
import { parentPort, workerData } from 'node:worker_threads';
import { createKernel, machines } from '../../src/engine/training/kernel.ts';
import { timed } from './peer.ts';
import type { Problem } from './problem.ts';

const { name, problem } = workerData as { name: string; problem: Problem };
const { shape, weights, x } = problem;
const { T, batch } = shape;
const machine = machines().filter((one) => one.name === name);
const lambda = new Float64Array(T);
lambda[T - 1] = 1 / batch;
const kernel = createKernel(shape, lambda, machine);
kernel.weights.set(weights);
const y = new Float64Array(T * batch);
y.set(problem.y, (T - 1) * batch);
const pass = () => {
  kernel.forward({ x, y });
  kernel.backward();
};

parentPort?.on('message', (asked: 'gradient' | number) => {
  if (asked === 'gradient') pass();
  parentPort?.postMessage(asked === 'gradient' ? kernel.gradient.slice() : timed(asked, pass));
});
