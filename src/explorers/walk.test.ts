/** What the walks show are the derivatives that reverse mode finds, and their parts add and multiply up to them. */
import { describe, expect, test } from 'vitest';
import {
  columns,
  type Matrix,
  minus,
  norm,
  plus,
  rows,
  scaleColumns,
  spectralNorm,
  times,
} from '../engine/arithmetic/matrix.ts';
import { cellJacobian, cellTerms, outputSlope } from '../engine/closed-forms/lstm-jacobians.ts';
import { type Generic, reverseJacobian } from '../engine/derivatives/differentiate.ts';
import { laterCell, laterJoint } from '../engine/derivatives/lstm-functions.ts';
import { laterHidden } from '../engine/derivatives/recurrence-functions.ts';
import { laterState, lossesOfCopies } from '../engine/derivatives/rnn-functions.ts';
import type { RnnCase } from '../engine/networks/draw.ts';
import type { LstmCase } from '../engine/networks/draw-lstm.ts';
import { gru, linearState, residual } from '../engine/networks/recurrences.ts';
import { halfSquare, rowAt } from '../engine/networks/rnn.ts';
import { lstmTrace, rnnTrace } from '../engine/networks/traces.ts';
import { lstmToWalk, rnnToWalk, smallCell, smallRecurrence, smallRnn } from './networks.ts';
import { initialValues } from './values.ts';
import walkFour from './walk-four.ts';
import { fifthPath, walkLstm } from './walk-lstm.ts';
import { rnnWalkParameters, walkRnn } from './walk-rnn.ts';
import walkTwo from './walk-two.ts';

/** Relative to the size of what is expected, or to 1 where that is small. */
function expectClose(got: Matrix, expected: Matrix): void {
  expect([got.rows, got.cols]).toEqual([expected.rows, expected.cols]);
  expect(norm(minus(got, expected).data)).toBeLessThanOrEqual(1e-12 * Math.max(1, norm(expected.data)));
}
const given = { first: 1.3, later: -0.4 };
const seeds = [1, 2, 3, 19, 4_294_967_295];

describe.each(seeds)('a walk through the RNN of seed %i', (seed) => {
  const [T, gain] = [7, 1.4];
  const values = { ...(initialValues(rnnWalkParameters(T, gain)) as never as object), ...given, seed };
  const { steps } = walkRnn(T, values as never);
  const g = rnnToWalk('tanh', 3, T, gain, given, seed);
  /** c_t ↦ E_T */
  const loss =
    (network: RnnCase, t: number): Generic =>
    (a, c) => {
      const last = laterState(network, T, t)(a, c);
      const h = [a.dot(a.of(0), Array.from(network.Wout, a.of), 0, last)];
      return [halfSquare(a, h, rowAt(a, network.y, 1, T))];
    };

  test('its rows are the derivatives of the loss, and its Jacobians those of a step', () => {
    for (const { t, row, size, jacobian, stretch } of steps) {
      expectClose(row, reverseJacobian(loss(g, t), rnnTrace(g).c[t]));
      expect(size).toBe(norm(row.data));
      expectClose(jacobian, reverseJacobian(laterState(g, t, t - 1), rnnTrace(g).c[t - 1]));
      expect(stretch).toBe(spectralNorm(jacobian));
    }
  });

  test('it starts with W_out, and each row times the Jacobian shown is the row before', () => {
    expectClose(steps[T - 1].row, { rows: 1, cols: 3, data: Array.from(g.Wout) });
    for (let t = T; t > 1; t--) expectClose(times(steps[t - 1].row, steps[t - 1].jacobian), steps[t - 2].row);
  });

  test('its terms are the derivatives by the weights of one step alone', () => {
    const copies = Array.from({ length: T }, () => Array.from(g.W)).flat();
    const byCopies = reverseJacobian(lossesOfCopies(g), copies);
    const last = rows(byCopies, T - 1, T);
    const each = g.W.length;
    for (const { t, term } of steps) expect(term).toBeCloseTo(norm(columns(last, (t - 1) * each, t * each).data), 12);
  });

  test('no row exceeds its bound', () => {
    for (const { size, bound } of steps) expect(size).toBeLessThanOrEqual(bound * (1 + 1e-12));
  });
});

describe.each(seeds)('a walk through the LSTM of seed %i', (seed) => {
  const T = 6;
  const made = (output: number) => lstmToWalk(2, T, { recurrence: 1.5, output, bias: 1 }, given, seed);
  const g = made(3);
  const { steps } = walkLstm(g, 0);
  /** c_t ↦ (c_k, h_k) with h_t = o_t⊗tanh(c_t), o_t held. */
  const from =
    (network: LstmCase, k: number, t: number): Generic =>
    (a, c) => {
      const { o } = lstmTrace(network).steps[t - 1];
      return laterJoint(network, k, t)(a, [...c, ...c.map((one, i) => a.mul(a.of(o[i]), a.tanh(one)))]);
    };
  const loss =
    (later: Generic): Generic =>
    (a, v) => [halfSquare(a, later(a, v).slice(2), rowAt(a, g.y, 2, T))];
  const state = (t: number) => lstmTrace(g).c[t];

  test('its rows are the derivatives of the loss by both states, and its lengths those by c with h moved along', () => {
    for (const { t, row, all } of steps) {
      const both = [...state(t), ...lstmTrace(g).h[t]];
      expectClose(row, reverseJacobian(loss(laterJoint(g, T, t)), both));
      expect(all).toBeCloseTo(norm(reverseJacobian(loss(from(g, T, t)), state(t)).data), 12);
    }
  });

  test('each row times the Jacobian shown is the row before', () => {
    for (let t = T; t > 1; t--) expectClose(times(steps[t - 1].row, steps[t - 1].crossing!.jacobian), steps[t - 2].row);
  });

  test('the four terms add up to the Jacobian shown, with h a function of c, and have the sizes shown', () => {
    for (let t = 2; t <= T; t++) {
      const { crossing } = steps[t - 1];
      const top = rows(crossing!.jacobian, 0, 2);
      const { A, B, C, D } = cellTerms(g, t);
      expectClose(plus(A, B, C, D), plus(columns(top, 0, 2), scaleColumns(columns(top, 2, 4), outputSlope(g, t - 1))));
      expect([crossing!.A, crossing!.B, crossing!.C, crossing!.D]).toEqual([A, B, C, D].map(spectralNorm));
      expect(crossing!.sum).toBe(spectralNorm(cellJacobian(g, t)));
    }
  });

  test('over two steps the product of the sums and the fifth path make the derivative', () => {
    expect(steps[1].crossing!.fifth).toBeUndefined();
    for (let t = 3; t <= T; t++) {
      const whole = rows(reverseJacobian(from(g, t, t - 2), state(t - 2)), 0, 2);
      expectClose(plus(times(cellJacobian(g, t), cellJacobian(g, t - 1)), fifthPath(g, t)), whole);
      expect(steps[t - 1].crossing!.fifth).toBe(spectralNorm(fifthPath(g, t)));
    }
  });

  test('without recurrence in the output gate the four paths are all; with it they are not', () => {
    for (const { all, four } of walkLstm(made(0), 0).steps) expect(four).toBeCloseTo(all, 12);
    expect(Math.abs(steps[0].all - steps[0].four)).toBeGreaterThan(1e-6);
  });
});

test.each([{}, { recurrent: -1.5, bias: -1, first: -2, later: 0.7 }])(
  'the two networks of one unit at %j keep what reverse mode finds, and their factors multiply up to it',
  (set) => {
    const values = { ...(initialValues(walkTwo.parameters) as never as object), ...set } as never as {
      recurrent: number;
      bias: number;
      first: number;
      later: number;
    };
    const { steps } = walkTwo.compute(values as never);
    const T = steps.length;
    const plain = smallRnn(T, values.recurrent, values);
    const cell = smallCell(T, 0, values.bias, values);
    for (const {
      t,
      lanes: { rnn },
    } of steps)
      expect(rnn.left).toBeCloseTo(reverseJacobian(laterState(plain, T, t), rnnTrace(plain).c[t]).data[0], 12);
    expect(steps[0].lanes.lstm.left).toBeCloseTo(reverseJacobian(laterCell(cell, T), lstmTrace(cell).c[1]).data[0], 12);
    for (const name of ['rnn', 'lstm'] as const)
      for (let s = 1; s < T; s++) {
        const { left, factor } = steps[s].lanes[name];
        expect(steps[s - 1].lanes[name].left).toBeCloseTo(left * factor!, 12);
      }
  },
);

test.each([{}, { forget: -1, update: 0.4, branch: -1.7, eigenvalue: -0.8, first: -2, later: 0.7 }])(
  'the four cells at %j keep from step 1 on what reverse mode finds over all steps at once',
  (set) => {
    const values = { ...initialValues(walkFour.parameters), ...set } as Parameters<typeof walkFour.compute>[0];
    const { steps } = walkFour.compute(values);
    const T = steps.length;
    const { forget, update, branch, eigenvalue, first, later } = values;
    const inputs = { first, later };
    const [gated, added, linear] = [
      smallRecurrence(gru, T, { U_r: 1, U_h: 1, V_h: 1, b_u: update }, inputs),
      smallRecurrence(residual, T, { U: branch, V: 1 }, inputs),
      smallRecurrence(linearState, T, { A: eigenvalue, B: 1 }, inputs),
    ];
    const cell = smallCell(T, 0, forget, inputs);
    // h_1 by hand, from h_0 = 0.
    const u = 1 / (1 + Math.exp(-update));
    const { lanes } = steps[0];
    expect(lanes.lstm.left).toBeCloseTo(reverseJacobian(laterCell(cell, T), lstmTrace(cell).c[1]).data[0], 12);
    expect(lanes.gru.left).toBeCloseTo(
      reverseJacobian(laterHidden(gru, gated, T, 1), [(1 - u) * Math.tanh(first)]).data[0],
      12,
    );
    expect(lanes.residual.left).toBeCloseTo(
      reverseJacobian(laterHidden(residual, added, T, 1), [Math.tanh(first)]).data[0],
      12,
    );
    expect(lanes.linear.left).toBeCloseTo(reverseJacobian(laterHidden(linearState, linear, T, 1), [first]).data[0], 12);
    for (const name of ['lstm', 'gru', 'residual', 'linear'] as const)
      for (let s = 1; s < T; s++) {
        const { left, factor } = steps[s].lanes[name];
        expect(steps[s - 1].lanes[name].left).toBeCloseTo(left * factor!, 12);
      }
  },
);
