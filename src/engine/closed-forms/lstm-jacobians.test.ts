import { expect, test } from 'vitest';
import { floats } from '../arithmetic/arithmetic.ts';
import { largest, minus, orderedProduct, plus, singularValues, spectralNorm, times } from '../arithmetic/matrix.ts';
import { randomFrom } from '../arithmetic/random.ts';
import { forwardJacobian, reverseJacobian } from '../derivatives/differentiate.ts';
import { lstmBptt } from '../derivatives/lstm-bptt.ts';
import {
  flatten,
  gateOfCell,
  laterCell,
  laterJoint,
  lossesBy,
  lstmLoss,
  lstmTotalLoss,
  nextCell,
  nextCellAlong,
} from '../derivatives/lstm-functions.ts';
import { drawLstm, type LstmCase } from '../networks/draw-lstm.ts';
import { gates } from '../networks/lstm.ts';
import { lstmTrace } from '../networks/traces.ts';
import * as closed from './lstm-jacobians.ts';
import {
  blockForm,
  fifthPathGap,
  immediateTerm,
  jointDelta,
  jointJacobian,
  jointJacobians,
  lstmGradientTerms,
  shortcutGap,
} from './lstm-joint.ts';
import { keptAtLeast, keptAtMost, keptWithFifthPath, leastForget } from './lstm-retention.ts';

const T = 5;
const g = drawLstm().make(randomFrom('lstm jacobians', 2), { units: 3, inputs: 2, steps: T });
const { steps, c, h, E } = lstmTrace(g);

const near = (left: ArrayLike<number>, right: ArrayLike<number>) => {
  expect(left.length).toBe(right.length);
  expect(largest(Array.from(left, (v, i) => v - right[i]))).toBeLessThanOrEqual(1e-13 * (1 + largest(right)));
};

test('weights are cut into what acts on h and what acts on x', () => {
  const row = (k: number) => [...g.W.i.slice(5 * k, 5 * k + 5)];
  expect(Array.from(closed.U(g, 'i').data)).toEqual([0, 1, 2].flatMap((k) => row(k).slice(0, 3)));
  expect(Array.from(closed.V(g, 'i').data)).toEqual([0, 1, 2].flatMap((k) => row(k).slice(3)));
  expect(closed.weights(g, 'o')).toMatchObject({ rows: 3, cols: 5, data: g.W.o });
});

test.each([2, 3, 5])('step %i: the derivatives of gates, of the cell state, and along each way', (t) => {
  near(closed.gateJacobian(g, 'f', t).data, forwardJacobian(gateOfCell(g, 'f', t), c[t - 1]).data);
  near(closed.gateJacobian(g, 'i', t).data, forwardJacobian(gateOfCell(g, 'i', t), c[t - 1]).data);
  near(closed.gateJacobian(g, 'c', t).data, forwardJacobian(gateOfCell(g, 'candidate', t), c[t - 1]).data);
  const { A, B, C, D } = closed.cellTerms(g, t);
  near(A.data, forwardJacobian(nextCellAlong(g, 'f', t), c[t - 1]).data);
  near(B.data, forwardJacobian(nextCellAlong(g, 'direct', t), c[t - 1]).data);
  near(C.data, forwardJacobian(nextCellAlong(g, 'i', t), c[t - 1]).data);
  near(D.data, forwardJacobian(nextCellAlong(g, 'candidate', t), c[t - 1]).data);
  near(closed.cellJacobian(g, t).data, forwardJacobian(nextCell(g, t), c[t - 1]).data);
  // Asked for again it is the one that was kept.
  expect(closed.cellJacobian(g, t)).toBe(closed.cellJacobian(g, t));
  near(nextCellAlong(g, 'f', t)(floats, c[t - 1]), c[t]);
  expect(closed.factor(g, 'o', t)).toEqual(c[t].map(floats.tanh));
});

test('the joint state: one step, many steps, and how c_k answers c_1', () => {
  for (const t of [1, 3, T])
    near(jointJacobian(g, t).data, forwardJacobian(laterJoint(g, t, t - 1), [...c[t - 1], ...h[t - 1]]).data);
  near(orderedProduct(jointJacobians(g, 2, 4), 6).data, forwardJacobian(laterJoint(g, 4, 1), [...c[1], ...h[1]]).data);
  expect(jointJacobians(g, 3, 2)).toEqual([]);
  for (const k of [2, 3, T]) near(blockForm(g, k).data, forwardJacobian(laterCell(g, k), c[1]).data);
  near(closed.productForm(g, 3).data, times(closed.cellJacobian(g, 3), closed.cellJacobian(g, 2)).data);
  const exact = blockForm(g, T);
  expect(fifthPathGap(g)).toBe(spectralNorm(minus(closed.productForm(g, T), exact)) / spectralNorm(exact));
  const { A, B, C, D } = closed.cellTerms(g, T);
  expect(shortcutGap(g)).toBe(spectralNorm(plus(A, C, D)) / spectralNorm(B));
});

test('terms of the gradient add up to BPTT’s and to automatic differentiation’s', () => {
  near(lossesBy(floats, g, Array.from(flatten(g))), E.slice(1));
  for (const k of [1, 3, T]) {
    const terms = lstmGradientTerms(g, k);
    expect(terms.length).toBe(k);
    const gradient = lstmBptt(g, (t) => (t === k ? 1 : 0));
    const total = terms.map((term) => flatten(term)).reduce((all, term) => all.map((v, i) => v + term[i]));
    near(total, flatten(gradient));
    near(reverseJacobian(lstmLoss(g, k), flatten(g)).data, flatten(gradient));
  }
  near(reverseJacobian(lstmTotalLoss(g), flatten(g)).data, flatten(lstmBptt(g)));
});

test('the error of a step acts on h alone; the output gate moves h alone', () => {
  near(jointDelta(g, 2).data, [0, 0, 0, ...h[2].map((v, l) => v - g.y[3 + l])]);
  const onC = { rows: 1, cols: 6, data: [1, 2, 3, 0, 0, 0] };
  const { W, b } = immediateTerm(g, 2, onC);
  expect(largest(b.o)).toBe(0);
  for (const gate of gates)
    near(
      W[gate],
      [0, 1, 2].flatMap((k) => [...h[1], g.x[2], g.x[3]].map((v) => b[gate][k] * v)),
    );
});

test('what a step keeps at least and at most: by hand for one unit, and never less or more than it keeps', () => {
  const one = drawLstm().make(randomFrom('kept', 1), { units: 1, inputs: 1, steps: 4 });
  const path = lstmTrace(one);
  const u = (gate: 'f' | 'i' | 'c' | 'o') => Math.abs(one.W[gate][0]);
  const f = [2, 3, 4].map((t) => path.steps[t - 1].f[0]);
  const detours = [2, 3, 4].map((t) => (u('f') * Math.abs(path.c[t - 1][0])) / 4 + u('i') / 4 + u('c'));
  near(leastForget(one), f);
  near(
    keptAtLeast(one),
    f.map((v, s) => v - detours[s]),
  );
  near(
    keptAtMost(one),
    f.map((v, s) => v + detours[s]),
  );
  let reach = 1;
  const kept = f.map((v, s) => {
    const q = v - reach * detours[s];
    reach = 1 + ((u('o') / 4) * reach) / q;
    return q;
  });
  near(keptWithFifthPath(one), kept);
});

test('the singular values of a step lie between what it keeps at least and at most', () => {
  const many: LstmCase[] = Array.from({ length: 20 }, (_, i) =>
    drawLstm({ gain: [0.1, 0.5] }).make(randomFrom('kept', i), { units: 3, inputs: 1, steps: 3 }),
  );
  for (const network of many)
    [2, 3].forEach((t, s) => {
      const values = singularValues(closed.cellJacobian(network, t));
      expect(values[2]).toBeGreaterThanOrEqual(keptAtLeast(network)[s]);
      expect(values[0]).toBeLessThanOrEqual(keptAtMost(network)[s]);
      expect(leastForget(network)[s]).toBe(Math.min(...lstmTrace(network).steps[t - 1].f));
    });
  expect(steps.length).toBe(T);
});
