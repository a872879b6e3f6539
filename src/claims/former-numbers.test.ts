import { expect, test } from 'vitest';
import { formerNumbersOf, renumberings } from './former-numbers.ts';
import { ids } from './registry.ts';

test('every former number leads to an equation that there is, and each equation had one number at a time', () => {
  for (const { until, numbers } of renumberings) {
    expect(until).toMatch(/^\d+\.\d+\.\d+$/);
    const had = Object.values(numbers);
    expect(new Set(had).size).toBe(had.length);
    for (const id of had) expect(ids).toContain(id);
    for (const number of Object.keys(numbers)) expect(number).toMatch(/^\d+\.\d+$/);
  }
});

test('the three derivatives and the chapter after them had other numbers', () => {
  expect(formerNumbersOf('candidate-derivative')).toEqual([{ number: '8.3', until: '0.3.0' }]);
  expect(formerNumbersOf('adding-experiment')).toEqual([{ number: '9.7', until: '0.3.0' }]);
  expect(formerNumbersOf('rnn-chain')).toEqual([]);
});
