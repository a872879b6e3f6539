import { describe, expect, it } from 'vitest';
import { reverseJacobian } from '../engine/derivatives/differentiate.ts';
import { compare } from './compare.ts';
import { conventions, gradientArrays, layoutOf } from './conventions.ts';
import { enclose } from './enclose.ts';
import { mistakenGradient, mistakesOf } from './mistakes.ts';
import { run } from './net.ts';
import { vectorNets } from './networks.ts';

const small = vectorNets.filter(({ n }) => n <= 3);
const none = new Set<never>();

describe('the enclosures', () => {
  it.each(vectorNets.map((one) => [one.id, one] as const))(
    '%s contains reverse mode’s gradient, narrowly',
    (_, one) => {
      const { gradient } = enclose(one);
      const [row] = [reverseJacobian((a, v) => [run(a, one, v).loss], one.flat)];
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
    const { data } = reverseJacobian((a, v) => [run(a, one, v).loss], one.flat);
    for (const [k, entry] of mistakenGradient(one, none).entries()) expect(entry).toBeCloseTo(data[k], 12);
  });

  it.each(small.filter(({ n }) => n > 1).map((one) => [one.id, one] as const))(
    '%s: each is named, in every convention',
    (_, one) => {
      const truth = mistakenGradient(one, none);
      for (const id of mistakesOf(one))
        for (const convention of conventions) {
          const given = gradientArrays(layoutOf(convention, one), mistakenGradient(one, new Set([id])));
          const { diagnoses, arrays } = compare(one, truth, convention, given, 1e-9);
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
