/** The numbers that chapters 7 and 9 print, computed again, or taken from the record of the experiments. */

import { expect, test } from 'vitest';
import record from '../../../content/experiments.json' with { type: 'json' };
import { defaults } from '../../check/options.ts';
import { run } from '../../check/run.ts';
import { claimById } from '../../claims/index.ts';
import { balanced, cellWith, type Terms } from '../../claims/rescue/held-cell.ts';
import * as kept4 from '../../claims/rescue/kept-box.ts';
import { anyLstm, staysWithin, TRIALS } from '../../claims/rescue/starts.ts';
import { log, sigmoid, sigmoidSlope, tanh, tanhSlope } from '../../engine/arithmetic/elementary.ts';
import { matrix, norm, orderedProduct, spectralNorm } from '../../engine/arithmetic/matrix.ts';
import { power } from '../../engine/arithmetic/power.ts';
import { randomFrom } from '../../engine/arithmetic/random.ts';
import { horizonBias } from '../../engine/closed-forms/horizon.ts';
import { productForm } from '../../engine/closed-forms/lstm-jacobians.ts';
import { blockForm, lstmGradientTerms } from '../../engine/closed-forms/lstm-joint.ts';
import { keptAtLeast } from '../../engine/closed-forms/lstm-retention.ts';
import { stateJacobian } from '../../engine/closed-forms/rnn-jacobians.ts';
import { lstmKept } from '../../engine/derivatives/from-first.ts';
import { lstmBptt } from '../../engine/derivatives/lstm-bptt.ts';
import { flatten, unflatten } from '../../engine/derivatives/lstm-functions.ts';
import { rnnBptt } from '../../engine/derivatives/rnn-bptt.ts';
import type { LstmCase } from '../../engine/networks/draw-lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { experiments } from '../../engine/training/experiments.ts';
import { createTrainer } from '../../engine/training/trainer.ts';
import { smallLstm, smallNetwork } from '../../exercises/networks.ts';
import box from '../../explorers/box.ts';
import { initialValues } from '../../explorers/values.ts';
import { wilson } from '../../proof/wilson.ts';
import { languages } from '../../proof/words.ts';
import { decimal, missing, power10 } from './prose.ts';

const prints = (chapter: number, texts: readonly string[]) => expect(missing(chapter, texts)).toEqual([]);
const to = (decimals: number) => (value: number) => decimal(value, decimals);
const last = (g: LstmCase) => lstmBptt(g, (t) => (t === g.T ? 1 : 0));
/** ∂c_T/∂c_1 of one unit. */
const kept = (g: LstmCase, k = g.T) => blockForm(g, k).data[0];
const middle = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(values.length - 1) >> 1] + sorted[values.length >> 1]) / 2;
};

test('chapter 7: the rescue of the small cell', () => {
  const share = (g: LstmCase) => {
    const far = lstmGradientTerms(g, 21).slice(0, 11).map(flatten);
    return norm(far[0].map((_, q) => far.reduce((sum, term) => sum + term[q], 0))) / norm(flatten(last(g)));
  };
  const [before, after] = [smallLstm(21, 1, { f: -2 }), smallLstm(21, 1, { f: horizonBias(21) })];
  prints(7, [to(3)(horizonBias(21)), power10(share(before)), to(2)(share(after))]);
  prints(7, [power10(kept(before)), to(1)(kept(after)), power10(last(before).b.f[0])]);
  let weights = flatten(before);
  const at = () => ({ ...before, ...unflattened(before, weights) });
  for (let step = 0; step < 1000; step++) {
    const downhill = flatten(last(at()));
    weights = weights.map((w, q) => w - 0.1 * downhill[q]);
  }
  expect(lstmTrace(at()).E.at(-1)).toBeLessThan(1e-11);
  prints(7, [to(2)(at().b.f[0])]);
});

function unflattened(g: LstmCase, flat: Float64Array): Pick<LstmCase, 'W' | 'b'> {
  const { W, b } = unflatten(g, Array.from(flat));
  const typed = (v: typeof W) => ({
    f: Float64Array.from(v.f),
    i: Float64Array.from(v.i),
    c: Float64Array.from(v.c),
    o: Float64Array.from(v.o),
  });
  return { W: typed(W), b: typed(b) };
}

test('chapter 7: the plain network passes the test, and forgets', () => {
  const g = smallNetwork(3, { y: Float64Array.of(tanh(1), tanh(tanh(1) / 2), 0.5) });
  prints(7, Array.from(rnnBptt(g).W, to(5)));
  prints(7, [power10(stateJacobian(smallNetwork(21), 1, 21).data[0]), power10(power(0.5, 20), 2)]);
});

test('chapter 7: a box of networks, by hand and by its explorer', () => {
  const shut = sigmoid(-6.1);
  // “At least” is rounded down.
  prints(7, [to(4)(Math.floor(sigmoid(6.1) * 1e4) / 1e4), to(2)(power(sigmoid(6.1), 99))]);
  // |c| ≤ 1 + 99 i, and ‖U_g‖ ≤ 0.4: the forget gate, the input gate, and the candidate.
  prints(7, [to(3)(0.4 * ((1 + 99 * shut) * sigmoidSlope(6.1) + sigmoidSlope(6.1) + shut))]);
  const { rows, largest } = box.compute(initialValues(box.parameters) as never);
  prints(7, [rows[98].seenLeast, rows[98].seenMost, largest ?? Number.NaN].map(to(3)));
  const last = (weight: number) => lstmKept(kept4.keptRanges(weight, 7, 1), 100)[98].lo;
  expect([last(0.185) > 0, last(0.186)]).toEqual([true, 0]);
  const stretched = [kept4.shrinks, kept4.grows].map((sides) => kept4.stretchBy(Object.values(sides)));
  prints(
    7,
    stretched.map(({ lo }) => to(3)(lo)),
  );
  prints(7, [`${kept4.KEPT_LEAST}`, `${kept4.KEPT_MOST}`, '0.185']);
  const size = kept4.ranges.n * (kept4.ranges.n + kept4.ranges.m + 1) * 4;
  prints(7, [`$${size}$`]);
});

test('chapter 7: balance, its edge, and too much of it', () => {
  prints(7, [to(4)(0.8 * tanhSlope(1)), power10(1 - productForm(cellWith(0.7, balanced, 201), 201).data[0])]);
  prints(7, [power10(power(0.7, 200))]);
  const off = (terms: Terms, c: number) => {
    const g = { ...cellWith(0.7, terms, 101), c0: Float64Array.of(c), h0: Float64Array.of(0.8 * tanh(c)) };
    return Array.from({ length: 100 }, (_, s) => kept(g, s + 2));
  };
  prints(7, [off(balanced, 1.01)[99], off(balanced, 0.99)[99]].map(to(2)));
  prints(7, [power10(power(1.3, 100), 2)]);
  const grown = off({ A: 0.2, C: 0.2, D: 0.2 }, 1.001);
  const top = Math.max(...grown);
  expect(grown.indexOf(top) + 1).toBe(26);
  prints(7, [to(0)(top), to(3)(grown[99])]);
});

test('chapter 7: the bound from below', () => {
  const g = smallLstm(100, 0.005, { f: 6 });
  prints(7, [keptAtLeast(g).reduce((product, q) => product * q, 1), kept(g)].map(to(2)));
  prints(7, [to(2)(power(0.989, 99))]);
});

test('chapter 7: how likely the derivative survives at the start', () => {
  const { parts } = run(claimById('likely-survival'), defaults);
  const successes = parts.map(({ arms = [] }) => arms.map((arm) => arm.successes));
  expect(successes).toEqual([
    [43, 0, 0],
    [80, 31, 0],
    [100, 0],
    [0, 24, 0],
  ]);
  prints(
    7,
    [...successes.flat().filter((count) => count > 0)].map((count) => `$${count}$`),
  );
  prints(7, [to(2)(wilson(0, TRIALS).high)]);
  const within = staysWithin(anyLstm(0), 'uniform');
  expect(Array.from({ length: TRIALS }, (_, s) => within.succeeds(randomFrom('within', s))).every(Boolean)).toBe(true);
});

test('chapter 8: horizons, and the shear', () => {
  const half = (b: number) => log(2) / -log(sigmoid(b));
  for (const [b, decimals] of [
    [-2, 1],
    [0, 0],
    [1, 1],
    [2, 1],
    [5, 0],
  ])
    prints(8, [`${to(decimals)(half(b))} `, ...(b === 0 ? [] : [to(3)(sigmoid(b))])]);
  prints(
    8,
    [10, 100, 1000].map((steps) => to(2)(horizonBias(steps))),
  );
  const W = matrix(2, 2, [0.9, 2, 0, 0.9]);
  const size = (k: number) => spectralNorm(orderedProduct(new Array(k).fill(W), 2));
  prints(8, [to(1)(size(9))]);
  expect(Array.from({ length: 43 }, (_, s) => size(s + 1)).every((v) => v > 1)).toBe(true);
  expect(size(44)).toBeLessThan(1);
});

const arm = (experiment: string, id: string) =>
  record.experiments.find((e) => e.id === experiment)!.arms.find((a) => a.id === id)!;

test('chapters 7 and 9: what the record of the experiments says', () => {
  for (const from of ['forget-minus-2', 'forget-minus-1', 'forget-0', 'forget-1'])
    expect(arm('forget-gate-rescue', from).successes).toBe(0);
  prints(7, [`$${arm('forget-gate-rescue', 'horizon').successes}$`]);
  prints(7, [to(2)(wilson(0, 30).high)]);
  const rates = [0.005, 0.02, 0.05];
  const counts = (id: string) => rates.map((rate) => arm(`latch-${rate}`, id).successes);
  for (const id of ['forget-1', 'forget-1-closed']) expect(counts(id)).toEqual([0, 0, 0]);
  expect(counts('forget-minus-2').reduce((sum, count) => sum + count, 0)).toBe(1);
  for (const id of ['horizon', 'chrono', 'rnn', 'rnn-orthogonal']) {
    const [first, second, third] = counts(id).map((count) => `$${count}$`);
    const said = { en: `${first}, ${second} and ${third}`, zh: `${first}、${second}、${third}` };
    for (const lang of languages) expect(missing(8, [said[lang]]).filter((text) => text.startsWith(lang))).toEqual([]);
  }
  // 9 of the plain networks at 0.02 would have been on time in the first record, too.
  const early = arm('latch-0.02', 'rnn').runs.filter(({ solved, updates }) => solved && updates <= 400);
  prints(8, [`$${early.length}$`]);
  // No LSTM beats the orthogonal start significantly; at the largest rate the plain network beats b_f = b* alone.
  for (const rate of rates)
    for (const id of ['horizon', 'chrono'])
      expect(arm(`latch-${rate}`, id).low).toBeLessThan(arm(`latch-${rate}`, 'rnn-orthogonal').high);
  expect(arm('latch-0.05', 'rnn').low).toBeGreaterThan(arm('latch-0.05', 'horizon').high);
  prints(8, [wilson(30, 30).low, wilson(0, 30).high, wilson(5, 5).low].map(to(2)));
  for (const [T, trials] of [
    [50, 30],
    [200, 30],
    [1000, 5],
  ]) {
    const { successes, runs } = arm(`adding-${T}`, 'chrono');
    expect(successes).toBe(trials);
    prints(8, [`$${middle(runs.map((run) => run.updates))}$`]);
    for (const id of ['forget-1', 'rnn', 'rnn-orthogonal']) {
      expect(arm(`adding-${T}`, id).successes).toBe(0);
      expect(to(2)(middle(arm(`adding-${T}`, id).runs.map((run) => run.loss)))).toBe('0.02');
    }
  }
});

test('chapter 8: how much of the gradient arrives at step 1 in the first update', () => {
  const arrives = (experiment: string, id: string) => {
    const { seeds, arms } = experiments.find((e) => e.id === experiment)!;
    const { config } = arms.find((a) => a.id === id)!;
    return middle(
      Array.from({ length: seeds }, (_, s) => {
        const trainer = createTrainer(config, s + 1);
        trainer.step();
        const byLag = trainer.gradientByLag();
        return byLag[config.T - 1] / byLag[0];
      }),
    );
  };
  prints(
    8,
    ['rnn', 'forget-1'].map((id) => power10(arrives('latch-0.02', id))),
  );
  prints(
    8,
    [
      ['latch-0.02', 'rnn-orthogonal'],
      ['adding-50', 'rnn-orthogonal'],
    ].map(([e, id]) => to(2)(arrives(e, id))),
  );
});
