import { describe, expect, test } from 'vitest';
import { randomFrom } from '../../src/engine/arithmetic/random.ts';
import { numbers } from '../../src/engine/networks/draw.ts';
import { createKernel } from '../../src/engine/training/kernel.ts';
import type { Shape } from '../../src/engine/training/shape.ts';
import { partOf, partsOf, sumOfParts } from './split.ts';

test('every sequence is in one part, in order, and no part is two larger than another', () => {
  for (let batch = 1; batch <= 20; batch++)
    for (let parts = 1; parts <= batch; parts++) {
      const all = partsOf(batch, parts);
      expect(all.flatMap(({ from, count }) => Array.from({ length: count }, (_, k) => from + k))).toEqual(
        Array.from({ length: batch }, (_, k) => k),
      );
      const counts = all.map(({ count }) => count);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
});

test.each([0, 1.5, 9, Number.NaN])('%s parts of 8 sequences are refused', (parts) => {
  expect(() => partsOf(8, parts)).toThrow(`parts is ${parts}, needed an integer from 1 to the 8 sequences`);
});

describe.each(['rnn', 'lstm'] as const)('%s', (network) => {
  const shape: Shape = { network, n: 5, m: 3, p: 2, T: 6, batch: 7 };
  const random = randomFrom('split', network);
  const lambda = numbers(6, () => random.between(0, 1));
  const draw = (count: number) => numbers(count, random.normal);
  const given = { x: draw(6 * 7 * 3), y: draw(6 * 7 * 2), c0: draw(35), h0: draw(35) };
  const weights = draw(createKernel(shape, lambda).weights.length);

  /** Gradients by part; a worker of its own for each, or one kernel after the other, in any order: nothing is shared. */
  const gradients = (count: number, backwards: boolean) => {
    const parts = partsOf(shape.batch, count);
    const order = backwards ? [...parts].reverse() : parts;
    const found = order.map((part) => {
      const kernel = createKernel({ ...shape, batch: part.count }, lambda);
      kernel.weights.set(weights);
      kernel.forward(partOf(given, shape, part));
      kernel.backward();
      return kernel.gradient;
    });
    return backwards ? found.reverse() : found;
  };

  test('one part is the kernel itself, to the bit', () => {
    const kernel = createKernel(shape, lambda);
    kernel.weights.set(weights);
    kernel.forward(given);
    kernel.backward();
    expect(sumOfParts(gradients(1, false))).toEqual(kernel.gradient.slice());
  });

  test('the parts’ own gradients are left as they are', () => {
    const parts = [Float64Array.of(1, 2), Float64Array.of(10, 20)];
    expect(sumOfParts(parts)).toEqual(Float64Array.of(11, 22));
    expect(parts).toEqual([Float64Array.of(1, 2), Float64Array.of(10, 20)]);
  });

  test('the same plan gives the same bits, whichever part is done first; any plan the same gradient to 1e−13', () => {
    const [whole] = gradients(1, false);
    const scale = Math.max(...whole.map(Math.abs));
    for (const count of [2, 3, 7]) {
      const sum = sumOfParts(gradients(count, false));
      expect(sumOfParts(gradients(count, true))).toEqual(sum);
      expect(Math.max(...sum.map((v, k) => Math.abs(v - whole[k])))).toBeLessThanOrEqual(1e-13 * scale);
    }
  });
});
