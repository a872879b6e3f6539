import { expect, test } from 'vitest';
import { givenTex } from './size.ts';

test.each([
  ['x', 'x'],
  ['c0', 'c_{0}'],
  ['b_f', 'b_{f}'],
  ['Wout', 'W_{\\mathrm{out}}'],
  ['alpha', '\\alpha'],
  ['lift', '\\mathrm{lift}'],
  ['candidate', '\\tilde c'],
  ['c·tanh′(c)', "c\\,\\tanh'(c)"],
  ['w/4', 'w/4'],
  ['toString', '\\mathrm{toString}'],
])('%s is written %s', (name, tex) => {
  expect(givenTex(name)).toBe(tex);
});
