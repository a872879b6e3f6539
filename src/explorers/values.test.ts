import { expect, test } from 'vitest';
import type { Parameters } from './explorer.ts';
import { checkValues, initialValues, parseValue } from './values.ts';

const say = (text: string) => ({ en: text, zh: text });
const parameters = {
  rho: { label: say('rho'), low: -1, high: 3, step: 0.05, initial: 0.9 },
  units: { label: say('units'), low: 1, high: 8, step: 1, initial: 4 },
  phi: { label: say('phi'), options: { tanh: say('tanh'), sigmoid: say('sigmoid') }, initial: 'tanh' },
} satisfies Parameters;
const initial = initialValues(parameters);

test.each([
  ['1.5', 1.5],
  [' 3 ', 3],
  ['-1', -1],
  ['−0.5', -0.5],
  ['０．５', 0.5],
  ['.5', 0.5],
  ['1e-3', 0.001],
  ['3.01', undefined],
  ['', undefined],
  ['NaN', undefined],
  ['Infinity', undefined],
  ['0x1', undefined],
  ['1,5', undefined],
])('the text “%s” is the number %s', (text, value) => {
  expect(parseValue(parameters.rho, text)).toBe(value);
});

test('a whole step makes a whole number of it, and a choice needs one of its options', () => {
  expect([parseValue(parameters.units, '3'), parseValue(parameters.units, '3.5')]).toEqual([3, undefined]);
  expect([parseValue(parameters.phi, 'sigmoid'), parseValue(parameters.phi, 'toString')]).toEqual([
    'sigmoid',
    undefined,
  ]);
});

test.each([
  [{ rho: Number.NaN }, 'rho is NaN, needed a number from -1 to 3'],
  [{ units: 2.5 }, 'units is 2.5, needed a whole number from 1 to 8'],
  [{ phi: 'relu' }, 'phi is relu, needed one of tanh, sigmoid'],
])('values that cannot be computed with are refused: %j', (wrong, message) => {
  expect(() => checkValues(parameters, { ...initial, ...wrong })).toThrow(message);
  expect(() => checkValues(parameters, initial)).not.toThrow();
});
