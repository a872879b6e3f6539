import { expect, test } from 'vitest';
import { changedPlace } from './changed-place.ts';

test.each([
  ['\\sigma', '\\tanh', '\\tanh'],
  ['U_f\\,\\operatorname{diag}\\bigl(o_{t-1}', 'U_f\\,\\operatorname{diag}\\bigl(o_t', 'o_t'],
  ["o \\otimes \\tanh'(c)", 'o \\otimes \\tanh(c)', '\\tanh'],
  ['f_t', 'i_t', 'i_t'],
  ['\\sum_{j=1}^{k}', '\\sum_{j=1}^{k-1}', '\\sum_{j=1}^{k-1}'],
  ['A_t + ', '', ''],
  ['b_o', 'b_o + c_t', ' + c_t'],
  ['U_f\\,A + U_i\\,A', 'U_f\\,A + U_c\\,A', 'U_c'],
])('from %s to %s the place is %s', (from, to, place) => {
  const { from: start, to: end } = changedPlace(from, to);
  expect(to.slice(start, end)).toBe(place);
});
