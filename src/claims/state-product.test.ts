/** The witness of state-product in 200 digits: numbers of another kind, so that no rounding of float64 can have made it. */
import { expect, test } from 'vitest';
import { duals } from '../engine/arithmetic/dual.ts';
import { laterJoint } from '../engine/derivatives/lstm-functions.ts';
import type { LstmCase } from '../engine/networks/draw-lstm.ts';
import { digits, ONE, powerOfE, to200Digits } from './digits.ts';
import { restingCell } from './lstm-gradient/resting-cell.ts';

/** ∂s_k/∂s_1 at s_1 = 0, four numbers of 200 digits. */
function product(g: LstmCase, k: number): string[] {
  const dual = duals(digits, 2);
  const start = [0, 1].map((j) => ({ value: 0n, slopes: [0, 1].map((i) => (i === j ? ONE : 0n)) }));
  const end = laterJoint(g, k, 1)(dual, start);
  return end.flatMap(({ slopes }) => slopes.map(to200Digits));
}
const decimals = (digit: string) => digit.padEnd(200, '0');

test('the arithmetic knows e, to 200 digits', () => {
  // The sum of 1/k!, which is not how `powerOfE` gets there.
  let [e, term] = [0n, ONE];
  for (let k = 1n; term !== 0n; k++) {
    e += term;
    term /= k;
  }
  expect(`${powerOfE(ONE)}`.slice(0, 201)).toBe(`${e}`.slice(0, 201));
});

test('the product is the same matrix after 1, 2, 10 and 39 steps, in 200 digits', () => {
  const J = [decimals('5'), `1${decimals('')}`, decimals('25'), decimals('5')];
  for (const k of [2, 3, 11, 40]) expect(product(restingCell(40, { uc: 2 }), k)).toEqual(J);
});

test('with terms that add up to 0.9975 it is another one', () => {
  const found = product(restingCell(40, { uc: 1.99 }), 40);
  expect(Number(found[0]) / 1e200).toBeCloseTo(0.9975 ** 39 * (0.5 / 0.9975), 12);
});
