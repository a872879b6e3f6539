import { floats } from '../../engine/arithmetic/arithmetic.ts';
import { columns, matrix, plus, times } from '../../engine/arithmetic/matrix.ts';
import { Wrec } from '../../engine/closed-forms/rnn-jacobians.ts';
import { drawGoldenRnn, type GoldenRnnCase } from '../../engine/golden/rnn.ts';
import { drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { affine, rnnForward } from '../../engine/networks/rnn.ts';
import { rnnTrace } from '../../engine/networks/traces.ts';
import { bound, closedForm, goldenVectors, identity, route } from '../../proof/make.ts';
import { atMost, defineClaim, equal, mistake, words } from '../vocabulary.ts';

/** c_1, …, c_T in one row. */
const states = (g: RnnCase) => rnnTrace(g).c.slice(1).flat();
const column = (v: readonly number[]) => matrix(v.length, 1, v);
const inputAt = (g: RnnCase, t: number) => Array.from(g.x.subarray((t - 1) * g.m, t * g.m));

/** φ(W v) at the last step, for v put together in the given order. */
const concatenated = (g: RnnCase, v: readonly number[]) =>
  affine(floats, g.W, g.n + g.m, 0, v, new Array<number>(g.n).fill(0)).map(floats[g.phi]);

/** W_rec c_{t−1} + W_in x_t at the last step, by two matrix products. */
const split = (g: RnnCase) =>
  plus(
    times(Wrec(g), column(rnnTrace(g).c[g.T - 1])),
    times(columns(matrix(g.n, g.n + g.m, g.W), g.n, g.n + g.m), column(inputAt(g, g.T))),
  ).data;

/** c_1 … c_T and z_1 … z_T of a golden network, as this engine computes them. */
const ours = (g: GoldenRnnCase, phi: (z: number) => number = floats[g.phi]) => {
  const { c, z } = rnnForward({ ...floats, [g.phi]: phi }, g, g);
  return [...c.slice(1).flat(), ...z.slice(1).flat()];
};

export default defineClaim({
  tex: String.raw`c_t = \varphi(W_{\mathrm{rec}}\,c_{t-1} + W_{\mathrm{in}}\,x_t) = \varphi\bigl(W\,[c_{t-1};\,x_t]\bigr)`,
  says: words(
    'The new state is the activation of a weighted sum of the old state and the input; one matrix on the stacked vector says the same as two.',
    '对旧状态与输入的加权和施加激活函数，便得新状态；把二者拼成一个向量、用一个矩阵去乘，与用两个矩阵分别相乘是一回事。',
  ),
  sketch: words(
    'A product of a block row $[W_{\\mathrm{rec}},\\,W_{\\mathrm{in}}]$ with a stacked column is the sum of the products of the blocks. The forward pass itself is compared with states that PyTorch computed.',
    '分块行矩阵 $[W_{\\mathrm{rec}},\\,W_{\\mathrm{in}}]$ 乘以拼接的列向量，等于各块乘积之和。前向传播本身则与 PyTorch 算出的状态对照。',
  ),
  uses: [],
  symbols: ['c_t', 'x_t', 'phi', 'W_rec', 'W_in', 'W'],
  verdict: 'holds',
  proves: [
    identity<RnnCase>({
      name: words('two matrices against one', '两个矩阵与一个矩阵'),
      draw: drawRnn(),
      left: [
        route('two products, then the activation', '分别相乘后再激活', (g) => Array.from(split(g), floats[g.phi])),
        route('the generic forward pass', '通用的前向传播', (g) => rnnTrace(g).c[g.T]),
      ],
      right: (g) => concatenated(g, [...rnnTrace(g).c[g.T - 1], ...inputAt(g, g.T)]),
      relation: equal({ relative: 1e-12 }),
      controls: [
        mistake('blocks swapped: $[x_t;\\,c_{t-1}]$', '两块次序颠倒：$[x_t;\\,c_{t-1}]$', (g) =>
          concatenated(g, [...inputAt(g, g.T), ...rnnTrace(g).c[g.T - 1]]),
        ),
        mistake('activation left out', '漏掉激活函数', (g) => Array.from(split(g))),
      ],
    }),
    identity<GoldenRnnCase>({
      name: words('the forward pass against PyTorch', '前向传播与 PyTorch 对照'),
      draw: drawGoldenRnn,
      left: [goldenVectors((g) => [...g.expect.c, ...g.expect.z])],
      right: (g) => ours(g),
      relation: equal({ relative: 1e-12 }),
      blocks:
        ({ n, T }) =>
        (i) =>
          i < n * T ? 'c' : 'z',
      controls: [
        mistake('activation left out', '漏掉激活函数', (g) => ours(g, (z) => z)),
        mistake('$\\sigma$ and $\\tanh$ exchanged', '$\\sigma$ 与 $\\tanh$ 用反', (g) =>
          ours(g, g.phi === 'tanh' ? floats.sigmoid : floats.tanh),
        ),
      ],
    }),
    bound<RnnCase>({
      name: words('the range of the state', '状态的取值范围'),
      draw: drawRnn({ gain: [0.3, 6] }),
      left: [closedForm((g) => states(g).flatMap((c) => [c, -c]))],
      right: (g) => states(g).flatMap(() => [1, g.phi === 'sigmoid' ? 0 : 1]),
      relation: atMost(),
      adversary: 60,
      controls: [mistake('$|c_t| \\le 0.9$', '$|c_t| \\le 0.9$', (g) => states(g).flatMap(() => [0.9, 0.9]))],
    }),
  ],
});
