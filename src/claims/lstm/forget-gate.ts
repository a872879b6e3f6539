import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { identity } from '../../proof/make.ts';
import { forEveryUnit } from '../every-size.ts';
import { inLstm } from '../in-lstm.ts';
import { inPractice, practices } from '../practices.ts';
import { defineClaim, exactly, mismeasured, words } from '../vocabulary.ts';
import {
  againstPyTorch,
  anotherState,
  forwardPass,
  gateRange,
  holdsBack,
  lastCell,
  OPEN,
  SHUT,
  withBias,
} from './plain-loops.ts';

/** c_T with these biases, from the state of that network's own sequence or from another. */
const erased = (g: LstmCase, b_f: number, other: boolean) => {
  const shut = withBias(g, { f: b_f });
  const c = lstmTrace(shut).c[g.T - 1];
  return lastCell(shut, other ? anotherState(c) : c);
};
const kept = (g: LstmCase, b_f: number) => lstmTrace(withBias(g, { f: b_f, i: SHUT })).c[g.T];

const shown = inLstm(String.raw`f_t = \sigma\bigl(W_f\,[h_{t-1};\,x_t] + b_f\bigr)`, { t: [1, 'T'] });

const mistakes = [
  inPractice(practices.activationsExchanged, shown.edit('\\sigma', '\\tanh')),
  inPractice(practices.gateOrder, shown.edit('W_f', 'W_i')),
];

export default defineClaim({
  tex: shown.tex,
  says: words(
    'From the last output and the new input the forget gate computes a number between 0 and 1 for every unit: the part of the state that is kept.',
    '遗忘门读取上一步的输出和新的输入，为每个单元给出一个介于 0 与 1 之间的数：状态保留多少。',
  ),
  sketch: forEveryUnit(
    words(
      'This is a definition, so it is compared with networks that PyTorch ran. What makes it a gate is its range: near 1 it keeps, near 0 it erases. In floating-point numbers $\\sigma(1000)$ is 1 and $\\sigma(-1000)$ is 0, and both ends can be tested to the bit; the real numbers are off by less than $10^{-400}$, and no gate is ever quite open or shut. For the same reason the strict inequality $0 < f_t < 1$, true for every $z$, is tested for $|z| \\le 30$ only.',
      '这是定义，所以拿 PyTorch 运行过的网络来对照。它之所以是“门”，在于取值范围：接近 1 则保留，接近 0 则抹去。在浮点数中 $\\sigma(1000)$ 就是 1，$\\sigma(-1000)$ 就是 0，因此两端都可以逐位检验；真正的实数与之相差不到 $10^{-400}$，没有哪个门会完全打开或完全关闭。也正因如此，严格不等式 $0 < f_t < 1$ 虽对一切 $z$ 成立，却只在 $|z| \\le 30$ 时检验。',
    ),
  ),
  uses: [],
  symbols: ['f_t', 'sigma', 'W_g', 'b_g', 'h_t', 'x_t'],
  verdict: 'notation',
  proves: [
    againstPyTorch('f', shown, words('the forget gate against PyTorch', '遗忘门与 PyTorch 对照')),
    shown.exactly(mistakes),
    gateRange('f'),
    identity<LstmCase>({
      name: words('open it keeps the state, nothing let in', '门全开且不放入新内容时，状态原样保留'),
      draw: drawLstm(),
      left: [forwardPass((g) => kept(g, OPEN))],
      right: (g) => g.c0,
      relation: exactly,
      controls: [
        inPractice(
          practices.saturated,
          mismeasured('$b_f = 6$ taken for fully open', '把 $b_f = 6$ 当作全开', (g) => kept(g, 6)),
        ),
      ],
    }),
    holdsBack(
      words('shut it erases the state', '门全关时，状态被抹去'),
      words('$b_f = -6$ taken for fully shut', '把 $b_f = -6$ 当作全关'),
      erased,
    ),
  ],
  printed: {
    tex: String.raw`f_t = \sigma\bigl(W_f\cdot[h_{t-1},\,x_t]\bigr)`,
    says: words(
      'As we read it, the article’s forget gate has no bias. Mended: $b_f$ is added.',
      '遗忘门在原文中没有偏置，这是我们的推断。改正之处：补上 $b_f$。',
    ),
  },
});
