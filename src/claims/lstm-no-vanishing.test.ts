/** A network by hand on which the bound with r_t = 1 is false; it passed on five of five seeds when cases were only drawn. */
import { expect, test } from 'vitest';
import { tanh } from '../engine/arithmetic/elementary.ts';
import { keptAtLeast, keptWithFifthPath } from '../engine/closed-forms/lstm-retention.ts';
import { type LstmCase, perGate } from '../engine/networks/draw-lstm.ts';
import { derivativeByFirst } from './lstm-gradient/cell-derivatives.ts';

const g: LstmCase = {
  n: 1,
  m: 1,
  T: 6,
  W: perGate((gate) => Float64Array.of({ f: 0, i: 0, c: -0.1, o: 10 }[gate], 0)),
  b: perGate((gate) => Float64Array.of({ f: 5, i: 5, c: 0, o: -1 }[gate])),
  h0: Float64Array.of(tanh(0.3) / 2),
  c0: Float64Array.of(0.3),
  x: new Float64Array(6),
  y: new Float64Array(6),
};
const product = (values: readonly number[]) => values.reduce((all, v) => all * v, 1);

test('the derivative is 0.544, below the product with r_t = 1, 0.569', () => {
  const derivative = derivativeByFirst(g).data[0];
  expect(derivative).toBeCloseTo(0.544, 3);
  expect(product(keptAtLeast(g))).toBeCloseTo(0.569, 3);
  const kept = keptWithFifthPath(g);
  // The bound of the claim says nothing of this network: its q_t are soon below 0.
  expect(Math.min(...kept)).toBeLessThan(0);
});
