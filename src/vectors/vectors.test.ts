import { describe, expect, it } from 'vitest';
import { reverseJacobian } from '../engine/derivatives/differentiate.ts';
import type { Tensor } from '../files/tensor.ts';
import { compareGradient } from './compare.ts';
import { conventions, gradientArrays, layoutOf } from './conventions.ts';
import { encloseGradient } from './enclose.ts';
import exact from './exact.json' with { type: 'json' };
import { mistakenGradient, mistakesOf } from './mistakes.ts';
import { runNet } from './net.ts';
import { vectorNets } from './networks.ts';
import planted from './planted.json' with { type: 'json' };

const small = vectorNets.filter(({ n }) => n <= 3);
const none = new Set<never>();

describe('the enclosures', () => {
  it.each(vectorNets.map((one) => [one.id, one] as const))(
    '%s contains reverse mode’s gradient, narrowly',
    (_, one) => {
      const { gradient } = encloseGradient(one);
      const [row] = [reverseJacobian((a, v) => [runNet(a, one, v).loss], one.flat)];
      const top = Math.max(...gradient.value.map(Math.abs));
      for (let k = 0; k < one.flat.length; k++) {
        expect(gradient.lo[k]).toBeLessThan(gradient.value[k]);
        expect(gradient.value[k]).toBeLessThan(gradient.hi[k]);
        expect(gradient.hi[k] - gradient.lo[k]).toBeLessThan(1e-12 * top);
        expect(Math.abs(row.data[k] - gradient.value[k])).toBeLessThan(1e-13 * top);
      }
    },
  );
});

describe('the mistakes', () => {
  it.each(vectorNets.map((one) => [one.id, one] as const))('%s without a mistake is right', (_, one) => {
    const { data } = reverseJacobian((a, v) => [runNet(a, one, v).loss], one.flat);
    for (const [k, entry] of mistakenGradient(one, none).entries()) expect(entry).toBeCloseTo(data[k], 12);
  });

  it.each(small.filter(({ n }) => n > 1).map((one) => [one.id, one] as const))(
    '%s: each is named, in every convention',
    (_, one) => {
      const truth = mistakenGradient(one, none);
      for (const id of mistakesOf(one))
        for (const convention of conventions) {
          const given = gradientArrays(layoutOf(convention, one), mistakenGradient(one, new Set([id])));
          const { diagnoses, arrays } = compareGradient(one, truth, convention, given, 1e-9);
          expect(
            arrays.some(({ wrong }) => wrong > 0),
            `${id}, ${convention}`,
          ).toBe(true);
          // With two units 1/T and 2/(nT) are the same factor: both are named.
          const same =
            one.n === 2 && ['mean-over-time', 'mean-squared'].includes(id) ? ['mean-over-time', 'mean-squared'] : [id];
          expect(
            diagnoses.map(({ ids }) => ids),
            `${id}, ${convention}`,
          ).toEqual(same.map((alike) => [alike]));
        }
    },
  );
});

// A double strictly within the bounds is the rounded true value: then the true value lies within them too.
it.each(small.map((one) => [one.id, one] as const))('the bounds of %s contain 50-digit values', (id, one) => {
  const { loss, gradient } = exact[id as keyof typeof exact];
  const { gradient: enclosed, loss: enclosedLoss } = encloseGradient(one);
  const layout = layoutOf('pytorch', one);
  const [lo, hi] = [gradientArrays(layout, enclosed.lo), gradientArrays(layout, enclosed.hi)];
  expect(enclosedLoss.lo[0] < Number(loss) && Number(loss) < enclosedLoss.hi[0]).toBe(true);
  for (const [at, { name, from }] of layout.entries()) {
    const truth: readonly string[] = (gradient as unknown as Record<string, string[]>)[name];
    expect(truth).toHaveLength(from.length);
    for (const [k, digits] of truth.entries())
      expect(lo[at].data[k] < Number(digits) && Number(digits) < hi[at].data[k], `${name} ${k}`).toBe(true);
  }
});

describe('what a NumPy LSTM with a planted mistake computed', () => {
  it.each(Object.entries(planted))('%s is named', (mistake, { net: id, gradient }) => {
    const one = vectorNets.find((net) => net.id === id) as (typeof vectorNets)[number];
    const arrays = Object.entries(gradient).map(([name, rows]): Tensor => {
      const cols = rows.map((row) => (Array.isArray(row) ? row.length : undefined));
      return {
        name,
        shape: cols[0] === undefined ? [rows.length] : [rows.length, cols[0]],
        data: Float64Array.from(rows.flat()),
      };
    });
    const { diagnoses, arrays: compared } = compareGradient(one, mistakenGradient(one, none), 'pytorch', arrays, 1e-9);
    const wrong = compared.reduce((sum, { wrong: some }) => sum + some, 0);
    expect(wrong > 0).toBe(mistake !== '');
    const named = mistake === 'gate-order' ? 'order-fico' : mistake;
    if (mistake !== '') expect(diagnoses.map(({ ids }) => ids)).toEqual([[named]]);
  });
});
