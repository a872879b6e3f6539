/**
 * The numbers that chapters 1 to 6 print, computed again; those of 7 and 8 are in prose-trained.test.ts, of 9 in
 * prose-practice.test.ts.
 */

import { expect, test } from 'vitest';
import { quiet } from '../../claims/vanishing/boxes.ts';
import { floats } from '../../engine/arithmetic/arithmetic.ts';
import { sigmoidSlope, tanh, tanhSlope } from '../../engine/arithmetic/elementary.ts';
import { enclosedNorm, enclosedRows } from '../../engine/arithmetic/interval/norms.ts';
import { matrix, norm, orderedProduct, spectralNorm } from '../../engine/arithmetic/matrix.ts';
import { power } from '../../engine/arithmetic/power.ts';
import { type Random, randomFrom } from '../../engine/arithmetic/random.ts';
import { cellTerms, gateJacobian, outputSlope, productForm } from '../../engine/closed-forms/lstm-jacobians.ts';
import {
  blockForm,
  fifthPathGap,
  immediateTerm,
  jointJacobian,
  jointJacobians,
} from '../../engine/closed-forms/lstm-joint.ts';
import { gradientTerms, stateJacobian } from '../../engine/closed-forms/rnn-jacobians.ts';
import { lstmBptt } from '../../engine/derivatives/lstm-bptt.ts';
import { flatten } from '../../engine/derivatives/lstm-functions.ts';
import { rnnBptt } from '../../engine/derivatives/rnn-bptt.ts';
import { recurrentBox } from '../../engine/networks/boxes.ts';
import { numbers, type RnnCase } from '../../engine/networks/draw.ts';
import { type LstmCase, perGate } from '../../engine/networks/draw-lstm.ts';
import { gates } from '../../engine/networks/lstm.ts';
import { totalLoss } from '../../engine/networks/rnn.ts';
import { lstmTrace, rnnTrace } from '../../engine/networks/traces.ts';
import { smallLstm, smallNetwork } from '../../exercises/networks.ts';
import gatesPlot from '../../explorers/gates.ts';
import { initialValues } from '../../explorers/values.ts';
import vanishMap from '../../explorers/vanish-map.ts';
import { decimal, inTable, missing, power10 } from './prose.ts';

const prints = (chapter: number, texts: readonly string[]) => expect(missing(chapter, texts)).toEqual([]);
const to = (decimals: number) => (value: number) => decimal(value, decimals);
const only = (k: number) => (t: number) => (t === k ? 1 : 0);
const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0);

const gradient = (g: RnnCase, k: number) => Array.from(rnnBptt(g, only(k)).W);
const loss = (g: RnnCase) => totalLoss(floats, rnnTrace(g).E);

test('chapter 1: the small network', () => {
  const g = smallNetwork(3);
  prints(1, rnnTrace(g).c.slice(1).flat().map(to(4)));
  prints(
    1,
    [1, 2, 3]
      .flatMap((k) => gradient(g, k))
      .filter((v) => v !== 0)
      .map(to(5)),
  );
  const whole = rnnBptt(g).W;
  prints(1, [to(4)(loss(g)), ...Array.from(whole, to(5)), to(4)(norm(whole) ** 2)]);
  prints(
    1,
    rnnTrace(g)
      .h.slice(1)
      .flat()
      .map((h) => to(4)(h - 0.5)),
  );
  for (const alpha of [0.001, 0.01, 0.1, 1, 5]) {
    const after = loss({ ...g, W: g.W.map((w, i) => w - alpha * whole[i]) });
    const ratio = (loss(g) - after) / (alpha * norm(whole) ** 2);
    prints(1, [`| ${alpha} | ${inTable(after, 4)} | ${inTable(ratio, 4)} |`]);
  }
});

test('chapter 2: its terms, and how little the first may be', () => {
  const terms = gradientTerms(smallNetwork(3), 3).map(({ data }) => data);
  prints(2, [terms[1][0], terms[2][0], gradient(smallNetwork(3), 3)[0], terms[0][1]].map(to(5)));
  const [last] = rnnTrace(smallNetwork(3)).h[3];
  prints(2, [to(5)(last - 0.5), to(5)(last), to(4)((last - 0.5) * (1 - last ** 2))]);
  prints(2, [terms[1][0], terms[2][0]].map(to(4)));
  const sigmoid = smallNetwork(12, { phi: 'sigmoid' });
  prints(2, [power10(norm(gradientTerms(sigmoid, 12)[0].data) / norm(gradient(sigmoid, 12)))]);
});

test('chapter 3: two boxes of networks', () => {
  const middle = matrix(4, 4, quiet.middle);
  prints(3, [to(1)(spectralNorm(middle)), to(2)(4 * quiet.width), to(4)(power(0.961, 99)), `${quiet.width}`]);
  expect(enclosedNorm(enclosedRows(recurrentBox(quiet))).hi).toBeLessThan(0.961);
});

test('chapter 3: growth off the rest, and the map', () => {
  const off = smallNetwork(50, { W: Float64Array.of(1.5, 1), c0: Float64Array.of(0.001), x: new Float64Array(50) });
  const products = Array.from({ length: 50 }, (_, s) => stateJacobian(off, 0, s + 1).data[0]);
  expect(products.indexOf(Math.max(...products)) + 1).toBe(16);
  prints(3, [`${to(0)(Math.max(...products))}`]);
  expect(products[49]).toBeLessThan(1e-10);
  expect(power10(1.5 ** 50, 2)).toBe('6.4 \\times 10^{8}');
  const initial = initialValues(vanishMap.parameters) as Parameters<typeof vanishMap.compute>[0];
  const [silent, heard] = [0, 0.1].map((input) => vanishMap.compute({ ...initial, input }));
  const fifty = ({ rows }: typeof silent, gain: number) => rows.find((r) => Math.abs(r.gain - gain) < 1e-9)!.norms[50];
  prints(3, [to(2)(silent.limit), ...[fifty(silent, 0.8), fifty(silent, 4), fifty(heard, 4)].map((v) => power10(v))]);
});

test('chapter 4: the small cell, and a state that counts', () => {
  const { c, h, steps } = lstmTrace(smallLstm(3));
  prints(4, [...c.slice(1).flat(), ...h.slice(1).flat(), steps[0].i[0], steps[1].f[0], steps[1].i[0]].map(to(4)));
  prints(4, [to(4)(steps[1].z.f[0]), to(4)(steps[1].i[0] * steps[1].candidate[0])]);
  const counting = { ...smallLstm(100, 0, { f: 10 }), x: new Float64Array(100) };
  const held = { ...counting, b: { ...counting.b, i: Float64Array.of(10), c: Float64Array.of(10) } };
  prints(4, [to(2)(lstmTrace(held).c[100][0])]);
});

test('chapter 5: gradients by the biases, and targets for which gradients cancel', () => {
  const g = smallLstm(3);
  prints(5, [
    to(4)(sum(lstmTrace(g).E)),
    ...lstmTrace(g)
      .h.slice(1)
      .flat()
      .map((h) => to(4)(0.5 - h)),
  ]);
  for (const gate of gates) {
    const row = [only(1), only(2), only(3), () => 1].map((lambda) => lstmBptt(g, lambda).b[gate][0]);
    prints(5, [`| $b_${gate}$ | ${row.map((v) => (v === 0 ? '0' : inTable(v, 4))).join(' | ')} |`]);
  }
  const h = rnnTrace(smallNetwork(3)).h.slice(1).flat();
  const outputs = [1, 2, 3].map((k) => gradient(smallNetwork(3, { y: Float64Array.from(h, (v) => v - 1) }), k));
  prints(
    5,
    outputs
      .flat()
      .filter((v) => v !== 0)
      .map(to(4)),
  );
  // δ_1 v_1 + 0.2 v_2 + δ_3 v_3 = 0, with v_1 = (0, ·)
  const third = (-0.2 * outputs[1][0]) / outputs[2][0];
  const first = (-0.2 * outputs[1][1] - third * outputs[2][1]) / outputs[0][1];
  prints(5, [first, third].map(to(4)));
  const cancelling = smallNetwork(3, { y: Float64Array.from(h, (v, t) => v - [first, 0.2, third][t]) });
  prints(
    5,
    [1, 2, 3]
      .flatMap((k) => gradient(cancelling, k))
      .filter((v) => v !== 0)
      .map(to(5)),
  );
  prints(5, [to(4)(loss(cancelling))]);
  expect(norm(rnnBptt(cancelling).W)).toBeLessThan(1e-15);
});

test('chapter 6: the gradient of the small cell, its terms and its product', () => {
  const g = smallLstm(3);
  const whole = lstmBptt(g, only(3));
  // As printed: the one term j = 1, through cell states alone.
  const { h } = lstmTrace(g);
  const row = (h[3][0] - 0.5) * outputSlope(g, 3)[0] * productForm(g, 3).data[0];
  const printed = immediateTerm(g, 1, matrix(1, 2, [row, 0]));
  for (const gate of ['f', 'o'] as const) {
    expect(norm([...printed.W[gate], ...printed.b[gate]])).toBe(0);
    prints(6, [to(4)(norm([...whole.W[gate], ...whole.b[gate]]))]);
  }
  prints(6, [flatten(whole), flatten(printed)].map(norm).map(to(4)));
  prints(6, jointJacobians(g, 2, 3).map(spectralNorm).map(to(3)));
  prints(6, [to(2)(spectralNorm(orderedProduct(jointJacobians(smallLstm(21), 2, 21), 2)))]);
  const { A, B, C, D } = cellTerms(g, 2);
  const terms = [A, B, C, D].map(({ data }) => data[0]);
  prints(6, [...terms, sum(terms)].map(to(4)));
  const z = lstmTrace(g).steps[1].z.c[0];
  prints(
    6,
    [z, sigmoidSlope(z), tanhSlope(z), lstmTrace(g).steps[0].o[0] * tanhSlope(lstmTrace(g).c[1][0])].map(to(4)),
  );
  prints(6, [tanh(lstmTrace(g).c[2][0])].map(to(4)));
  const second = jointJacobian(g, 2).data; // F, M, O F, O M + G
  const [M, G, O] = [jointJacobian(g, 3).data[1], second[3] - outputSlope(g, 2)[0] * second[1], outputSlope(g, 1)[0]];
  prints(6, [M, G, O, M * G * O, productForm(g, 3).data[0], blockForm(g, 3).data[0]].map(to(4)));
  prints(
    6,
    [productForm(smallLstm(21), 21), blockForm(smallLstm(21), 21)].map(({ data }) => to(3)(data[0])),
  );
});

test('chapter 6: the shortcut over twenty steps', () => {
  const both = (g: LstmCase) => [
    lstmTrace(g)
      .steps.slice(1)
      .reduce((product, { f }) => product * f[0], 1),
    blockForm(g, 21).data[0],
  ];
  for (const u of [0, 0.01, 0.1, 1, -1])
    prints(6, [`| ${String(u).replace('-', '−')} | ${both(smallLstm(21, u)).map(to(4)).join(' | ')} |`]);
  prints(6, both(smallLstm(21, 1, { o: -4 })).map(to(4)));
});

test('chapter 6: the plot of the gates, and the gap in random cells', () => {
  const initial = initialValues(gatesPlot.parameters) as Parameters<typeof gatesPlot.compute>[0];
  const end = (bias: number) => gatesPlot.compute({ ...initial, bias }).rows.at(-1)!;
  prints(6, [to(2)(end(2).lstm), power10(end(0).lstm), power10(end(2).rnn), to(1)(end(5).lstm)]);
  const n = 8;
  const count = 1000;
  const gapsWith = (input: (random: Random) => number) =>
    Array.from({ length: count }, (_, at) => {
      const random = randomFrom('prose', 'fifth-path', at);
      const normals = (size: number) => numbers(size, () => random.normal() / Math.sqrt(n));
      const zeros = new Float64Array(n);
      const start = { h0: zeros, c0: zeros, x: numbers(3, () => input(random)), y: new Float64Array(3 * n) };
      const W = perGate(() => normals(n * (n + 1)));
      return 100 * fifthPathGap({ n, m: 1, T: 3, W, b: perGate(() => normals(n)), ...start });
    }).sort((a, b) => a - b);
  const [uniform, normal] = [gapsWith((random) => random.between(-1, 1)), gapsWith((random) => random.normal())];
  for (const gaps of [uniform, normal]) prints(6, [to(1)((gaps[count / 2 - 1] + gaps[count / 2]) / 2)]);
  expect(uniform.filter((gap) => gap >= 2 && gap <= 6).length / count).toBeCloseTo(0.8, 1);
});

test('chapter 6: the three derivatives at step 2', () => {
  const g = smallLstm(3);
  const { steps, c } = lstmTrace(g);
  const slopes = { f: sigmoidSlope(steps[1].z.f[0]), i: sigmoidSlope(steps[1].z.i[0]), c: tanhSlope(steps[1].z.c[0]) };
  for (const gate of ['f', 'i', 'c'] as const) prints(6, [slopes[gate], gateJacobian(g, gate, 2).data[0]].map(to(4)));
  const printed = sigmoidSlope(steps[1].z.c[0]);
  prints(6, [tanhSlope(c[1][0]), outputSlope(g, 1)[0], printed, printed * outputSlope(g, 1)[0]].map(to(4)));
  prints(6, [c[1][0], steps[1].candidate[0], steps[1].i[0], steps[1].o[0]].map(to(4)));
  expect(to(0)(100 * (steps[1].o[0] / steps[0].o[0] - 1))).toBe('15');
});

test('a number that is not printed, or only as a part of another, is named in both languages', () => {
  expect(missing(1, ['0.7616', '0.76', '.7616', '12345'])).toEqual(
    ['en', 'zh'].flatMap((lang) =>
      ['0.76', '.7616', '12345'].map((text) => `${lang}/01-rnn.mdx does not print ${text}`),
    ),
  );
});
