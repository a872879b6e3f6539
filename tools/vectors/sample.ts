/**
 * Trains an LSTM of 16 units on the latch task over 30 steps by the repository's own kernel, and writes it as PyTorch would:
 * public/sample-lstm.safetensors.
 */
import { writeFileSync } from 'node:fs';
import { randomFrom } from '../../src/engine/arithmetic/random.ts';
import { initialWeights } from '../../src/engine/training/initial.ts';
import { createKernel } from '../../src/engine/training/kernel.ts';
import { adam, clip } from '../../src/engine/training/optimiser.ts';
import { placesOf as kernelPlaces, type Shape } from '../../src/engine/training/shape.ts';
import { drawBatch, latch } from '../../src/engine/training/tasks.ts';
import { writeSafetensors } from '../../src/files/safetensors.ts';
import { layoutOf, valueArrays } from '../../src/vectors/conventions.ts';

const [n, m, T, batch, updates] = [16, 2, 30, 32, 400];
const shape: Shape = { network: 'lstm', n, m, p: 1, T, batch };
const kernel = createKernel(
  shape,
  Float64Array.from({ length: T }, (_, t) => (t === T - 1 ? 1 / batch : 0)),
);
kernel.weights.set(initialWeights(shape, 'uniform', 2, 0, randomFrom('sample', 'start')));
const optimiser = adam(0.01, kernel.weights.length);
let loss = 0;
for (let update = 0; update < updates; update++) {
  loss = kernel.forward(drawBatch(latch, randomFrom('sample', 'batch', update), T, batch, 0.2));
  kernel.backward();
  clip(kernel.gradient, 1);
  optimiser.update(kernel.weights, kernel.gradient);
}
// The kernel has W_f, W_i, W_c, W_o and then the biases, as `placesOf` in src/vectors/net.ts has them.
const flat = kernel.weights.slice(0, kernelPlaces(shape).Wout);
const layout = layoutOf('pytorch', { kind: 'lstm', n, m, T: 1 }).filter(({ weight }) => weight);
const arrays = valueArrays(layout, flat).map((one) => ({ ...one, name: `lstm.${one.name}` }));
writeFileSync('public/sample-lstm.safetensors', writeSafetensors(arrays));
console.log(`loss ${loss} after ${updates} updates`);
