import { describe, expect, test } from 'vitest';
import { FormulaError } from '../formula/error.ts';
import type { Choices } from './choices.ts';
import { translate } from './translate.ts';

const raw = String.raw;
const bare = (tex: string) => tex.replaceAll(/\s+/g, '');
const read = (source: string, net: 'rnn' | 'lstm' = 'lstm', choices: Choices = {}) => translate(source, net, choices);

test.each([
  ["diag(c[t-1]*sigma'(zf[t])) Uf", raw`\operatorname{diag}(c_{t-1}\odot\sigma'(z^{f}_{t}))U_f`],
  ['2*c[t]', raw`2\cdotc_{t}`],
  ['c[t]*2', raw`c_{t}\cdot2`],
  ['dc[k]/dc[j]', raw`\partialc_{k}/\partialc_{j}`],
  ['d+c[j]/dW', raw`\partial^{+}c_{j}/\partialW`],
  ['sum[j=1..k] E[j]', raw`\sum_{j=1}^{k}E_{j}`],
  ['norm(c[t]) <= 1', raw`\lVertc_{t}\rVert\le1`],
  ['c[t].T', raw`c_{t}^{\top}`],
  ['σ(zo[t])⊙tanh(c[t])', raw`\sigma(z^{o}_{t})\odot\tanh(c_{t})`],
  ['i_t*ctilde_t', raw`i_t\odot\tildec_t`],
])('plain text %s', (plain, tex) => {
  expect(bare(read(plain).tex)).toBe(tex);
});

describe('names of elsewhere', () => {
  test.each<[source: string, net: 'rnn' | 'lstm', choices: Choices, tex: string]>([
    [raw`\mathbf{W}_{hh}\mathbf h_{t-1}`, 'rnn', { state: 'h' }, raw`W_{\mathrm{rec}}c_{t-1}`],
    [raw`\mathcal{L}`, 'rnn', {}, 'E'],
    [raw`\tanh W h^{(t-1)}`, 'rnn', { state: 'h', weights: 'U-input' }, raw`\tanhW_{\mathrm{rec}}c_{t-1}`],
    [raw`\tanh U x_t`, 'rnn', { weights: 'U-input' }, raw`\tanhW_{\mathrm{in}}x_t`],
    [raw`\sigma(W_f x_t)`, 'lstm', { weights: 'W-input' }, raw`\sigma(V_fx_t)`],
    [raw`\sigma(W_{hf} h_{t-1} + W_{xf} x_t)`, 'lstm', {}, raw`\sigma(U_fh_{t-1}+V_fx_t)`],
    [raw`i_t \circ g_t\,`, 'lstm', {}, raw`i_t\circ\tildec_t\,`],
    [raw`\tanh(C_t)`, 'lstm', { C: 'cell' }, raw`\tanh(c_t)`],
    [raw`1-\tanh^2(c_t)`, 'lstm', {}, raw`1-(\tanh(c_t)\odot\tanh(c_t))`],
    [raw`\operatorname{diag}(f_t)^T`, 'lstm', { T: 'transpose' }, raw`\operatorname{diag}(f_t)^{\top}`],
    [raw`\|c_t\|`, 'lstm', {}, raw`\lVertc_t\rVert`],
  ])('%s (%s)', (source, net, choices, tex) => {
    const found = read(source, net, choices);
    expect(found.asks).toEqual([]);
    expect(bare(found.tex)).toBe(tex);
  });

  test.each<[source: string, net: 'rnn' | 'lstm', ask: string]>([
    ['h[t]', 'rnn', 'state'],
    [raw`\varphi'(z_t) U`, 'rnn', 'weights'],
    ['C_t', 'lstm', 'C'],
    ['U_f^T', 'lstm', 'T'],
  ])('%s is asked about', (source, net, ask) => {
    expect(read(source, net).asks).toEqual([ask]);
  });

  test('a limit of a sum is no power', () => {
    expect(read(raw`\sum_{t=1}^T E_t`).asks).toEqual([]);
  });

  test('what was read as another name is told, what was not is not', () => {
    expect(read(raw`g_t\odot U_{f}`).readAs).toEqual([['g', raw`\tilde c`]]);
  });
});

test.each(['constructor', 'toString', 'valueOf'])('%s is no word of this notation', (name) => {
  for (const net of ['rnn', 'lstm'] as const)
    for (const source of [`${name} c[t]`, `${name}(t=1..T) c[t]`, `W_${name} c[t]`, `${name}(c[t])`])
      expect(() => read(source, net)).toThrow(FormulaError);
});

test('a place in the TeX is found in what was typed', () => {
  const source = 'diag(c[t-1]) foo';
  const { tex, placeOf } = read(source.slice(0, 12));
  const from = tex.indexOf('c_');
  const { from: first, to } = placeOf({ from, to: from + 7 });
  expect(source.slice(first, to)).toBe('c[t-1]');
  expect(() => read(source)).toThrow(/foo/);
});
