/** What can be put into a formula by a button: as TeX, as plain text, and what it means, from the notation page. */
import { type SymbolId, symbols } from '../claims/symbols.ts';
import type { Words } from '../proof/words.ts';
import type { Net } from './targets.ts';

export interface Piece {
  readonly tex: string;
  readonly plain: string;
  readonly means: Words;
}

const raw = String.raw;
type Row = readonly [tex: string, plain: string, meaning: SymbolId];

const both: readonly Row[] = [
  ['c_t', 'c[t]', 'c_t'],
  ['h_t', 'h[t]', 'h_t'],
  ['x_t', 'x[t]', 'x_t'],
  ['y_t', 'y[t]', 'y_t'],
  ['E_t', 'E[t]', 'E_t'],
  ['E', 'E', 'E'],
];
const operations: readonly Row[] = [
  [raw`\operatorname{diag}(\;)`, 'diag( )', 'diag'],
  [raw`\odot`, '*', 'otimes'],
  [raw`\frac{\partial c_k}{\partial c_j}`, 'dc[k]/dc[j]', 'c_t'],
  [raw`\frac{\partial^{+} c_j}{\partial W}`, 'd+c[j]/dW', 'immediate'],
  [raw`\sum_{j=1}^{k}`, 'sum[j=1..k]', 't'],
  [raw`\prod_{t=2}^{k}`, 'prod[t=2..k]', 't'],
  [raw`\lVert\,\cdot\,\rVert`, 'norm( )', 'norm'],
];
const gates = ['f', 'i', 'c', 'o'] as const;

const rows: Readonly<Record<Net, readonly Row[]>> = {
  rnn: [
    ...both,
    ['z_t', 'z[t]', 'z_t'],
    [raw`W_{\mathrm{rec}}`, 'Wrec', 'W_rec'],
    [raw`W_{\mathrm{in}}`, 'Win', 'W_in'],
    [raw`W_{\mathrm{out}}`, 'Wout', 'W_out'],
    ['W', 'W', 'W'],
    [raw`\varphi'(z_t)`, "phi'(z[t])", 'phi_prime'],
    [raw`\gamma`, 'gamma', 'gamma'],
    [raw`\rho`, 'rho', 'rho'],
    [raw`\delta_k`, 'delta[k]', 'delta_k'],
    ...operations,
  ],
  lstm: [
    ...both,
    ['f_t', 'f[t]', 'f_t'],
    ['i_t', 'i[t]', 'i_t'],
    ['o_t', 'o[t]', 'o_t'],
    [raw`\tilde c_t`, 'ctilde[t]', 'candidate'],
    ...gates.map((gate): Row => [`z^${gate}_t`, `z${gate}[t]`, 'z_g']),
    ...(['W', 'U', 'V'] as const).flatMap((letter) =>
      gates.map((gate): Row => [`${letter}_${gate}`, `${letter}${gate}`, 'W_g']),
    ),
    ...gates.map((gate): Row => [`b_${gate}`, `b${gate}`, 'b_g']),
    [raw`\sigma'(\;)`, "sigma'( )", 'sigma'],
    [raw`\tanh'(\;)`, "tanh'( )", 'phi_prime'],
    ...(['A', 'B', 'C', 'D'] as const).map((term): Row => [`${term}_t`, `${term}[t]`, 'ABCD']),
    ['s_t', 's[t]', 'J_t'],
    ...operations,
  ],
};

export const palette = (net: Net): Piece[] =>
  rows[net].map(([tex, plain, id]) => ({ tex, plain, means: symbols[id].means }));
