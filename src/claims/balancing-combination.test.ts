/** The article's combination in 200 digits: the weights that float64 rounds are there, and they hold the cell. */
import { expect, test } from 'vitest';
import { duals } from '../engine/arithmetic/dual.ts';
import { perGate } from '../engine/networks/draw-lstm.ts';
import { lstmStep } from '../engine/networks/lstm.ts';
import { asFloat, digits, lnOf, ONE, ratioOf, to200Digits } from './digits.ts';
import { balanced, cellWith } from './rescue/held-cell.ts';

const { mul, tanh } = digits;
const tenths = (v: bigint) => (v * ONE) / 10n;
const [f, i, candidate, o] = [7n, 6n, 5n, 8n].map(tenths);
const logit = (p: bigint) => lnOf(ratioOf(p, ONE - p));
const tanhSlope = (v: bigint) => ONE - mul(tanh(v), tanh(v));
const way = mul(o, tanhSlope(ONE));
const slope = (p: bigint) => mul(p, ONE - p);
const term = tenths(1n);
const u = {
  f: ratioOf(term, mul(slope(f), way)),
  i: ratioOf(term, mul(mul(candidate, slope(i)), way)),
  c: ratioOf(term, mul(mul(i, ONE - mul(candidate, candidate)), way)),
  o: 0n,
};
const z = { f: logit(f), i: logit(i), c: lnOf(3n * ONE) / 2n, o: logit(o) };
const h = mul(o, tanh(ONE));

test('these are the weights of the claim, to 15 digits', () => {
  const cell = cellWith(0.7, balanced, 1);
  for (const gate of ['f', 'i', 'c'] as const) expect(asFloat(u[gate])).toBeCloseTo(cell.W[gate][0], 14);
});

test('the state and ∂c_k/∂c_1 are 1 after 40 steps, in 200 digits', () => {
  const dual = duals(digits, 1);
  const fixed = (value: bigint) => ({ value, slopes: [0n] });
  const net = {
    n: 1,
    m: 1,
    W: perGate((gate) => [fixed(u[gate]), fixed(0n)]),
    b: perGate((gate) => [fixed(z[gate] - mul(u[gate], h))]),
    h0: [],
    c0: [],
  };
  let c = [{ value: ONE, slopes: [ONE] }];
  let out = [dual.mul(fixed(o), dual.tanh(c[0]))];
  for (let t = 2; t <= 41; t++) {
    const step = lstmStep(dual, net, c, out, [fixed(0n)]);
    [c, out] = [step.c, step.h].map(([{ value, slopes }]) => [{ value, slopes: [...slopes] }]);
  }
  const one = `1${'0'.repeat(200)}`;
  expect([to200Digits(c[0].value), to200Digits(c[0].slopes[0])]).toEqual([one, one]);
});
