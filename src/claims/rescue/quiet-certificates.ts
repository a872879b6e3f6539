/** Interval certificates for every cell of the box in quiet-box.ts, and a check of their formulas against such cells. */

import { abs, entire, interval, point } from '../../engine/arithmetic/interval.ts';
import type { Matrix } from '../../engine/arithmetic/matrix.ts';
import { cellJacobian } from '../../engine/closed-forms/lstm-jacobians.ts';
import { blockForm } from '../../engine/closed-forms/lstm-joint.ts';
import { forwardJacobian } from '../../engine/derivatives/differentiate.ts';
import { nextCell } from '../../engine/derivatives/lstm-functions.ts';
import type { LstmCase } from '../../engine/networks/draw-lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import type { Box } from '../../proof/certificate.ts';
import { lessThan, moreThan, within } from '../../proof/goal.ts';
import { certificate, closedForm, forwardMode, identity } from '../../proof/make.ts';
import type { Part } from '../../proof/part.ts';
import { derivativeByFirst } from '../lstm-gradient/cell-derivatives.ts';
import { inPractice, practices } from '../practices.ts';
import { enclosure, equal, mistake, words } from '../vocabulary.ts';
import * as quiet from './quiet-box.ts';

const reached = (top: number) =>
  enclosure(`\\lvert c\\,\\tanh'(c) \\rvert < ${top}`, ([c]) => abs(quiet.reach(c)), lessThan(top));
const fourTerms = (least: number) => enclosure(`A_t + B_t + C_t + D_t > ${least}`, quiet.sumOfFour, moreThan(least));
const exact = enclosure(
  `${quiet.KEPT} \\le \\frac{\\partial c_t/\\partial c_1}{\\partial c_{t-1}/\\partial c_1} \\le ${quiet.GROWN}`,
  quiet.exactFactor,
  within(quiet.KEPT, quiet.GROWN),
);
const moved = (most: number) =>
  enclosure(
    `\\Bigl\\lvert \\frac{\\partial h_t/\\partial c_1}{\\partial c_t/\\partial c_1} \\Bigr\\rvert \\le ${most}`,
    quiet.moved,
    within(-most, most),
  );
const state = enclosure(
  `\\lvert c_{t-1} \\rvert \\le ${quiet.STATE} \\implies \\lvert c_t \\rvert \\le ${quiet.STATE}`,
  quiet.nextState,
  within(-quiet.STATE, quiet.STATE),
);
/** Where the sum of the four terms is smallest: f at its minimum, and a negative candidate’s term. */
const worst: Record<string, number> = {
  b_f: 6,
  u_f: 0,
  u_i: 0,
  u_c: -0.005,
  v_f: 0.5,
  x: -1,
  z_i: 40,
  z_c: 0,
  o: 1,
  'tanh′(c)': 1,
};
const lowest = (box: Box): Box =>
  Object.fromEntries(Object.entries(box).map(([name, side]) => [name, name in worst ? point(worst[name]) : side]));

type DerivativeAt = (g: LstmCase, t: number) => Matrix;
const stepForward: DerivativeAt = (g, t) => forwardJacobian(nextCell(g, t), lstmTrace(g).c[t - 1]);

/** The quantities that the certificates' formulas compute: A + B + C + D, then the ratios of ∂c_t/∂c_1, at steps 2 … T. */
const both = (g: LstmCase, sum: DerivativeAt, product: DerivativeAt) => {
  const steps = Array.from({ length: g.T - 1 }, (_, s) => s + 2);
  const products = [1, ...steps.map((t) => product(g, t).data[0])];
  return [...steps.map((t) => sum(g, t).data[0]), ...steps.map((_, s) => products[s + 1] / products[s])];
};

export const quietCertificates: readonly Part[] = [
  certificate({
    name: words("$c\\tanh'(c)$ in every real state", "一切实数状态下的 $c\\tanh'(c)$"),
    box: { c: entire },
    encloses: reached(quiet.REACH),
    work: 2000,
    controls: [{ name: words('$0.447$ is enough', '$0.447$ 就够了'), encloses: reached(0.447) }],
  }),
  certificate({
    name: words('the four terms of every cell in the box', '区域中每个 LSTM 的四项之和'),
    box: quiet.stepBox,
    encloses: fourTerms(quiet.KEPT),
    work: 1000,
    controls: [
      {
        name: words('$\\eta_t = 0$: never below $f$', '$\\eta_t = 0$：不低于 $f$'),
        box: lowest(quiet.stepBox),
        encloses: fourTerms(0.9959),
      },
      {
        name: words('a forget bias of at most 4 does too', '遗忘门偏置不超过 4 也行'),
        box: { ...quiet.stepBox, b_f: interval(0, 4) },
        encloses: fourTerms(quiet.KEPT),
      },
    ],
  }),
  certificate({
    name: words(
      'the exact factor of every cell in the box ($q$: the factor of the step before, $w$: how far $h$ moved there with $c$)',
      '区域中每个 LSTM 的精确因子（$q$ 是前一步的因子，$w$ 是那里 $h$ 随 $c$ 变动的比值）',
    ),
    box: quiet.fifthBox,
    encloses: exact,
    work: 1000,
    controls: [
      {
        name: words('recurrent weights ten times as large', '循环权重大到十倍'),
        box: { ...lowest(quiet.fifthBox), u_c: point(-0.05), u_o: point(0) },
        encloses: exact,
      },
    ],
  }),
  certificate({
    name: words('how far $h_t$ moves with $c_t$ ($w$ and $q$ as above)', '$h_t$ 随 $c_t$ 变动的幅度（$w$、$q$ 同上）'),
    box: quiet.movedBox,
    encloses: moved(quiet.R),
    work: 1000,
    controls: [
      {
        name: words('not at all: $h$ held fixed', '毫不变动：$h$ 固定'),
        encloses: moved(0),
        box: { ...quiet.movedBox, o: point(1), 'tanh′(c)': point(1) },
      },
    ],
  }),
  certificate({
    name: words('the state stays bounded', '状态保持有界'),
    box: quiet.stateBox,
    encloses: state,
    work: 1000,
    controls: [
      {
        name: words('for $b_f = 1000$ too', '$b_f = 1000$ 时也如此'),
        encloses: state,
        box: { ...quiet.stateBox, b_f: point(1000), c: point(quiet.STATE), candidate: point(1), i: point(1) },
      },
    ],
  }),
  identity<LstmCase>({
    name: words(
      'the formulas of these certificates, at cells of the box',
      '这些区间证明所用的公式，在区域中的 LSTM 上核对',
    ),
    draw: quiet.drawCell,
    left: [
      closedForm((g) => both(g, cellJacobian, blockForm)),
      forwardMode((g) => both(g, stepForward, derivativeByFirst)),
    ],
    right: (g) => Object.values(quiet.formulasAt(g)).flat(),
    relation: equal({ relative: 1e-12 }),
    cases: 30,
    controls: [
      inPractice(
        practices.cellAlone,
        mistake('the fifth path left out', '漏掉第五条路径', (g) => {
          const { fourTerms: sums } = quiet.formulasAt(g);
          return [...sums, ...sums];
        }),
      ),
    ],
  }),
];
