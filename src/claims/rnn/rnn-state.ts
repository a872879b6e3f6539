import { floats } from '../../engine/arithmetic/arithmetic.ts';
import { drawGoldenRnn, type GoldenRnnCase } from '../../engine/golden/rnn.ts';
import { drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { rnnForward } from '../../engine/networks/rnn.ts';
import { rnnTrace } from '../../engine/networks/traces.ts';
import { bound, closedForm, goldenVectors, identity, route } from '../../proof/make.ts';
import { forEveryUnit } from '../every-size.ts';
import { inRnn } from '../in-rnn.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { atMost, defineClaim, equal, mistake, words } from '../vocabulary.ts';

/** c_1, …, c_T in one row. */
const states = (g: RnnCase) => rnnTrace(g).c.slice(1).flat();
/** c_1 … c_T and z_1 … z_T of a golden network, as this engine computes them. */
const ours = (g: GoldenRnnCase, phi: (z: number) => number = floats[g.phi]) => {
  const { c, z } = rnnForward({ ...floats, [g.phi]: phi }, g, g);
  return [...c.slice(1).flat(), ...z.slice(1).flat()];
};

const shown = inRnn(
  String.raw`c_t = \varphi(W_{\mathrm{rec}}\,c_{t-1} + W_{\mathrm{in}}\,x_t) = \varphi\bigl(W\,[c_{t-1};\,x_t]\bigr)`,
  { t: [1, 'T'] },
);

const sides = shown.equation([route('states of the forward pass', '前向传播所得的状态', states)]);
const mistakes = [
  inPractice(
    practices.inputFirst,
    shown.edit('c_{t-1};\\,x_t', 'x_t;\\,c_{t-1}', { name: words('blocks swapped', '两块次序颠倒') }),
  ),
  inPractice(
    practices.linear,
    shown.edit(
      '\\varphi(W_{\\mathrm{rec}}\\,c_{t-1} + W_{\\mathrm{in}}\\,x_t)',
      'W_{\\mathrm{rec}}\\,c_{t-1} + W_{\\mathrm{in}}\\,x_t',
      {
        name: words('activation left out', '漏掉激活函数'),
      },
    ),
  ),
  inPractice(
    practices.overwritten,
    shown.edit('c_{t-1} +', 'c_t +', { name: words('$c_t$ for $c_{t-1}$', '把 $c_{t-1}$ 写成 $c_t$') }),
  ),
];

export default defineClaim({
  tex: shown.tex,
  says: words(
    'The new state is the activation of a weighted sum of the old state and the input; one matrix on the stacked vector says the same as two.',
    '对旧状态与输入的加权和施加激活函数，便得新状态；把二者拼成一个向量、用一个矩阵去乘，与用两个矩阵分别相乘是一回事。',
  ),
  sketch: forEveryUnit(
    words(
      'A product of a block row $[W_{\\mathrm{rec}},\\,W_{\\mathrm{in}}]$ with a stacked column is the sum of the products of the blocks. The forward pass itself is compared with states that PyTorch computed.',
      '分块行矩阵 $[W_{\\mathrm{rec}},\\,W_{\\mathrm{in}}]$ 乘以拼接的列向量，等于各块乘积之和。前向传播本身则与 PyTorch 算出的状态对照。',
    ),
  ),
  uses: [],
  symbols: ['c_t', 'x_t', 'phi', 'W_rec', 'W_in', 'W'],
  verdict: 'holds',
  proves: [
    identity<RnnCase>({
      name: words('two matrices against one', '两个矩阵与一个矩阵'),
      draw: drawRnn(),
      ...sides,
      relation: equal({ relative: 1e-12 }),
      controls: [oneMillionthTooLarge(sides.right)],
    }),
    shown.exactly(mistakes),
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
        inPractice(
          practices.linear,
          mistake('activation left out', '漏掉激活函数', (g) => ours(g, (z) => z)),
        ),
        inPractice(
          practices.anyActivation,
          mistake('$\\sigma$ and $\\tanh$ exchanged', '$\\sigma$ 与 $\\tanh$ 用反', (g) =>
            ours(g, g.phi === 'tanh' ? floats.sigmoid : floats.tanh),
          ),
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
