import { drawGoldenRecurrence, type GoldenRecurrence } from '../../engine/golden/recurrences.ts';
import { drawRecurrence } from '../../engine/networks/draw-recurrence.ts';
import { gru } from '../../engine/networks/recurrences.ts';
import { goldenVectors, identity } from '../../proof/make.ts';
import { type GruCase, inGru, type NamesOf } from '../in-recurrence.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { defineClaim, equal, words } from '../vocabulary.ts';

type Golden = GoldenRecurrence<NamesOf<typeof gru>>;

const shown = inGru(
  String.raw`\begin{gathered} r_t = \sigma\bigl(U_r\,h_{t-1} + V_r\,x_t + b_r\bigr), \qquad u_t = \sigma\bigl(U_u\,h_{t-1} + V_u\,x_t + b_u\bigr), \\ q_t = U_h\,h_{t-1} + b_q, \qquad \tilde h_t = \tanh\bigl(V_h\,x_t + b_h + r_t \otimes q_t\bigr), \\ h_t = u_t \otimes h_{t-1} + (1 - u_t) \otimes \tilde h_t \end{gathered}`,
  { t: [1, 'T'] },
);
const [gates, candidate, state] = [{ chain: [0, 1, 2] }, { chain: 3 }, { chain: 4 }];
const sides = shown.equation([goldenVectors((g: Golden) => g.expect.h)], state);
/** h_t with the candidate put in, so that a mistake in it is seen by what PyTorch returns. */
const inOne = inGru(
  String.raw`h_t = u_t \otimes h_{t-1} + (1 - u_t) \otimes \tanh\bigl(V_h\,x_t + b_h + r_t \otimes q_t\bigr)`,
  { t: [1, 'T'] },
);
const whole = inOne.equation([goldenVectors((g: Golden) => g.expect.h)]);

const inField = [
  shown.edit(String.raw`+ (1 - u_t)`, String.raw`+ u_t`, {
    ...state,
    name: words('the new part weighted by $u_t$ as well', '新的部分也乘 $u_t$'),
  }),
  inPractice(
    practices.updateTurned,
    shown.edit(
      String.raw`u_t \otimes h_{t-1} + (1 - u_t) \otimes \tilde h_t`,
      String.raw`(1 - u_t) \otimes h_{t-1} + u_t \otimes \tilde h_t`,
      { ...state, name: words('$u_t$ and $1 - u_t$ exchanged', '把 $u_t$ 与 $1 - u_t$ 对调') },
    ),
  ),
];

export default defineClaim({
  tex: shown.tex,
  says: words(
    'A GRU has one state and two gates: the update gate divides the new state between the old one and a candidate, the reset gate says how much of the old state the candidate sees.',
    'GRU 只有一个状态和两个门：更新门在旧状态与候选值之间分配新状态，重置门决定候选值读取多少旧状态。',
  ),
  sketch: words(
    'These are definitions, so they are compared with networks that torch.nn.GRU ran; PyTorch calls the gates $r$ and $z$ and the candidate $n$. Two conventions have to be told apart. Here, as in PyTorch and cuDNN, the reset gate acts on $q_t$, after the matrix and its bias; in the paper of 2014 it acts on $h_{t-1}$, before. And here $u_t$ is the share that is kept, as in that paper; others write $1 - u_t$ for it.',
    '这些是定义，所以拿 torch.nn.GRU 运行过的网络来对照；PyTorch 把两个门记作 $r$ 与 $z$，候选值记作 $n$。有两处约定要分清。这里与 PyTorch、cuDNN 一样，重置门作用于 $q_t$，在乘矩阵、加偏置之后；2014 年的论文里，它先作用于 $h_{t-1}$。另外，这里的 $u_t$ 是保留的比例，与那篇论文相同；也有人把这个比例写成 $1 - u_t$。',
  ),
  uses: [],
  symbols: ['hidden', 'r_u', 'q_t', 'added', 'gru_weights', 'sigma', 'x_t', 'otimes'],
  verdict: 'added',
  proves: [
    identity<Golden>({
      name: words('the state against PyTorch', '状态与 PyTorch 对照'),
      draw: drawGoldenRecurrence(gru, 'gru'),
      ...sides,
      relation: equal({ relative: 1e-12 }),
      controls: [...inField, oneMillionthTooLarge(sides.right)],
    }),
    identity<Golden>({
      name: words('and with the candidate put in', '以及代入候选值之后'),
      draw: drawGoldenRecurrence(gru, 'gru'),
      ...whole,
      relation: equal({ relative: 1e-12 }),
      controls: [
        inPractice(
          practices.resetBefore,
          inOne.edit(String.raw`r_t \otimes q_t`, String.raw`U_h\,(r_t \otimes h_{t-1}) + b_q`, {
            name: words('the reset gate before the matrix, as in 2014', '重置门放在矩阵之前，如 2014 年的论文'),
          }),
        ),
        inOne.edit(String.raw`r_t \otimes q_t`, 'q_t', { name: words('without the reset gate', '漏掉重置门') }),
      ],
    }),
    identity<GruCase>({
      name: words('gates, $q_t$ and candidate', '两个门、$q_t$ 与候选值'),
      draw: drawRecurrence(gru),
      ...shown.equation<GruCase>([], { chain: [0, 1, 2, 3] }),
      relation: equal({ relative: 1e-12 }),
      cases: 40,
      controls: [shown.edit('V_r', 'V_u', { chain: [0, 1, 2, 3] })],
    }),
    shown.exactly(
      [
        shown.edit('V_r', 'V_u', gates),
        inPractice(practices.gateOrder, shown.edit('U_u', 'U_r', gates)),
        shown.edit('+ b_q', '+ b_h', gates),
      ],
      { ...gates, name: words('gates and $q_t$, exactly, in a prime field', '在素数域中精确检验两个门与 $q_t$') },
    ),
    shown.exactly([shown.edit(String.raw`r_t \otimes q_t`, String.raw`u_t \otimes q_t`, candidate)], {
      ...candidate,
      name: words('the candidate, exactly', '精确检验候选值'),
    }),
    shown.exactly(inField, { ...state, name: words('the state, exactly', '精确检验状态') }),
  ],
});
