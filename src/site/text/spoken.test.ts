import { expect, test } from 'vitest';
import { displayNames } from '../../claims/claim.ts';
import { textNames } from '../../claims/displays.ts';
import { claimById, claims } from '../../claims/index.ts';
import { languages } from '../../proof/words.ts';
import { spoken, spokenOf } from './spoken.ts';

const displays = claims.flatMap((claim) => {
  const said = spokenOf(claim);
  return displayNames.flatMap((name) => (said[name] ? [{ id: claim.id, name, said: said[name] }] : []));
});
const count = (text: string, part: RegExp) => [...text.matchAll(part)].length;

test('every display is read aloud in both languages, in words and letters alone', () => {
  const shown = claims.flatMap(({ tex, printed, condition }) => [tex, printed?.tex, condition?.tex]).filter(Boolean);
  expect(displays.length).toBe(shown.length);
  for (const { id, name, said } of displays) {
    expect(said.en, `${id}, ${name}`).toMatch(/^[A-Za-z0-9][A-Za-z0-9 .,;:-]*\.$/);
    expect(said.zh, `${id}, ${name}`).toMatch(
      /^[\p{Script=Han}A-Za-z0-9Ͱ-Ͽ][\p{Script=Han}A-Za-z0-9Ͱ-Ͽ .，；：、-]*。$/u,
    );
    for (const text of [said.en, said.zh]) expect(text, id).not.toMatch(/undefined|NaN| {2}|[,;，；] *[,;.，；。]/);
    expect(said.zh, id).not.toMatch(/ [，；：、。]|[，；：、。] |\p{Script=Han} \p{Script=Han}/u);
  }
});

test('what is opened is closed, and what has an end was begun', () => {
  const pairs: readonly (readonly [RegExp, RegExp])[] = [
    [/open bracket/g, /close bracket/g],
    [/the fraction/gi, /end of fraction/g],
    [/(?:the|The) matrix with/g, /end of matrix/g],
    [/the stack/gi, /end of stack/g],
    [/the list/gi, /end of list/g],
    [/左括号/g, /右括号/g],
    [/分式，/g, /分式到此/g],
    [/(?<!对角)矩阵，/g, /矩阵到此/g],
    [/列表 /g, /列表到此/g],
    [/下式的(?:\p{Script=Han}| Frobenius )*?范数/gu, /范数到此/g],
    [/下式的绝对值/g, /绝对值到此/g],
  ];
  for (const [open, close] of pairs) {
    let seen = 0;
    for (const { id, said } of displays)
      for (const lang of languages) {
        expect(count(said[lang], open), `${id}: ${open}`).toBe(count(said[lang], close));
        seen += count(said[lang], open);
      }
    expect(seen, String(open)).toBeGreaterThan(0);
  }
  for (const { id, said } of displays) {
    let depth = 0;
    for (const [word] of said.en.matchAll(/open bracket|close bracket/g)) {
      depth += word === 'open bracket' ? 1 : -1;
      expect(depth, id).toBeGreaterThanOrEqual(0);
    }
  }
});

const names = textNames('rescue');
const en = (tex: string) => spoken(tex, names).en;

test('formulas that differ sound different', () => {
  const alike = [
    ['c_{t-1} f_t', 'c_t - 1 f_t'],
    ['q^{k-1} a', 'q^{k} - a'],
    [String.raw`\frac{a + q}{r}`, String.raw`a + \frac{q}{r}`],
    [String.raw`a\,(q + r)`, 'a\\,q + r'],
    [String.raw`\lVert U_f \rVert^2`, String.raw`\lVert U_f^2 \rVert`],
    [String.raw`\sum_{t=1}^{k} q_t + r`, String.raw`\sum_{t=1}^{k} (q_t + r)`],
    [String.raw`\tanh(a)\,q`, String.raw`\tanh(a\,q)`],
    ['W', 'w'],
    [String.raw`\Delta`, String.raw`\delta`],
    [String.raw`a \otimes (U_f\,c)`, String.raw`a \otimes U_f \otimes c`],
  ].map((pair) => pair.map((tex) => `${tex} + w + W`));
  for (const lang of languages)
    for (const [one, other] of alike) expect(spoken(one, names)[lang], one).not.toBe(spoken(other, names)[lang]);
});

test('a letter is capital only beside its small one, and a name that nobody can say stops the build', () => {
  expect(en('T = 1')).toBe('T equals 1.');
  expect(en('T = t')).toBe('capital T equals t.');
  expect(spoken('T = t', names).zh).toBe('大写 T 等于 t。');
  const odd = { ...names, kindOf: () => 'value' as const };
  expect(() => spoken(String.raw`\ell = 1`, odd).en).toThrow('the name “ell” cannot be read aloud');
});

test.each<readonly [id: string, en: string, zh: string]>([
  [
    'rnn-state',
    'c sub t equals phi of open bracket, W rec times c sub t minus 1, plus W in times x sub t, close bracket, which equals phi of open bracket, W times the stack of c sub t minus 1, and x sub t, end of stack, close bracket.',
    'c 下标 t 等于 φ 作用于左括号，W rec 乘以 c 下标 t 减 1，加上 W in 乘以 x 下标 t，右括号，等于 φ 作用于左括号，W 乘以 c 下标 t 减 1 与 x 下标 t 上下拼成的向量，右括号。',
  ],
  [
    'total-gradient',
    'The partial derivative of E with respect to W equals the sum over t from 1 to capital T of the partial derivative of E sub t with respect to W.',
    'E 对 W 的偏导数等于对 t 从 1 到大写 T 求和：E 下标 t 对 W 的偏导数。',
  ],
  [
    'gradient-step',
    'W becomes W, minus alpha times the partial derivative of E with respect to W.',
    'W 更新为 W，减去 α 乘以 E 对 W 的偏导数。',
  ],
  [
    'gradient-step-decrease',
    'g equals the partial derivative of E with respect to W; the Frobenius norm of g is greater than 0; F of s equals E of open bracket, W, minus s times g, close bracket; B is at least the supremum over s from 0 to alpha of the absolute value of F double prime of s, end of absolute value; the absolute value of the fraction E of W, minus E of open bracket, W, minus alpha times g, close bracket, over alpha times the square of the Frobenius norm of g, end of fraction, minus 1, end of absolute value is at most the fraction alpha times B, over 2 times the square of the Frobenius norm of g, end of fraction, which tends to 0 as alpha tends to 0; alpha times B is less than 2 times the square of the Frobenius norm of g, implies that E of open bracket, W, minus alpha times g, close bracket is less than E of W.',
    'g 等于 E 对 W 的偏导数；g 的 Frobenius 范数大于 0；F 作用于 s 等于 E 作用于左括号，W，减去 s 乘以 g，右括号；B 大于等于对 s 从 0 到 α 取上确界：下式的绝对值：F 的二阶导数在 s 处的值，绝对值到此；下式的绝对值：分式，分子为 E 作用于 W，减去 E 作用于左括号，W，减去 α 乘以 g，右括号，分母为 α 乘以 g 的 Frobenius 范数的平方，分式到此，减去 1，绝对值到此小于等于分式，分子为 α 乘以 B，分母为 2 乘以 g 的 Frobenius 范数的平方，分式到此，趋于 0，当 α 趋于 0 时；α 乘以 B 小于 2 乘以 g 的 Frobenius 范数的平方，推出 E 作用于左括号，W，减去 α 乘以 g，右括号小于 E 作用于 W。',
  ],
  [
    'rnn-chain',
    'The partial derivative of E sub k with respect to W equals the sum over j from 1 to k of the partial derivative of E sub k with respect to h sub k times the partial derivative of h sub k with respect to c sub k times the product over t from j plus 1 to k of the partial derivative of c sub t with respect to c sub t minus 1, end of product times the immediate partial derivative of c sub j with respect to W.',
    'E 下标 k 对 W 的偏导数等于对 j 从 1 到 k 求和：E 下标 k 对 h 下标 k 的偏导数乘以 h 下标 k 对 c 下标 k 的偏导数乘以对 t 从 j 加 1 到 k 连乘：c 下标 t 对 c 下标 t 减 1 的偏导数，连乘到此乘以 c 下标 j 对 W 的直接偏导数。',
  ],
  [
    'rnn-step-jacobian',
    'The partial derivative of c sub t with respect to c sub t minus 1, equals the diagonal matrix of open bracket, phi prime of z sub t, close bracket times W rec.',
    'c 下标 t 对 c 下标 t 减 1 的偏导数等于左括号，φ 的导数在 z 下标 t 处的值，右括号的对角矩阵乘以 W rec。',
  ],
  [
    'rnn-vanishing-bound',
    'The norm of the product over t from j plus 1 to k of the partial derivative of c sub t with respect to c sub t minus 1, end of norm is at most rho to the power k minus j, end of power, which tends to 0 as k minus j tends to infinity; rho equals gamma times the norm of W rec, which is less than 1.',
    '下式的范数：对 t 从 j 加 1 到 k 连乘：c 下标 t 对 c 下标 t 减 1 的偏导数，范数到此小于等于 ρ 的 k 减 j 次方，趋于 0，当 k 减 j 趋于无穷大时；ρ 等于 γ 乘以 W rec 的范数，小于 1。',
  ],
  [
    'activation-slope',
    '0 is less than sigma prime of z, which is at most one quarter; 0 is less than tanh prime of z, which is at most 1; sigma prime of z equals one quarter, if and only if tanh prime of z equals 1, if and only if z equals 0.',
    '0 小于 σ 的导数在 z 处的值，小于等于 4 分之 1；0 小于 tanh 的导数在 z 处的值，小于等于 1；σ 的导数在 z 处的值等于 4 分之 1，当且仅当 tanh 的导数在 z 处的值等于 1，当且仅当 z 等于 0。',
  ],
  [
    'rnn-exploding',
    'The norm of the product over t from j plus 1 to k of the partial derivative of c sub t with respect to c sub t minus 1, end of norm is greater than 1, implies that the norm of W rec is greater than 1 over gamma; the minimum over t and i of phi prime of z sub t i times the smallest singular value of W rec equals q, implies that the smallest singular value of open bracket, the product over t from j plus 1 to k of the partial derivative of c sub t with respect to c sub t minus 1, close bracket is at least q to the power k minus j, end of power; the minimum over t and i of phi prime of z sub t i times open bracket, the absolute value of the determinant of W rec, end of absolute value, close bracket to the power 1 over n, end of power equals p, implies that the norm of the product over t from j plus 1 to k of the partial derivative of c sub t with respect to c sub t minus 1, end of norm is at least p to the power k minus j, end of power.',
    '下式的范数：对 t 从 j 加 1 到 k 连乘：c 下标 t 对 c 下标 t 减 1 的偏导数，范数到此大于 1，推出 W rec 的范数大于 γ 分之 1；对 t 与 i 取最小值：φ 的导数在 z 下标 t i 处的值乘以 W rec 的最小奇异值等于 q，推出左括号，对 t 从 j 加 1 到 k 连乘：c 下标 t 对 c 下标 t 减 1 的偏导数，右括号的最小奇异值大于等于 q 的 k 减 j 次方；对 t 与 i 取最小值：φ 的导数在 z 下标 t i 处的值乘以下式的绝对值：W rec 的行列式，绝对值到此的 n 分之 1 次方等于 p，推出下式的范数：对 t 从 j 加 1 到 k 连乘：c 下标 t 对 c 下标 t 减 1 的偏导数，范数到此大于等于 p 的 k 减 j 次方。',
  ],
  [
    'forget-gate',
    'f sub t equals sigma of open bracket, W f times the stack of h sub t minus 1, and x sub t, end of stack, plus b f, close bracket.',
    'f 下标 t 等于 σ 作用于左括号，W f 乘以 h 下标 t 减 1 与 x 下标 t 上下拼成的向量，加上 b f，右括号。',
  ],
  [
    'cell-state',
    'c sub t equals c sub t minus 1, times, entry by entry, f sub t, plus, entry by entry, c tilde sub t times, entry by entry, i sub t.',
    'c 下标 t 等于 c 下标 t 减 1 逐元素乘以 f 下标 t，逐元素加上 c 波浪下标 t 逐元素乘以 i 下标 t。',
  ],
  [
    'lstm-chain',
    'The partial derivative of E sub k with respect to W equals the sum over j from 1 to k of the partial derivative of E sub k with respect to s sub k times the product over t from j plus 1 to k of capital J sub t, end of product times the immediate partial derivative of s sub j with respect to W; s sub t equals the stack of c sub t and h sub t, end of stack; capital J sub t equals the partial derivative of s sub t with respect to s sub t minus 1, which equals the matrix with row 1: capital F sub t, M sub t; row 2: capital O sub t times capital F sub t, capital O sub t times M sub t, plus G sub t; end of matrix; capital F sub t equals the diagonal matrix of f sub t; capital O sub t equals the diagonal matrix of open bracket, o sub t times, entry by entry, tanh prime of c sub t, close bracket; M sub t equals the diagonal matrix of open bracket, c sub t minus 1, times, entry by entry, sigma prime of z f sub t, close bracket times U f, plus the diagonal matrix of open bracket, c tilde sub t times, entry by entry, sigma prime of z i sub t, close bracket times U i, plus the diagonal matrix of open bracket, i sub t times, entry by entry, tanh prime of z c sub t, close bracket times U c; G sub t equals the diagonal matrix of open bracket, tanh of c sub t times, entry by entry, sigma prime of z o sub t, close bracket times U o.',
    'E 下标 k 对 W 的偏导数等于对 j 从 1 到 k 求和：E 下标 k 对 s 下标 k 的偏导数乘以对 t 从 j 加 1 到 k 连乘：大写 J 下标 t，连乘到此乘以 s 下标 j 对 W 的直接偏导数；s 下标 t 等于 c 下标 t 与 h 下标 t 上下拼成的向量；大写 J 下标 t 等于 s 下标 t 对 s 下标 t 减 1 的偏导数，等于矩阵，第 1 行：大写 F 下标 t、M 下标 t；第 2 行：大写 O 下标 t 乘以大写 F 下标 t、大写 O 下标 t 乘以 M 下标 t，加上 G 下标 t；矩阵到此；大写 F 下标 t 等于 f 下标 t 的对角矩阵；大写 O 下标 t 等于左括号，o 下标 t 逐元素乘以 tanh 的导数在 c 下标 t 处的值，右括号的对角矩阵；M 下标 t 等于左括号，c 下标 t 减 1 逐元素乘以 σ 的导数在 z f 下标 t 处的值，右括号的对角矩阵乘以 U f，加上左括号，c 波浪下标 t 逐元素乘以 σ 的导数在 z i 下标 t 处的值，右括号的对角矩阵乘以 U i，加上左括号，i 下标 t 逐元素乘以 tanh 的导数在 z c 下标 t 处的值，右括号的对角矩阵乘以 U c；G 下标 t 等于左括号，tanh 作用于 c 下标 t 逐元素乘以 σ 的导数在 z o 下标 t 处的值，右括号的对角矩阵乘以 U o。',
  ],
  [
    'state-dependencies',
    'c sub t equals c sub t of open bracket, c sub t minus 1, f sub t, i sub t and c tilde sub t, close bracket; c sub t minus 1, leads to h sub t minus 1, which equals o sub t minus 1, times, entry by entry, tanh of c sub t minus 1, which leads to f sub t, i sub t, c tilde sub t; the partial derivative of o sub t minus 1, with respect to c sub t minus 1, equals 0, where t is at least 2.',
    'c 下标 t 等于 c 下标 t 作用于左括号，c 下标 t 减 1、f 下标 t、i 下标 t、c 波浪下标 t，右括号；c 下标 t 减 1 影响 h 下标 t 减 1，等于 o 下标 t 减 1 逐元素乘以 tanh 作用于 c 下标 t 减 1，影响 f 下标 t，i 下标 t，c 波浪下标 t；o 下标 t 减 1 对 c 下标 t 减 1 的偏导数等于 0，其中 t 大于等于 2。',
  ],
  [
    'four-terms',
    'The partial derivative of c sub t with respect to c sub t minus 1, equals the diagonal matrix of open bracket, c sub t minus 1, times, entry by entry, sigma prime of z f sub t, close bracket times U f times the diagonal matrix of open bracket, o sub t minus 1, times, entry by entry, tanh prime of c sub t minus 1, close bracket, plus the diagonal matrix of f sub t, plus the diagonal matrix of open bracket, c tilde sub t times, entry by entry, sigma prime of z i sub t, close bracket times U i times the diagonal matrix of open bracket, o sub t minus 1, times, entry by entry, tanh prime of c sub t minus 1, close bracket, plus the diagonal matrix of open bracket, i sub t times, entry by entry, tanh prime of z c sub t, close bracket times U c times the diagonal matrix of open bracket, o sub t minus 1, times, entry by entry, tanh prime of c sub t minus 1, close bracket, where t is at least 2.',
    'c 下标 t 对 c 下标 t 减 1 的偏导数等于左括号，c 下标 t 减 1 逐元素乘以 σ 的导数在 z f 下标 t 处的值，右括号的对角矩阵乘以 U f 乘以左括号，o 下标 t 减 1 逐元素乘以 tanh 的导数在 c 下标 t 减 1 处的值，右括号的对角矩阵，加上 f 下标 t 的对角矩阵，加上左括号，c 波浪下标 t 逐元素乘以 σ 的导数在 z i 下标 t 处的值，右括号的对角矩阵乘以 U i 乘以左括号，o 下标 t 减 1 逐元素乘以 tanh 的导数在 c 下标 t 减 1 处的值，右括号的对角矩阵，加上左括号，i 下标 t 逐元素乘以 tanh 的导数在 z c 下标 t 处的值，右括号的对角矩阵乘以 U c 乘以左括号，o 下标 t 减 1 逐元素乘以 tanh 的导数在 c 下标 t 减 1 处的值，右括号的对角矩阵，其中 t 大于等于 2。',
  ],
  [
    'lstm-states-gradient',
    'The partial derivative of c sub k with respect to c sub 1 equals the matrix with row 1: I, 0; end of matrix times the product of J sub k and so on to J sub 2 times the stack of I and the diagonal matrix of open bracket, o sub 1 times, entry by entry, tanh prime of c sub 1, close bracket, end of stack, which equals the product over t from 2 to k of open bracket, A sub t, plus B sub t, plus capital C sub t, plus D sub t, close bracket, where U o equals 0 or k equals 2.',
    'c 下标 k 对 c 下标 1 的偏导数等于矩阵，第 1 行：I、0；矩阵到此乘以从 J 下标 k 依次乘到 J 下标 2 乘以 I 与左括号，o 下标 1 逐元素乘以 tanh 的导数在 c 下标 1 处的值，右括号的对角矩阵上下拼成的向量，等于对 t 从 2 到 k 连乘：左括号，A 下标 t，加上 B 下标 t，加上大写 C 下标 t，加上 D 下标 t，右括号，其中 U o 等于 0 或 k 等于 2。',
  ],
  [
    'rescued-sum',
    'The Frobenius norm of S sub k plus 1, is at least the Frobenius norm of the partial derivative of E sub k plus 1, with respect to W, end of norm, minus the Frobenius norm of S sub k.',
    'S 下标 k 加 1 的 Frobenius 范数大于等于下式的 Frobenius 范数：E 下标 k 加 1 对 W 的偏导数，范数到此，减去 S 下标 k 的 Frobenius 范数。',
  ],
  [
    'balanced-product',
    'n equals 1; the maximum of open bracket, the absolute value of capital A sub t, minus 0.1, end of absolute value, the absolute value of B sub t, minus 0.7, end of absolute value, the absolute value of C sub t, minus 0.1, end of absolute value and the absolute value of D sub t, minus 0.1, end of absolute value, close bracket is at most epsilon, which is at most one quarter, implies that open bracket, 1, minus 4 times epsilon, close bracket to the power k minus 1, end of power is at most the product over t from 2 to k of open bracket, capital A sub t, plus B sub t, plus C sub t, plus D sub t, close bracket, which is at most open bracket, 1, plus 4 times epsilon, close bracket to the power k minus 1, end of power; epsilon is at most a over k; a is at most one quarter, implies that e to the power minus 4 times a, end of power is at most the product over t from 2 to k of open bracket, capital A sub t, plus B sub t, plus C sub t, plus D sub t, close bracket, which is at most e to the power 4 times a, end of power.',
    'n 等于 1；左括号，下式的绝对值：大写 A 下标 t，减去 0.1，绝对值到此、下式的绝对值：B 下标 t，减去 0.7，绝对值到此、下式的绝对值：C 下标 t，减去 0.1，绝对值到此与下式的绝对值：D 下标 t，减去 0.1，绝对值到此，右括号的最大值小于等于 ε，小于等于 4 分之 1，推出左括号，1，减去 4 乘以 ε，右括号的 k 减 1 次方小于等于对 t 从 2 到 k 连乘：左括号，大写 A 下标 t，加上 B 下标 t，加上 C 下标 t，加上 D 下标 t，右括号，小于等于左括号，1，加上 4 乘以 ε，右括号的 k 减 1 次方；ε 小于等于 k 分之 a；a 小于等于 4 分之 1，推出 e 的负 4 乘以 a 次方小于等于对 t 从 2 到 k 连乘：左括号，大写 A 下标 t，加上 B 下标 t，加上 C 下标 t，加上 D 下标 t，右括号，小于等于 e 的 4 乘以 a 次方。',
  ],
  [
    'forget-bias-horizon',
    'U g equals 0; V f equals 0; b f equals b star sub k, which equals minus the natural logarithm of open bracket, 2 to the power the fraction 1, over k minus 1, end of fraction, end of power, minus 1, close bracket, implies that the product over t from 2 to k of f sub t equals open bracket, sigma of b star sub k, close bracket to the power k minus 1, end of power, which equals one half; 0 is at most the natural logarithm of open bracket, the fraction k, minus 1, over the natural logarithm of 2, end of fraction, close bracket, minus b star sub k, which is at most the fraction the natural logarithm of 2, over k, minus 1, end of fraction.',
    'U g 等于 0；V f 等于 0；b f 等于 b 星下标 k，等于负左括号，2 的分式，分子为 1，分母为 k 减 1，分式到此次方，减去 1，右括号的自然对数，推出对 t 从 2 到 k 连乘：f 下标 t 等于左括号，σ 作用于 b 星下标 k，右括号的 k 减 1 次方，等于 2 分之 1；0 小于等于左括号，分式，分子为 k，减去 1，分母为 2 的自然对数，分式到此，右括号的自然对数，减去 b 星下标 k，小于等于分式，分子为 2 的自然对数，分母为 k，减去 1，分式到此。',
  ],
  [
    'orthogonal-recurrence',
    'phi of z sub t equals z sub t; W rec transposed times W rec equals I, implies that the norm of the product over t from j plus 1 to k of the partial derivative of c sub t with respect to c sub t minus 1, end of norm equals the smallest singular value of open bracket, the product over t from j plus 1 to k of the partial derivative of c sub t with respect to c sub t minus 1, close bracket, which equals 1, for all k.',
    'φ 作用于 z 下标 t 等于 z 下标 t；W rec 的转置乘以 W rec 等于 I，推出下式的范数：对 t 从 j 加 1 到 k 连乘：c 下标 t 对 c 下标 t 减 1 的偏导数，范数到此等于左括号，对 t 从 j 加 1 到 k 连乘：c 下标 t 对 c 下标 t 减 1 的偏导数，右括号的最小奇异值，等于 1，对所有 k。',
  ],
  [
    'transient-growth',
    'W equals the matrix with row 1: r, a; row 2: 0, r; end of matrix; 0 is less than r, which is less than 1, which is less than a; k times a times r to the power k minus 1, end of power is at most the norm of W to the power k, end of norm, which is at most r to the power k times open bracket, 1, plus the fraction k times a, over r, end of fraction, close bracket; the norm of W is greater than 1; open bracket, the norm of W to the power k, end of norm, close bracket to the power 1 over k, end of power tends to r as k tends to infinity.',
    'W 等于矩阵，第 1 行：r、a；第 2 行：0、r；矩阵到此；0 小于 r，小于 1，小于 a；k 乘以 a 乘以 r 的 k 减 1 次方小于等于下式的范数：W 的 k 次方，范数到此，小于等于 r 的 k 次方乘以左括号，1，加上分式，分子为 k 乘以 a，分母为 r，分式到此，右括号；W 的范数大于 1；下式的范数：W 的 k 次方，范数到此的 k 分之 1 次方趋于 r，当 k 趋于无穷大时。',
  ],
])('%s', (id, en, zh) => {
  expect(spokenOf(claimById(id)).tex).toEqual({ en, zh });
});
