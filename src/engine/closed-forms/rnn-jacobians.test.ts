import { expect, test } from 'vitest';
import { floats } from '../arithmetic/arithmetic.ts';
import { duals } from '../arithmetic/dual.ts';
import { contains } from '../arithmetic/interval.ts';
import { largest, type Matrix, norm, plus } from '../arithmetic/matrix.ts';
import { randomFrom } from '../arithmetic/random.ts';
import { forwardJacobian, reverseJacobian } from '../derivatives/differentiate.ts';
import { curvatureAlong, lossAlong } from '../derivatives/line-search.ts';
import { rnnBptt } from '../derivatives/rnn-bptt.ts';
import {
  laterState,
  lossesByW,
  lossesOfCopies,
  lossOfW,
  lossWithin,
  totalLossOfW,
} from '../derivatives/rnn-functions.ts';
import { drawRnn } from '../networks/draw.ts';
import { gamma, slopes } from '../networks/slopes.ts';
import { rnnTrace } from '../networks/traces.ts';
import { horizonBias } from './horizon.ts';
import { delta, gradientTerms, stateJacobian, stepInput, stepJacobians, Wrec } from './rnn-jacobians.ts';

const size = { units: 3, inputs: 2, outputs: 2, steps: 5 };
const networks = (['sigmoid', 'tanh'] as const).map((phi) => drawRnn({ phi }).make(randomFrom('jacobians', phi), size));
const T = size.steps;

const near = (left: ArrayLike<number>, right: ArrayLike<number>) => {
  expect(left.length).toBe(right.length);
  expect(largest(Array.from(left, (v, i) => v - right[i]))).toBeLessThanOrEqual(1e-13 * (1 + largest(right)));
};
const sum = ([first, ...others]: readonly Matrix[]) => plus(first, ...others).data;

test.each(networks)('$phi: Jacobians of the states, over one step and over many', (g) => {
  const { c, z } = rnnTrace(g);
  expect(Array.from(Wrec(g).data)).toEqual([0, 1, 2].flatMap((i) => [...g.W.slice(5 * i, 5 * i + 3)]));
  for (const [j, k] of [
    [0, 1],
    [1, 2],
    [1, 4],
    [0, 5],
    [3, 3],
  ])
    near(stateJacobian(g, j, k).data, forwardJacobian(laterState(g, k, j), c[j]).data);
  expect(stepJacobians(g, 2, 4).length).toBe(3);
  expect(stepJacobians(g, 4, 2)).toEqual([]);
  near(
    stepJacobians(g, 4, 4, { ...rnnTrace(g), z: z.map(() => [0, 0, 0]) })[0].data,
    Wrec(g).data.map((w) => w * gamma[g.phi]),
  );
});

test.each(networks)('$phi: terms of the gradient are those of a copy of W for each step, and add up to BPTT’s', (g) => {
  const copies = Array.from({ length: T }, () => [...g.W]).flat();
  const byCopies = reverseJacobian(lossesOfCopies(g), copies);
  near(lossesByW(floats, g, g.W), rnnTrace(g).E.slice(1));
  for (let k = 1; k <= T; k++) {
    const terms = gradientTerms(g, k);
    expect(terms.length).toBe(k);
    for (let j = 1; j <= k; j++) {
      const from = (k - 1) * copies.length + (j - 1) * g.W.length;
      near(terms[j - 1].data, byCopies.data.slice(from, from + g.W.length));
    }
    const gradient = rnnBptt(g, (t) => (t === k ? 1 : 0)).W;
    near(sum(terms), gradient);
    near(reverseJacobian(lossOfW(g, k), g.W).data, gradient);
    for (const tau of [1, 2, T + 3])
      near(reverseJacobian(lossWithin(g, k, tau, rnnTrace(g).c), g.W).data, sum(terms.slice(Math.max(0, k - tau))));
  }
  near(reverseJacobian(totalLossOfW(g), g.W).data, rnnBptt(g).W);
});

test.each(networks)('$phi: the error at a step, and what goes into it', (g) => {
  const { c, h } = rnnTrace(g);
  const error = [0, 1].map((l) => h[3][l] - g.y[4 + l]);
  near(
    delta(g, 3).data,
    [0, 1, 2].map((i) => error[0] * g.Wout[i] + error[1] * g.Wout[3 + i]),
  );
  expect(delta(g, 3)).toMatchObject({ rows: 1, cols: 3 });
  expect(stepInput(g, 2)).toEqual([...c[1], g.x[2], g.x[3]]);
});

test('slopes are those of the activations, at most γ, which they are at 0', () => {
  for (const z of [-30, -3, -0.5, 0.1, 2, 30]) {
    expect(slopes.sigmoid(z) / floats.sigmoidSlope(z)).toBeCloseTo(1, 14);
    expect(slopes.tanh(z) / floats.tanhSlope(z)).toBeCloseTo(1, 14);
  }
  expect([slopes.sigmoid(0), slopes.tanh(0)]).toEqual([gamma.sigmoid, gamma.tanh]);
});

test.each(networks)('$phi: along a line E has the slope −⟨∂E/∂W, d⟩, and its curvature is enclosed', (g) => {
  const d = g.W.map((_, i) => (i % 3) - 0.7);
  const gradient = rnnBptt(g).W;
  const slope = gradient.reduce((s, v, i) => s - v * d[i], 0);
  expect(lossAlong(duals(floats, 1), g, d, { value: 0, slopes: [1] }).slopes[0]).toBeCloseTo(slope, 12);
  const twice = duals(duals(floats, 1), 1);
  const at = (s: number) => ({ value: { value: s, slopes: [1] }, slopes: [{ value: 1, slopes: [0] }] });
  const bounds = curvatureAlong(g, d, 1e-5);
  for (const s of [0, 5e-6, 1e-5])
    expect(contains(bounds, lossAlong(twice, g, d, at(s)).slopes[0].slopes[0])).toBe(true);
  expect(bounds.hi - bounds.lo).toBeLessThan(0.1);
});

test('the bias for a horizon of k steps leaves half of a state after k − 1', () => {
  for (const k of [2, 10, 1000]) {
    const kept = floats.sigmoid(horizonBias(k));
    expect(Array.from({ length: k - 1 }).reduce((product: number) => product * kept, 1)).toBeCloseTo(0.5, 11);
  }
  expect(norm([horizonBias(2)])).toBeLessThan(1e-15);
});
