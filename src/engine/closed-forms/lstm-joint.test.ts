import { expect, test } from 'vitest';
import { largest, minus } from '../arithmetic/matrix.ts';
import { randomFrom } from '../arithmetic/random.ts';
import { flatten, unflatten } from '../derivatives/lstm-functions.ts';
import { drawLstm, type LstmCase, type LstmChoices, perGate } from '../networks/draw-lstm.ts';
import { lstmTrace } from '../networks/traces.ts';
import { cellJacobian, productForm } from './lstm-jacobians.ts';
import { blockForm, fifthPathGap, shortcutGap } from './lstm-joint.ts';

const networks = (choices: LstmChoices, size: Record<string, number>, count = 200): LstmCase[] =>
  Array.from({ length: count }, (_, i) => drawLstm(choices).make(randomFrom('test', i), size));
const average = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

const scaleOne: LstmChoices = { gain: [1, 1], forgetBias: [-1, 1] };
const size = { units: 4, inputs: 2, steps: 3 };

test('the fifth path is 5 % of ∂c_3/∂c_1 for random weights of scale 1, on average', () => {
  const gap = average(networks(scaleOne, size).map((g) => fifthPathGap(g)));
  expect(gap).toBeGreaterThan(0.03);
  expect(gap).toBeLessThan(0.06);
});

test('there is no fifth path without U_o, nor over a single step', () => {
  for (const g of networks({ ...scaleOne, outputRecurrence: 0 }, { ...size, steps: 8 }, 50))
    expect(fifthPathGap(g)).toBeLessThanOrEqual(1e-12);
  for (const g of networks(scaleOne, size, 50)) {
    expect(fifthPathGap(g, 2)).toBeLessThanOrEqual(1e-12);
    expect(largest(minus(blockForm(g, 2), cellJacobian(g, 2)).data)).toBeLessThanOrEqual(1e-14);
    expect(productForm(g, 1).data).toEqual(blockForm(g, 1).data);
  }
});

test('what “∂c_t/∂c_{t−1} = f_t” leaves out is half of what it keeps, on average', () => {
  const gap = average(networks(scaleOne, { ...size, steps: 6 }).map((g) => shortcutGap(g)));
  expect(gap).toBeGreaterThan(0.4);
  expect(gap).toBeLessThan(0.6);
});

test('draws keep to what was chosen', () => {
  for (const g of networks({ square: true, fromZero: true, outputRecurrence: 0 }, { units: 3, steps: 2 }, 20)) {
    expect([g.n, g.m, g.T]).toEqual([3, 3, 2]);
    expect([...g.c0, ...g.h0].every((v) => v === 0)).toBe(true);
    expect(g.W.o.every((w, k) => (w === 0) === k % 6 < 3)).toBe(true);
    expect(largest(g.W.f)).toBeGreaterThan(0);
  }
});

test('weights and biases in a row are cut up again as they were', () => {
  const [g] = networks({}, { units: 3, inputs: 2, steps: 1 }, 1);
  const { W, b } = unflatten(g, Array.from(flatten(g)));
  expect(perGate((gate) => Float64Array.from(W[gate]))).toEqual(g.W);
  expect(perGate((gate) => Float64Array.from(b[gate]))).toEqual(g.b);
  expect(lstmTrace({ ...g }).h).toEqual(lstmTrace(g).h);
});
