import { describe, expect, test } from 'vitest';
import { norm, plus } from '../arithmetic/matrix.ts';
import { randomFrom } from '../arithmetic/random.ts';
import { rnnBptt } from '../derivatives/rnn-bptt.ts';
import { drawRnn, type RnnCase } from '../networks/draw.ts';
import { byLag, farBound, lagParts, largestInput, rho } from './by-lag.ts';

/** One sigmoid unit that stays at c = ½ with slope ¼: δ_k = −½, ρ = ½, lag τ of E_k gives −⅛ · 2^{−τ} (½, 1). */
const T = 6;
const unit: RnnCase = {
  phi: 'sigmoid',
  n: 1,
  m: 1,
  p: 1,
  T,
  W: Float64Array.of(2, -1),
  Wout: Float64Array.of(1),
  c0: Float64Array.of(1 / 2),
  x: new Float64Array(T).fill(1),
  y: new Float64Array(T).fill(1),
};

describe('one unit by hand', () => {
  const rows = byLag(unit);
  const lags = [0, 1, 2, 3, 4, 5];

  test('the signal halves at every step back, as much as the bound allows', () => {
    expect(rho(unit)).toBe(1 / 2);
    expect(rows.map((r) => r.tau)).toEqual(lags);
    expect(rows.map((r) => r.signal)).toEqual([1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 32, 1 / 64]);
    expect(rows.map((r) => r.bound)).toEqual(rows.map((r) => r.signal));
  });

  test('of E, lag τ has T − τ terms; shares are of one sign here and add up to 1', () => {
    const weights = lags.map((tau) => (T - tau) / 2 ** tau);
    const sum = weights.reduce((a, b) => a + b);
    rows.forEach((r, tau) => {
      expect(r.share).toBeCloseTo(weights[tau] / sum, 14);
    });
    expect(rows.reduce((s, r) => s + r.share, 0)).toBeCloseTo(1, 14);
    expect(rows[0].farShare).toBe(1);
    expect(rows[5].farShare).toBeCloseTo(rows[5].share, 15);
    for (const r of rows) expect(r.farShare).toBeLessThanOrEqual(r.farBound);
  });

  test('the bound for E_T alone counts one error, that for E all with a past of τ steps', () => {
    expect(farBound(unit, 2, T)).toBeCloseTo((Math.sqrt(5 / 4) / 8) * 2 * (1 / 4), 15);
    expect(farBound(unit, 2)).toBeCloseTo(4 * farBound(unit, 2, T), 15);
    const whole = norm(rnnBptt(unit).W);
    for (const r of rows) expect(r.farBound).toBeCloseTo(farBound(unit, r.tau) / whole, 13);
  });

  test('the largest input is looked for to the last step', () => {
    const at = (t: number) => ({ ...unit, x: unit.x.with(t, 7) });
    for (const t of [0, 3, T - 1]) expect(largestInput(at(t))).toBeGreaterThanOrEqual(7);
    expect(largestInput(unit)).toBeCloseTo(Math.sqrt(5 / 4), 15);
  });
});

test('parts of all lags add up to the gradient that BPTT finds', () => {
  const random = randomFrom('by-lag');
  const g = drawRnn().make(random, { units: 3, inputs: 2, outputs: 2, steps: 9 });
  const [first, ...others] = lagParts(g);
  const sum = plus(first, ...others).data;
  rnnBptt(g).W.forEach((v, i) => {
    expect(sum[i]).toBeCloseTo(v, 12);
  });
});

test('a network that need not contract is promised nothing', () => {
  for (const w of [4, 8]) {
    const loud = { ...unit, W: Float64Array.of(w, -w / 2) };
    expect(rho(loud)).toBe(w / 4);
    expect(byLag(loud).map((r) => r.farBound)).toEqual(new Array(T).fill(Number.POSITIVE_INFINITY));
    expect(farBound(loud, T)).toBe(Number.POSITIVE_INFINITY); // no error has such a past; still no promise
  }
});
