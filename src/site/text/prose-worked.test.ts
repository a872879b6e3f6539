/** The numbers of what chapters 2, 6 and 7 work out step by step. */
import { expect, test } from 'vitest';
import { sigmoid, tanhSlope } from '../../engine/arithmetic/elementary.ts';
import { power } from '../../engine/arithmetic/power.ts';
import { horizonBias } from '../../engine/closed-forms/horizon.ts';
import { cellTerms, outputSlope } from '../../engine/closed-forms/lstm-jacobians.ts';
import { blockForm, jointJacobian } from '../../engine/closed-forms/lstm-joint.ts';
import { lstmBptt } from '../../engine/derivatives/lstm-bptt.ts';
import { rnnBptt } from '../../engine/derivatives/rnn-bptt.ts';
import type { RnnCase } from '../../engine/networks/draw.ts';
import type { LstmCase } from '../../engine/networks/draw-lstm.ts';
import { lstmTrace, rnnTrace } from '../../engine/networks/traces.ts';
import { smallLstm } from '../../exercises/networks.ts';
import { decimal, missing, power10 } from './prose.ts';

const prints = (chapter: number, texts: readonly string[]) => expect(missing(chapter, texts)).toEqual([]);
const to4 = (value: number) => decimal(value, 4);

test('chapter 2: the immediate partial derivative of two units', () => {
  // W_rec of the chapter; W_in such that the slopes of tanh are 1 and ½. The read-out brings in v = (0.2, −0.4).
  const half = Math.atanh(Math.SQRT1_2);
  const g: RnnCase = {
    ...{ phi: 'tanh', n: 2, m: 1, p: 1, T: 1 },
    W: Float64Array.of(1, 2, 0.75, 3, 4, (half + 2.5) / 2),
    Wout: Float64Array.of(0.2, -0.4),
    c0: Float64Array.of(0.5, -1),
    x: Float64Array.of(2),
    y: Float64Array.of(0),
  };
  const { h, z } = rnnTrace(g);
  expect(z[1].map((value) => tanhSlope(value))).toEqual([1, expect.closeTo(0.5, 12)]);
  const gradient = Array.from(rnnBptt({ ...g, y: Float64Array.of(h[1][0] - 1) }).W);
  for (const [i, value] of [0.1, -0.2, 0.4, -0.1, 0.2, -0.4].entries()) expect(gradient[i]).toBeCloseTo(value, 12);
  prints(2, ['0.1 & -0.2 & 0.4 \\\\ -0.1 & 0.2 & -0.4', '0.5 & -1 & 2 & 0 & 0 & 0 \\\\ 0 & 0 & 0 & 0.25 & -0.5 & 1']);
});

/** M_t, O_t and G_t of the small cell. */
function ways(g: LstmCase, t: number) {
  const [, M, , corner] = jointJacobian(g, t).data;
  const O = outputSlope(g, t)[0];
  return { M, O, G: corner - O * M };
}

test('chapter 6: the ways of the small cell, and two steps back', () => {
  const g = smallLstm(3);
  const [second, third] = [ways(g, 2), ways(g, 3)];
  prints(6, [second.M, second.O, second.G].map(to4));
  const factor = (t: number) => Object.values(cellTerms(g, t)).reduce((sum, { data }) => sum + data[0], 0);
  const first = outputSlope(g, 1)[0];
  // F_t + M_t O_{t−1} is the sum of the four terms.
  expect(lstmTrace(g).steps[2].f[0] + third.M * second.O).toBeCloseTo(factor(3), 14);
  prints(6, [factor(3), factor(2), factor(3) * factor(2), third.M * second.G * first].map(to4));
  const whole = factor(3) * factor(2) + third.M * second.G * first;
  expect(whole).toBeCloseTo(blockForm(g, 3).data[0], 14);
  prints(6, [to4(whole)]);
});

test('chapter 7: the rescue of a single unit', () => {
  const k = 20;
  const one = (b: number): LstmCase => ({ ...smallLstm(k + 1, 0, { f: b }), y: new Float64Array(k + 1).fill(1) });
  const byCandidate = (b: number) => {
    const { W, b: biases } = lstmBptt(one(b), (t) => (t === k + 1 ? 1 : 0));
    return { v: W.c[1], b: biases.c[0] };
  };
  const open = horizonBias(k + 1);
  const { c, h, steps } = lstmTrace(one(open));
  expect(power(sigmoid(open), k)).toBeCloseTo(0.5, 12);
  const end = c[k + 1][0];
  const delta = (h[k + 1][0] - 1) * 0.5 * tanhSlope(end);
  const sent = steps[0].i[0] * tanhSlope(steps[0].z.c[0]);
  expect(byCandidate(open).v).toBeCloseTo(delta * 0.5 * sent, 12);
  expect(byCandidate(open).b / byCandidate(open).v).toBeGreaterThanOrEqual(1);
  prints(7, [end, delta, sent, byCandidate(open).v].map(to4));
  prints(7, [power10(power(sigmoid(-2), k)), power10(byCandidate(-2).v)]);
});
