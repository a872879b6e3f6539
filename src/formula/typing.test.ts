import { describe, expect, test } from 'vitest';
import { printShape, type Type } from './dimensions.ts';
import { FormulaError } from './error.ts';
import { lstmScope } from './lstm-scope.ts';
import { parse, parseExpression } from './parse.ts';
import { rnnScope } from './rnn-scope.ts';
import type { Scope } from './scope.ts';
import { Typing } from './typing.ts';

const raw = String.raw;
const words = (type: Type): string => (typeof type === 'object' ? printShape(type) : type);
const typeOf = (tex: string, scope: Scope = rnnScope): string =>
  words(new Typing(scope, tex).of(parseExpression(tex, scope)));
const problemOf = (tex: string, scope: Scope = rnnScope): string => {
  try {
    new Typing(scope, tex).formula(parse(tex, scope));
  } catch (error) {
    if (error instanceof FormulaError) return error.problem;
    throw error;
  }
  return 'no problem';
};

describe('every expression has dimensions', () => {
  test.each([
    ['c_t', 'n × 1'],
    ['E', '1 × 1'],
    [raw`\frac{\partial E_k}{\partial W}`, '1 × |W|'],
    [raw`\frac{\partial^{+} c_j}{\partial W}`, 'n × |W|'],
    [raw`\frac{\partial h_k}{\partial c_k}`, 'p × n'],
    [raw`W_{\mathrm{in}} x_t`, 'n × 1'],
    ['[c_{t-1};\\,x_t]', 'n + m × 1'],
    [raw`\delta_k \frac{\partial c_k}{\partial c_1}`, '1 × n'],
    [raw`\operatorname{diag}(c_t)`, 'n × n'],
    [raw`1 - c_t`, 'n × 1'],
    [raw`W_{\mathrm{rec}}^{\top} W_{\mathrm{rec}}`, 'n × n'],
    [raw`W_{\mathrm{in}}^{\top}`, 'm × n'],
    [raw`\lVert W_{\mathrm{in}}\rVert`, '1 × 1'],
    ['z_{t,i}', '1 × 1'],
    ['0', 'zero'],
    [raw`W_{\mathrm{rec}}^{k}`, 'n × n'],
  ])('%s is %s', (tex, type) => expect(typeOf(tex)).toBe(type));

  test.each([
    ['J_t', '2n × 2n'],
    [raw`\begin{bmatrix} F_t & M_t \\ O_t F_t & O_t M_t + G_t \end{bmatrix}`, '2n × 2n'],
    [raw`\begin{bmatrix} I & 0 \end{bmatrix} J_t \begin{bmatrix} I \\ O_t \end{bmatrix}`, 'n × n'],
    [raw`W_f\,[h_{t-1};\,x_t] + b_f`, 'n × 1'],
    [raw`\frac{\partial s_t}{\partial W_f}`, '2n × |W_f|'],
  ])('%s is %s', (tex, type) => expect(typeOf(tex, lstmScope)).toBe(type));
});

describe('what does not fit is refused', () => {
  test.each([
    [raw`W_{\mathrm{rec}} x_t`, 'found m × 1 behind n × n, needed n rows'],
    [raw`c_t + x_t`, 'found n × 1 + m × 1, needed two of the same shape'],
    [raw`c_t \otimes x_t`, 'found n × 1 ⊗ m × 1, needed two of the same shape'],
    [raw`c_t = x_t`, 'found m × 1 on the right, needed n × 1 as on the left'],
    [raw`c_t = W_{\mathrm{in}}`, 'found n × m on the right, needed n × 1 as on the left'],
    [raw`c = c_t`, '“c” stands with 0 indices, needed 1'],
    [raw`c_t = W_x`, '“W” stands with 1 index, needed 0'],
    [raw`W_{\mathrm{in}}^{k}`, 'found n × m to a power, needed a square matrix'],
    [raw`c_t^{x_t}`, 'found no number as an exponent, needed one'],
    [raw`\frac{1}{c_t}`, 'found no number below the fraction, needed one'],
    [raw`\operatorname{diag}(W_{\mathrm{in}})`, 'diag was given n × m, needed a column'],
    [raw`\ln c_t`, 'ln was given a vector or matrix, needed a number'],
    [raw`\prod_{t=1}^{k} W_{\mathrm{in}}`, 'found n × m in a product, needed a square matrix or a number'],
    [raw`\sum_{x=1}^{k} c_k`, '“x” is no index'],
    [raw`\frac{\partial W}{\partial c_t}`, '“W” cannot be differentiated'],
    [raw`\frac{\partial c_t}{\partial x_t}`, 'nothing is differentiated with respect to “x”'],
    [raw`\frac{\partial^{+} c_t}{\partial c_{t-1}}`, '∂⁺ with respect to “c”, needed weights'],
    [
      raw`\begin{bmatrix} W_{\mathrm{rec}} & W_{\mathrm{in}} \\ W_{\mathrm{in}} & W_{\mathrm{rec}} \end{bmatrix}`,
      'found n × m, needed n × n beside its neighbours',
    ],
  ])('%s: %s', (tex, problem) => expect(problemOf(tex)).toContain(problem));

  test('W_g between two diagonal matrices, as it is often printed', () => {
    const tex = raw`\operatorname{diag}(\sigma'(z^f_t))\,W_f\,\operatorname{diag}(o_{t-1} \otimes \tanh'(c_{t-1}))`;
    expect(problemOf(tex, lstmScope)).toBe('found n × n behind n × n + m, needed n + m rows');
  });
});

test('a gradient may be equated with a matrix that has the shape of its weights', () => {
  const typed = (tex: string) => new Typing(rnnScope, tex).formula(parse(tex, rnnScope));
  expect(() => typed(String.raw`\frac{\partial E}{\partial W_{\mathrm{rec}}} = W_{\mathrm{rec}}`)).not.toThrow();
  expect(() => typed(String.raw`\frac{\partial E}{\partial W_{\mathrm{rec}}} = W_{\mathrm{in}}`)).toThrow(
    /needed 1 × \|W_rec\|/,
  );
});
