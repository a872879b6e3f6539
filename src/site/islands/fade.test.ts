import { expect, test } from 'vitest';
import { BIAS, keptBy, LAGS, left, RNN_WEIGHT } from './fade.ts';

test('with the bias 0 an LSTM forgets faster than the RNN, with a large one slower', () => {
  const [rnn, zero, open] = [RNN_WEIGHT, keptBy(0), keptBy(BIAS.first)].map((kept) => left(kept)[LAGS]);
  expect(keptBy(0)).toBe(0.5);
  expect(zero).toBe(0.5 ** 15);
  expect(rnn).toBeCloseTo(0.75 ** 15, 12);
  expect(zero).toBeLessThan(rnn);
  expect(open).toBeGreaterThan(0.7);
});

test('nothing grows on the way', () => {
  for (let b = BIAS.low; b <= BIAS.high; b += 0.5) {
    const row = left(keptBy(b));
    expect(row.length).toBe(LAGS + 1);
    expect(row.every((v, i) => i === 0 || v < row[i - 1])).toBe(true);
  }
});
