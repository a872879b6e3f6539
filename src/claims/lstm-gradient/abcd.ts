import { forwardJacobian, reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { nextCellAlong, ways } from '../../engine/derivatives/lstm-functions.ts';
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { forwardMode, identity, reverseMode } from '../../proof/make.ts';
import { fourTerms, smallestBlockTooLarge } from '../blocks.ts';
import { forEverySize } from '../every-size.ts';
import { inLstm } from '../in-lstm.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { defineClaim, equal, words } from '../vocabulary.ts';
import { lastButOne } from './cell-derivatives.ts';

const draw = drawLstm();
const relation = equal({ relative: 1e-10 });
const along = (g: LstmCase, jacobian: typeof forwardJacobian) =>
  ways.flatMap((way) => Array.from(jacobian(nextCellAlong(g, way, g.T), lastButOne(g)).data));
/** Each way alone, by two routes. */
const alone = [
  forwardMode<LstmCase>((g) => along(g, forwardJacobian)),
  reverseMode<LstmCase>((g) => along(g, reverseJacobian)),
];

const shown = inLstm(
  String.raw`\begin{aligned} A_t &= \operatorname{diag}\bigl(c_{t-1} \otimes \sigma'(z^f_t)\bigr)\,U_f\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr) \\ B_t &= \operatorname{diag}(f_t) \\ C_t &= \operatorname{diag}\bigl(\tilde c_t \otimes \sigma'(z^i_t)\bigr)\,U_i\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr) \\ D_t &= \operatorname{diag}\bigl(i_t \otimes \tanh'(z^c_t)\bigr)\,U_c\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr) \qquad (t \ge 2) \end{aligned}`,
  { t: 'T' },
);

const printed = inLstm(
  String.raw`\begin{aligned} A_t &= \sigma'\bigl(W_f\cdot[h_{t-1},\,x_t]\bigr)\cdot W_f\cdot o_{t-1}\otimes\tanh'(c_{t-1})\cdot c_{t-1} \\ B_t &= f_t \\ C_t &= \sigma'\bigl(W_i\cdot[h_{t-1},\,x_t]\bigr)\cdot W_i\cdot o_{t-1}\otimes\tanh'(c_{t-1})\cdot \tilde c_t \\ D_t &= \sigma'\bigl(W_c\cdot[h_{t-1},\,x_t]\bigr)\cdot W_c\cdot o_{t-1}\otimes\tanh'(c_{t-1})\cdot i_t \end{aligned}`,
  { t: 'T' },
  {
    readAs: [
      [
        String.raw`\sigma'\bigl(W_f\cdot[h_{t-1},\,x_t]\bigr)\cdot W_f\cdot o_{t-1}\otimes\tanh'(c_{t-1})\cdot c_{t-1}`,
        String.raw`\operatorname{diag}\bigl(c_{t-1} \otimes \sigma'(z^f_t)\bigr)\,U_f\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr)`,
      ],
      [String.raw`B_t &= f_t`, String.raw`B_t &= \operatorname{diag}(f_t)`],
      [
        String.raw`\sigma'\bigl(W_i\cdot[h_{t-1},\,x_t]\bigr)\cdot W_i\cdot o_{t-1}\otimes\tanh'(c_{t-1})\cdot \tilde c_t`,
        String.raw`\operatorname{diag}\bigl(\tilde c_t \otimes \sigma'(z^i_t)\bigr)\,U_i\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr)`,
      ],
      [
        String.raw`\sigma'\bigl(W_c\cdot[h_{t-1},\,x_t]\bigr)\cdot W_c\cdot o_{t-1}\otimes\tanh'(c_{t-1})\cdot i_t`,
        String.raw`\operatorname{diag}\bigl(i_t \otimes \sigma'(z^c_t)\bigr)\,U_c\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr)`,
      ],
    ],
  },
);

const all = { chain: [0, 1, 2, 3] };
const sides = shown.equation(alone, all);

const mistakes = [
  inPractice(
    practices.overwritten,
    shown.edit("c_{t-1} \\otimes \\sigma'(z^f_t)", "c_t \\otimes \\sigma'(z^f_t)", all),
  ),
  inPractice(
    practices.gateOrder,
    shown.edit('diag}(f_t)', 'diag}(i_t)', {
      ...all,
      name: words('$i_t$ for $f_t$ in $B_t$', '$B_t$ 中把 $f_t$ 写成 $i_t$'),
    }),
  ),
  inPractice(practices.ownDerivative, shown.edit('\\tilde c_t', 'i_t', all)),
  inPractice(
    practices.ownDerivative,
    shown.edit('i_t \\otimes', '\\tilde c_t \\otimes', {
      ...all,
      name: words('$\\tilde c_t$ for $i_t$ in $D_t$', '$D_t$ 中把 $i_t$ 写成 $\\tilde c_t$'),
    }),
  ),
  inPractice(
    practices.overwritten,
    shown.edit('U_c\\,\\operatorname{diag}\\bigl(o_{t-1}', 'U_c\\,\\operatorname{diag}\\bigl(o_t', {
      ...all,
      name: words('$o_t$ for $o_{t-1}$ in $D_t$', '$D_t$ 中把 $o_{t-1}$ 写成 $o_t$'),
    }),
  ),
];

export default defineClaim({
  tex: shown.tex,
  says: words(
    'Names for the four terms: through the forget gate, direct, through the input gate, through the candidate.',
    '给四项起名：经遗忘门、直接、经输入门、经候选值。',
  ),
  sketch: forEverySize(
    words(
      'Each term is tested alone: the step is differentiated with $c_{t-1}$ varying along one of the four ways only, while along the other three it is held at the value that it has in the sequence. A mistake in one term cannot hide behind another.',
      '四项各自单独检验：对这一步求导时，只让 $c_{t-1}$ 在四条路径中的一条上变化，在另外三条上都固定为序列中的值。这样，一项里的错误便无法被另一项掩盖。',
    ),
  ),
  uses: ['four-terms'],
  symbols: ['ABCD', 'c_t', 'f_t', 'i_t', 'candidate', 'o_t', 'z_g', 'W_g', 'diag'],
  verdict: 'corrected',
  proves: [
    identity<LstmCase>({
      name: words('each term on its own', '四项各自检验'),
      draw,
      ...sides,
      relation,
      blocks: fourTerms,
      controls: [oneMillionthTooLarge(sides.right), smallestBlockTooLarge(sides.right, fourTerms)],
    }),
    shown.exactly(mistakes, all),
  ],
  printed: {
    tex: printed.tex,
    says: words(
      "$D_t$ has the $\\sigma'$ of the four terms. It is refuted with the notation mended, as there.",
      "$D_t$ 沿用了四项中的 $\\sigma'$。推翻它时，记号已像那里一样改正。",
    ),
    grade: 'slip',
    refutes: identity<LstmCase>({
      name: words("$D_t$ with $\\sigma'$", "$D_t$ 用 $\\sigma'$"),
      draw,
      ...printed.equation(alone, all),
      blocks: fourTerms,
      relation,
      shows: words(
        "Through the candidate alone, an entry of the derivative is {left} here; in the $D_t$ with $\\sigma'$ it is {right}.",
        "只经候选值这条路径，导数的一个元素是 {left}；在用 $\\sigma'$ 写成的 $D_t$ 中，它是 {right}。",
      ),
      controls: [],
    }),
  },
  note: words(
    "With the notation mended, $A_t$, $B_t$ and $C_t$ are right. $D_t$ goes through the candidate, a $\\tanh$, so its slope is $\\tanh'$; nothing that the article does with the four terms later depends on which of the two it is.",
    "改正记号之后，$A_t$、$B_t$、$C_t$ 都对。$D_t$ 经过候选值，而候选值用的是 $\\tanh$，斜率应当是 $\\tanh'$；原文后来对四项的用法，并不取决于是哪一个。",
  ),
});
