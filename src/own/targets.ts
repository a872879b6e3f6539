/** What a reader's formula may be equal to, each with a route to its value that shares no rule with formulas. */

import type { Places } from '../claims/reading.ts';
import { onlyAt } from '../claims/sums.ts';
import { matrix, spectralNorm } from '../engine/arithmetic/matrix.ts';
import { reverseJacobian } from '../engine/derivatives/differentiate.ts';
import { lstmBptt } from '../engine/derivatives/lstm-bptt.ts';
import { flatten, gateOfCell, laterCell, laterJoint, nextCell } from '../engine/derivatives/lstm-functions.ts';
import { rnnBptt } from '../engine/derivatives/rnn-bptt.ts';
import { laterState } from '../engine/derivatives/rnn-functions.ts';
import type { RnnCase } from '../engine/networks/draw.ts';
import type { LstmCase } from '../engine/networks/draw-lstm.ts';
import { type Gate, gates } from '../engine/networks/lstm.ts';
import { lstmTrace, rnnTrace } from '../engine/networks/traces.ts';
import { backpropagation, reverseMode, route } from '../proof/make.ts';
import type { Route } from '../proof/part.ts';
import { type Words, words } from '../proof/words.ts';

export type Net = 'rnn' | 'lstm';

/** A term or a form that a derivative has, for telling what is missing and what the formula is instead. */
export interface Known {
  readonly tex: string;
  readonly name: Words;
}

// biome-ignore lint/suspicious/noExplicitAny: the cases of a target are those of its kind of network
type AnyRoute = Route<any>;

export interface Target {
  readonly id: string;
  readonly net: Net;
  /** The left side as TeX; undefined where the reader gives both sides. */
  readonly tex?: string;
  readonly sign: '=' | '\\le';
  readonly places: Places;
  readonly route?: AnyRoute;
  /** Least number of steps, so that a mistake in an index shows. */
  readonly steps: number;
  /** Paths or terms of the derivative, one of which a wrong formula may lack. */
  readonly paths?: readonly Known[];
  /** Other things that a formula may be by mistake. */
  readonly mistaken?: readonly Known[];
}

const raw = String.raw;
const d = (of: string, by: string): string => raw`\frac{\partial ${of}}{\partial ${by}}`;
const jacobian = reverseMode as <G>(compute: Route<G>['compute']) => Route<G>;

/** The entries of columns from … to of a matrix with `width` columns. */
const columns = (flat: ArrayLike<number>, width: number, from: number, to: number): number[] =>
  Array.from(flat).filter((_, k) => k % width >= from && k % width < to);

const bothFree: Places = { t: [2, 'T'], k: 'T', j: [1, 'k - 1'] };

const one = (id: string, net: Net, tex: string, at: Places, of: AnyRoute, more: Partial<Target> = {}): Target => ({
  ...{ id, net, tex, sign: '=', places: at, route: of, steps: 3 },
  ...more,
});

const rnnWeights = {
  W: ['W', (_: RnnCase, dW: ArrayLike<number>) => Array.from(dW)],
  Wrec: [raw`W_{\mathrm{rec}}`, (g: RnnCase, dW: ArrayLike<number>) => columns(dW, g.n + g.m, 0, g.n)],
  Win: [raw`W_{\mathrm{in}}`, (g: RnnCase, dW: ArrayLike<number>) => columns(dW, g.n + g.m, g.n, g.n + g.m)],
} as const;

const overPaths = (by: string): readonly Known[] => [
  {
    tex: raw`\frac{\partial E_k}{\partial c_k}\,\frac{\partial c_k}{\partial c_1}\,\frac{\partial^{+} c_1}{\partial ${by}}`,
    name: words(
      'the one term of the first step ($j = 1$) in place of the sum',
      '只有第一步（$j = 1$）的那一项，而不是和',
    ),
  },
  {
    tex: raw`\frac{\partial E_k}{\partial c_k}\,\frac{\partial^{+} c_k}{\partial ${by}}`,
    name: words(
      'the one term of the last step ($j = k$) in place of the sum',
      '只有最后一步（$j = k$）的那一项，而不是和',
    ),
  },
  {
    tex: raw`\sum_{j=1}^{k}\frac{\partial E_k}{\partial c_k}\,\frac{\partial c_k}{\partial c_j}\,\frac{\partial c_j}{\partial ${by}}`,
    name: words(
      'total derivatives $\\partial c_j$ where immediate ones $\\partial^{+} c_j$ belong: paths are counted more than once',
      '该用直接偏导数 $\\partial^{+} c_j$ 之处用了全导数 $\\partial c_j$，路径被重复计算',
    ),
  },
];

const overSteps = (by: string): readonly Known[] => [
  { tex: d('E_T', by), name: words('the gradient of the last error alone', '只是最后一步损失的梯度') },
  {
    tex: raw`\frac1T\,\frac{\partial E}{\partial ${by}}`,
    name: words('the mean over the steps in place of the sum', '用各步的平均代替了和'),
  },
  {
    tex: raw`\sum_{k=1}^{T}\frac{\partial E_k}{\partial c_k}\,\frac{\partial^{+} c_k}{\partial ${by}}`,
    name: words('only the immediate effect of the weights at each step', '只算了权重在每一步的直接影响'),
  },
];

const rnnTargets: readonly Target[] = [
  one(
    'rnn-step',
    'rnn',
    d('c_t', 'c_{t-1}'),
    { t: 'T' },
    jacobian<RnnCase>((g) => reverseJacobian(laterState(g, g.T, g.T - 1), rnnTrace(g).c[g.T - 1])),
  ),
  one(
    'rnn-chain',
    'rnn',
    d('c_k', 'c_1'),
    { k: 'T' },
    jacobian<RnnCase>((g) => reverseJacobian(laterState(g, g.T, 1), rnnTrace(g).c[1])),
  ),
  ...Object.entries(rnnWeights).flatMap(([name, [by, cut]]): Target[] => [
    one(
      `rnn-loss-${name}`,
      'rnn',
      d('E_k', by),
      { k: 'T' },
      backpropagation<RnnCase>((g) => cut(g, rnnBptt(g, onlyAt(g.T)).W)),
      { mistaken: overPaths(by) },
    ),
    one(
      `rnn-total-${name}`,
      'rnn',
      d('E', by),
      {},
      backpropagation<RnnCase>((g) => cut(g, rnnBptt(g).W)),
      { mistaken: overSteps(by) },
    ),
  ]),
  one(
    'rnn-total-Wout',
    'rnn',
    d('E', raw`W_{\mathrm{out}}`),
    {},
    backpropagation<RnnCase>((g) => rnnBptt(g).Wout),
  ),
  one(
    'rnn-bound',
    'rnn',
    raw`\lVert ${d('c_k', 'c_1')}\rVert`,
    { k: 'T' },
    norm<RnnCase>((g) => reverseJacobian(laterState(g, g.T, 1), rnnTrace(g).c[1]).data),
    { sign: '\\le' },
  ),
];

function norm<G extends { readonly n: number }>(of: (g: G) => ArrayLike<number>): Route<G> {
  return route('reverse mode (tape)', '反向模式（运算记录）', (g) => spectralNorm(matrix(g.n, g.n, Array.from(of(g)))));
}

/** The terms of ∂c_t/∂c_{t−1}. */
const cellPaths: readonly Known[] = [
  { tex: 'A_t', name: words('the path through the forget gate, $A_t$', '经遗忘门的路径 $A_t$') },
  {
    tex: 'B_t',
    name: words('the direct path, $B_t = \\operatorname{diag}(f_t)$', '直接路径 $B_t = \\operatorname{diag}(f_t)$'),
  },
  { tex: 'C_t', name: words('the path through the input gate, $C_t$', '经输入门的路径 $C_t$') },
  { tex: 'D_t', name: words('the path through the candidate, $D_t$', '经候选值的路径 $D_t$') },
];

const gateWeights = (gate: Gate) =>
  ({
    W: [`W_${gate}`, (_: LstmCase, W: ArrayLike<number>) => Array.from(W)],
    U: [`U_${gate}`, (g: LstmCase, W: ArrayLike<number>) => columns(W, g.n + g.m, 0, g.n)],
    V: [`V_${gate}`, (g: LstmCase, W: ArrayLike<number>) => columns(W, g.n + g.m, g.n, g.n + g.m)],
  }) as const;

const throughGate = (name: 'f' | 'i' | 'candidate', id: string, tex: string): Target =>
  one(
    id,
    'lstm',
    d(tex, 'c_{t-1}'),
    { t: 'T' },
    jacobian<LstmCase>((g) => reverseJacobian(gateOfCell(g, name, g.T), lstmTrace(g).c[g.T - 1])),
  );

const lstmTargets: readonly Target[] = [
  one(
    'lstm-step',
    'lstm',
    d('c_t', 'c_{t-1}'),
    { t: 'T' },
    jacobian<LstmCase>((g) => reverseJacobian(nextCell(g, g.T), lstmTrace(g).c[g.T - 1])),
    { paths: cellPaths },
  ),
  one(
    'lstm-chain',
    'lstm',
    d('c_k', 'c_1'),
    { k: 'T' },
    jacobian<LstmCase>((g) => reverseJacobian(laterCell(g, g.T), lstmTrace(g).c[1])),
    {
      mistaken: [
        {
          tex: raw`\prod_{t=2}^{k}\frac{\partial c_t}{\partial c_{t-1}}`,
          name: words(
            'the product of the one-step derivatives, which leaves out the path from $c_{t-1}$ over $h_{t-1}$ through the output gate $o_t$',
            '单步导数的连乘，漏掉了从 $c_{t-1}$ 经 $h_{t-1}$ 和输出门 $o_t$ 的路径',
          ),
        },
        {
          tex: raw`\prod_{t=2}^{k}\operatorname{diag}(f_t)`,
          name: words('the direct path alone: the gates are held still', '只有直接路径：各门被当作不变'),
        },
      ],
    },
  ),
  throughGate('f', 'lstm-forget', 'f_t'),
  throughGate('i', 'lstm-input', 'i_t'),
  throughGate('candidate', 'lstm-candidate', raw`\tilde c_t`),
  one(
    'lstm-joint',
    'lstm',
    d('s_t', 's_{t-1}'),
    { t: 'T' },
    jacobian<LstmCase>((g) => {
      const { c, h } = lstmTrace(g);
      return reverseJacobian(laterJoint(g, g.T, g.T - 1), [...c[g.T - 1], ...h[g.T - 1]]);
    }),
  ),
  one(
    'lstm-loss',
    'lstm',
    d('E_k', 'W'),
    { k: 'T' },
    backpropagation<LstmCase>((g) => flatten(lstmBptt(g, onlyAt(g.T)))),
  ),
  ...gates.flatMap((gate) => [
    ...Object.entries(gateWeights(gate)).map(([name, [by, cut]]) =>
      one(
        `lstm-total-${name}${gate}`,
        'lstm',
        d('E', by),
        {},
        backpropagation<LstmCase>((g) => cut(g, lstmBptt(g).W[gate])),
        { mistaken: overSteps(by) },
      ),
    ),
    one(
      `lstm-total-b${gate}`,
      'lstm',
      d('E', `b_${gate}`),
      {},
      backpropagation<LstmCase>((g) => lstmBptt(g).b[gate]),
      { mistaken: overSteps(`b_${gate}`) },
    ),
  ]),
  one(
    'lstm-bound',
    'lstm',
    raw`\lVert ${d('c_t', 'c_{t-1}')}\rVert`,
    { t: 'T' },
    norm<LstmCase>((g) => reverseJacobian(nextCell(g, g.T), lstmTrace(g).c[g.T - 1]).data),
    { sign: '\\le' },
  ),
];

export const targets: readonly Target[] = [
  ...rnnTargets,
  { id: 'rnn-free', net: 'rnn', sign: '=', places: bothFree, steps: 3 },
  ...lstmTargets,
  { id: 'lstm-free', net: 'lstm', sign: '=', places: bothFree, steps: 3 },
];

export const targetById = (id: string): Target | undefined => targets.find((target) => target.id === id);
