import { describe, expect, test } from 'vitest';
import type { Choices } from './choices.ts';
import { judgeFormula, type OwnReport } from './judge.ts';

const raw = String.raw;
const check = (target: string, formula: string, choices: Choices = {}): OwnReport =>
  judgeFormula({ target, formula, choices, seed: 1 }, () => {});
const slips = ({ diagnosis }: OwnReport) => diagnosis?.remedies.map(({ slip }) => slip) ?? [];

const A = raw`\operatorname{diag}(c_{t-1}\odot\sigma'(z^f_t))\,U_f\operatorname{diag}(o_{t-1}\odot\tanh'(c_{t-1}))`;
const C = raw`\operatorname{diag}(\tilde c_t\odot\sigma'(z^i_t))\,U_i\operatorname{diag}(o_{t-1}\odot\tanh'(c_{t-1}))`;
const D = raw`\operatorname{diag}(i_t\odot\tanh'(z^c_t))\,U_c\operatorname{diag}(o_{t-1}\odot\tanh'(c_{t-1}))`;
const four = `${A}+\\operatorname{diag}(f_t)+${C}+${D}`;
const step = raw`\operatorname{diag}(\varphi'(z_t))\,W_{\mathrm{rec}}`;
const sumOver = raw`\sum_{j=1}^{k}\frac{\partial E_k}{\partial c_k}\,\frac{\partial c_k}{\partial c_j}\,\frac{\partial^{+} c_j}{\partial W}`;

describe('right ones are equal, with what has to be known of the activations', () => {
  test.each<[target: string, formula: string, oracle: string, choices?: Choices]>([
    ['lstm-step', four, 'free'],
    [
      'lstm-step',
      "diag(c[t-1]*sigma'(zf[t])) Uf diag(o[t-1]*tanh'(c[t-1])) + diag(f[t]) + diag(ctilde[t]*sigma'(zi[t])) Ui diag(o[t-1]*tanh'(c[t-1])) + diag(i[t]*tanh'(zc[t])) Uc diag(o[t-1]*tanh'(c[t-1]))",
      'free',
    ],
    ['lstm-step', 'A_t + B_t + C_t + D_t', 'free', { C: 'term' }],
    [
      'lstm-forget',
      raw`\operatorname{diag}(\sigma'(z^f_t))U_f\operatorname{diag}(o_{t-1}\odot\tanh'(c_{t-1}))`,
      'free',
    ],
    [
      'lstm-forget',
      raw`\operatorname{diag}(f_t\odot(1-f_t))\,U_f\operatorname{diag}(o_{t-1}\odot(1-\tanh^2(c_{t-1})))`,
      'rules',
    ],
    ['lstm-candidate', "diag(1 - ctilde[t]*ctilde[t]) Uc diag(o[t-1]*tanh'(c[t-1]))", 'rules'],
    [
      'lstm-input',
      raw`\operatorname{diag}(\sigma'(z^i_t))\,\mathbf{U}_i\operatorname{diag}(o_{t-1}\odot\tanh'(c_{t-1}))`,
      'free',
    ],
    [
      'lstm-total-Wf',
      raw`\sum_{t=1}^{T}\Bigl(\frac{\partial E}{\partial z^f_t}\Bigr)^{\top}[h_{t-1};\,x_t]^{\top}`,
      'free',
    ],
    ['lstm-total-Uo', 'sum[t=1..T] (dE/dzo[t]).T h[t-1].T', 'free'],
    ['lstm-total-bi', raw`\sum_t\frac{\partial E}{\partial z^i_t}`, 'free'],
    ['lstm-loss', raw`\frac{\partial E_k}{\partial h_k}\frac{\partial h_k}{\partial W}`, 'free'],
    ['rnn-step', step, 'free'],
    ['rnn-step', "diag(phi'(z[t])) Wrec", 'free'],
    ['rnn-step', "diag(phi'(z[t])) W_{hh}", 'free'],
    ['rnn-chain', raw`\prod_{t=2}^{k}${step}`, 'free'],
    ['rnn-chain', raw`\prod_{1<t\le k}${step}`, 'free'],
    ['rnn-chain', raw`\prod_{k\ge t>1}${step}`, 'free'],
    ['rnn-chain', raw`\prod_{t=2}^{k}\frac{\partial \mathbf{h}_t}{\partial \mathbf{h}_{t-1}}`, 'free', { state: 'h' }],
    ['rnn-chain', raw`\prod_{t=2}^{k}\frac{\partial h^{(t)}}{\partial h^{(t-1)}}`, 'free', { state: 'h' }],
    ['rnn-loss-W', sumOver, 'free'],
    [
      'rnn-total-W',
      raw`\sum_{k=1}^{T}\sum_{j=1}^{k}\frac{\partial E_k}{\partial c_k}\frac{\partial c_k}{\partial c_j}\frac{\partial^{+}c_j}{\partial W}`,
      'free',
    ],
    ['rnn-total-Wout', raw`\sum_{t=1}^{T}(h_t-y_t)\,c_t^{\top}`, 'free', { state: 'c' }],
    ['lstm-free', 'c[t] = f[t]*c[t-1] + i[t]*ctilde[t]', 'free'],
    ['lstm-free', raw`\sigma'(z^f_t) = f_t\otimes(1-f_t)`, 'rules'],
  ])('%s: %s', (target, formula, oracle, choices) => {
    const report = check(target, formula, choices);
    expect(report.problem?.says.en).toBeUndefined();
    expect(report.verdict).toBe('equal');
    expect(report.exact?.oracle).toBe(oracle);
    expect(report.exact?.bits).toBeGreaterThanOrEqual(100);
    expect(report.numbers?.checked).toBe(24);
  });
});

describe('wrong ones are refuted by a small network, and what would make them true is named', () => {
  test.each<[target: string, formula: string, slip: string, names: string, choices?: Choices]>([
    [
      'lstm-step',
      four.replace("i_t\\odot\\tanh'(z^c_t)", "i_t\\odot\\sigma'(z^c_t)"),
      'function',
      "\\sigma'(z^{c}_{t})",
    ],
    ['lstm-step', `${A}+\\operatorname{diag}(f_t)+${D}`, 'missing path', 'C_t'],
    ['lstm-step', raw`\operatorname{diag}(f_t)`, 'missing path', 'A_t,\\ C_t,\\ D_t'],
    ['lstm-step', four.replace('U_c', 'U_o'), 'letter', 'U_{o}'],
    ['lstm-step', four.replace('o_{t-1}', 'o_t'), 'index', 'o_{t}'],
    ['lstm-step', four.replace("o_{t-1}\\odot\\tanh'(c_{t-1})", 'o_{t-1}\\odot\\tanh(c_{t-1})'), 'slope', '\\tanh'],
    ['lstm-step', `${four}+I`, 'dropped term', 'I'],
    ['lstm-step', four.replace('+\\operatorname{diag}(f_t)', '-\\operatorname{diag}(f_t)'), 'sign', 'f_{t}'],
    ['lstm-step', four.replace('c_{t-1}\\odot\\sigma', 'c_t\\odot\\sigma'), 'index', 'c_{t}'],
    [
      'lstm-forget',
      raw`\operatorname{diag}(\sigma'(z^f_t))\operatorname{diag}(o_{t-1}\odot\tanh'(c_{t-1}))`,
      'missing factor',
      'U_f',
    ],
    [
      'lstm-forget',
      raw`\operatorname{diag}(\sigma'(z^f_t))U_f\operatorname{diag}(\tanh'(c_{t-1}))`,
      'missing factor',
      'o_{t-1}',
    ],
    ['lstm-total-Uf', 'sum[t=1..T] (dE/dzf[t]).T h[t].T', 'index', 'h_{t}'],
    ['lstm-total-bf', raw`\sum_{t=2}^{T}\frac{\partial E}{\partial z^f_t}`, 'limit', '$2$, where $1$'],
    ['rnn-step', raw`W_{\mathrm{rec}}\operatorname{diag}(\varphi'(z_t))`, 'swapped factors', 'W_{\\mathrm{rec}}'],
    ['rnn-step', raw`\operatorname{diag}(\varphi'(z_t))\,W_{\mathrm{rec}}^{\top}`, 'transposed', '\\top'],
    ['rnn-step', raw`W_{\mathrm{rec}}^{\top}\operatorname{diag}(\varphi'(z_t))`, 'layout', 'transpose'],
    ['rnn-step', raw`2\operatorname{diag}(\varphi'(z_t))\,W_{\mathrm{rec}}`, 'dropped factor', '2'],
    ['rnn-step', raw`\operatorname{diag}(\varphi(z_t))\,W_{\mathrm{rec}}`, 'slope', '\\varphi'],
    ['rnn-chain', raw`\prod_{t=2}^{k}\operatorname{diag}(\varphi'(z_{t-1}))\,W_{\mathrm{rec}}`, 'index', 'z_{t - 1}'],
    ['rnn-chain', raw`\prod_{t=1}^{k}${step}`, 'limit', '$1$, where $2$'],
    ['rnn-chain', raw`\Bigl(\prod_{t=2}^{k}\bigl(${step}\bigr)^{\top}\Bigr)^{\top}`, 'product order', ''],
    ['rnn-loss-W', sumOver.replace('\\partial^{+}', '\\partial'), 'immediate', '\\partial^{+}'],
    ['rnn-total-W', raw`\frac{1}{T}\sum_{t=1}^{T}\frac{\partial E_t}{\partial W}`, 'dropped factor', 'T'],
    ['rnn-total-Wout', raw`\sum_{t=1}^{T}(y_t-h_t)\,c_t^{\top}`, 'scale', '-1', { state: 'c' }],
    ['lstm-free', 'h[t] = o[t]*tanh(c[t-1])', 'index', 'c_{t - 1}'],
  ])('%s: %s', (target, formula, slip, names, choices) => {
    const report = check(target, formula, choices);
    expect(report.verdict).toBe('wrong');
    expect(report.numbers?.counterexample?.gap).toBeGreaterThan(1e-3);
    expect(Math.max(...Object.values(report.numbers?.counterexample?.size ?? { none: 99 }))).toBeLessThanOrEqual(4);
    expect(slips(report)).toContain(slip);
    expect(report.diagnosis?.remedies.map(({ says }) => says.en).join('\n')).toContain(names);
  });
});

describe('known forms and conditions', () => {
  test('the product of the one-step derivatives is not that of several steps, but for U_o = 0', () => {
    const { verdict, diagnosis, enclosed } = check('lstm-chain', raw`\prod_{t=2}^{k}(A_t+B_t+C_t+D_t)`, { C: 'term' });
    expect(verdict).toBe('wrong');
    expect(diagnosis?.instead[0].en).toMatch(/output gate/);
    expect(diagnosis?.where.map(({ en }) => en).join()).toMatch(/U_o = 0/);
    expect((enclosed?.lo ?? 0) * (enclosed?.hi ?? 0)).toBeGreaterThan(0);
  });

  test('the single term is the first of the sum', () => {
    const { diagnosis } = check(
      'rnn-loss-W',
      raw`\frac{\partial E_k}{\partial c_k}\frac{\partial c_k}{\partial c_1}\frac{\partial^{+}c_1}{\partial W}`,
    );
    expect(diagnosis?.instead.map(({ en }) => en).join()).toMatch(/first step/);
  });

  test('what is true of tanh alone is told', () => {
    const report = check('rnn-chain', raw`\prod_{t=2}^{k}\operatorname{diag}(1-h_t\odot h_t)\,W_{hh}`, { state: 'h' });
    expect(report.verdict).toBe('wrong');
    expect(report.diagnosis?.where.map(({ en }) => en)).toEqual(['where $\\varphi$ is $\\tanh$']);
  });

  test('what fits for numbers only is told', () => {
    const report = check('rnn-step', raw`\varphi'(z_t)\,W_{\mathrm{rec}}`);
    expect(report.verdict).toBe('ill-typed');
    expect(report.diagnosis?.where[0].en).toMatch(/n = 1/);
    expect(slips(report)).toContain('diag');
  });

  test('a bound that holds is no equation, and one that does not is refuted', () => {
    expect(check('rnn-bound', raw`\rho^{k-1}`)).toMatchObject({ verdict: 'in numbers' });
    expect(check('rnn-bound', raw`\rho^{k}`)).toMatchObject({ verdict: 'wrong' });
    expect(check('lstm-bound', '1')).toMatchObject({ verdict: 'wrong' });
  });
});

describe('what does not fit is shown with its place, what was found and what was needed', () => {
  test.each<[target: string, formula: string, place: string, says: RegExp, slip?: string, choices?: Choices]>([
    [
      'lstm-forget',
      raw`\operatorname{diag}(\sigma'(z^f_t))\,W_f\operatorname{diag}(o_{t-1}\odot\tanh'(c_{t-1}))`,
      'diag',
      /found n × n behind n × n \+ m, needed n \+ m rows/,
      'weights',
    ],
    ['rnn-step', raw`\varphi'(z_t)\,W_{\mathrm{rec}}`, 'W_', /needed 1 rows/, 'diag'],
    ['rnn-chain', 'c[k]', 'c[k]', /found n × 1 on the right, needed n × n/],
    ['rnn-chain', 'Wrec + c[k]', 'Wrec + c[k]', /needed two of the same shape/],
    ['rnn-step', raw`\operatorname{diag}(1-c_t^2)\,W_{\mathrm{rec}}`, 'c_t', /needed a square matrix/],
    ['rnn-step', 'Q[t]', 'Q[t]', /“Q” is not declared/],
    ['rnn-step', 'foo(z[t])', 'foo', /found the word “foo”/],
    ['rnn-step', raw`\frac{\partial c_t}{\partial c_{t-1}}`, raw`\frac`, /what the formula is to equal/],
    ['rnn-step', 'diag(phi(z[t]) Wrec', '', /end of the formula, needed “\)”/],
  ])('%s: %s', (target, formula, place, says, slip, choices) => {
    const report = check(target, formula, choices);
    expect(report.verdict).toBe('ill-typed');
    expect(report.problem?.says.en).toMatch(says);
    expect(report.problem?.says.zh).toMatch(/\p{Script=Han}/u);
    const { from, to } = report.problem?.span ?? { from: 0, to: 0 };
    expect(formula.slice(from, to)).toContain(place);
    if (slip) expect(slips(report)).toContain(slip);
  });
});

describe('hostile input ends in a message within a second', () => {
  test.each<[name: string, target: string, formula: string, says: RegExp]>([
    ['100,000 characters', 'rnn-step', 'x'.repeat(100_000), /100000 characters, needed at most 2000/],
    ['deep brackets', 'rnn-step', '('.repeat(1900), /more than 60 deep|closes it/],
    ['functions in one another', 'rnn-step', raw`\tanh`.repeat(300), /more than 60 deep/],
    ['diag of diag of …', 'rnn-step', `${'diag('.repeat(50)}c[t]${') c[t]'.repeat(50)}`, /./],
    ['∑ to 10⁹', 'rnn-step', raw`\sum_{t=1}^{1000000000} W_{\mathrm{rec}}`, /more operations/],
    [
      '∑ in ∑ in ∑',
      'rnn-step',
      `${raw`\sum_{t=1}^{1000}`.repeat(100)}W_{\\mathrm{rec}}`,
      /100 sums and products stand in one another/,
    ],
    ['a high power', 'rnn-step', raw`W_{\mathrm{rec}}^{1000000000}`, /more operations/],
    ['division by zero', 'rnn-step', '1/(c[t,1]-c[t,1])', /not a number/],
    ['a step that does not exist', 'rnn-step', "diag(phi'(z[t+1])) Wrec", /z_t was asked for/],
    ['a thousand factors', 'rnn-step', 'Wrec'.concat('/1'.repeat(900)), /more than 700 parts/],
    ['unicode rubbish', 'rnn-step', '\u0000\ud83d\ude00漢', /needed letters/],
    ['half a surrogate', 'rnn-step', '\ud83d', /needed letters/],
    ['HTML', 'rnn-step', '<img src=x onerror=alert(1)>', /found the word “img”/],
  ])('%s', (_, target, formula, says) => {
    // Of the processor: other work on the machine does not count.
    const began = process.cpuUsage();
    const report = check(target, formula);
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(1000);
    expect(['ill-typed', 'no value']).toContain(report.verdict);
    expect(report.problem?.says.en).toMatch(says);
    expect(report.problem?.says.zh).toMatch(/\p{Script=Han}/u);
  });
});

test('the same question has the same digest, another seed another', () => {
  const asked = { target: 'rnn-step', formula: "diag(phi'(z[t])) Wrec", choices: {}, seed: 1 };
  const again = judgeFormula(asked, () => {});
  expect(judgeFormula(asked, () => {}).digest).toBe(again.digest);
  expect(judgeFormula({ ...asked, seed: 2 }, () => {}).digest).not.toBe(again.digest);
});
