import { reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { drawGoldenTwoBiases, type GoldenTwoBiases, sumOfBiases } from '../../engine/golden/recurrences.ts';
import { numbers } from '../../engine/networks/draw.ts';
import { drawLstm, type LstmCase, liftLstm, perGate } from '../../engine/networks/draw-lstm.ts';
import { lstmForward } from '../../engine/networks/lstm.ts';
import { totalLoss } from '../../engine/networks/rnn.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { identity, reverseMode, route } from '../../proof/make.ts';
import { changed } from '../draws.ts';
import { forwardPass } from '../lstm/plain-loops.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { defineClaim, equal, mistake, words } from '../vocabulary.ts';
import { inTwoBiases, type TwoBiasCase } from './two-bias-lstm.ts';

const raw = String.raw;
const by = (bias: string) => raw`\frac{\partial E}{\partial ${bias}}`;
const [ih, hh] = [raw`b_{\mathrm{ih}}`, raw`b_{\mathrm{hh}}`];
const shown = inTwoBiases(
  raw`\begin{gathered} z^f_t = V_f\,x_t + ${ih} + U_f\,h_{t-1} + ${hh}, \qquad b_f = ${ih} + ${hh}, \\[1ex] ${by(ih)} = ${by(hh)} = ${by('b_f')}, \\[1ex] \Bigl(${ih} - \alpha\,${by(ih)}^{\top}\Bigr) + \Bigl(${hh} - \alpha\,${by(hh)}^{\top}\Bigr) = b_f - 2\alpha\,${by('b_f')}^{\top} \end{gathered}`,
  { t: [1, 'T'] },
);
const [layer, sum, gradient, update] = [{ chain: 0 }, { chain: 1 }, { chain: 2 }, { chain: 3 }];
export const drawTwoBiases = changed(
  drawLstm({ units: [1, 3], inputs: [1, 2], steps: [3, 5] }),
  (g: LstmCase, random): TwoBiasCase => {
    const bih = perGate((gate) => numbers(g.n, () => random.between(-1, gate === 'f' ? 2 : 1)));
    const bhh = perGate((gate) => g.b[gate].map((v, k) => v - bih[gate][k]));
    return { ...g, bih, bhh, b: sumOfBiases({ bih, bhh }), alpha: Float64Array.of(random.between(0.01, 1)) };
  },
);
/** ∂E/∂b_f on a tape, with one bias in each layer. */
const byForgetBias = (g: LstmCase) =>
  Array.from(
    reverseJacobian((a, f) => {
      const net = liftLstm(a, g);
      return [totalLoss(a, lstmForward(a, { ...net, b: { ...net.b, f } }, g).E)];
    }, g.b.f).data,
  );
const gradients = shown.equation<TwoBiasCase>([reverseMode(byForgetBias)], gradient);
const golden = shown.equation<GoldenTwoBiases>(
  [
    route('PyTorch, bias_ih_l0', 'PyTorch 的 bias_ih_l0', (g) => g.expect.dbih.f),
    route('PyTorch, bias_hh_l0', 'PyTorch 的 bias_hh_l0', (g) => g.expect.dbhh.f),
  ],
  gradient,
);
const updates = shown.equation<TwoBiasCase>([], update);
const layers = shown.equation<TwoBiasCase>(
  [forwardPass((g: TwoBiasCase) => lstmTrace(g).steps.flatMap(({ z }) => z.f))],
  layer,
);
const slow = inPractice(
  practices.oneBias,
  shown.edit(raw`b_f - 2\alpha`, raw`b_f - \alpha`, {
    ...update,
    name: words('one step of $\\alpha$', '只走一步 $\\alpha$'),
  }),
);
const half = inPractice(
  practices.oneBias,
  shown.edit(raw`b_f = ${ih} + ${hh}`, raw`b_f = ${ih}`, {
    ...sum,
    name: words('the first of the two alone', '只看其中第一个'),
  }),
);

export default defineClaim({
  tex: shown.tex,
  says: words(
    'PyTorch gives each layer two biases and adds them. Filling both slices of the forget gate with 1 sets $b_f = 2$; each has the gradient of $b_f$, so that gradient descent moves $b_f$ by twice the learning rate.',
    'PyTorch 的每一层有两个偏置，用时相加。把遗忘门的两段都填成 1，得到的是 $b_f = 2$；两者的梯度都等于 $b_f$ 的梯度，所以梯度下降更新 $b_f$，相当于用了两倍的学习率。',
  ),
  sketch: words(
    'Only the sum of the two enters the network, so each derivative is that by the sum, and the two are equal at every weight: two biases that start equal stay equal under any optimiser that treats entries alike. The second one is there for cuDNN. ONNX has two as well, $W_b$ and $R_b$; Keras has one, and its unit_forget_bias adds 1 to the forget gate. How one network looks in the arrays of all three, with its gradients enclosed, is for download on the page on conventions.',
    '进入网络的只有两者之和，所以对每一个的导数就是对和的导数，在任何权重处都相等：两个偏置若从相同的值出发，用任何逐分量一视同仁的优化器训练，都始终相等。第二个偏置是为 cuDNN 保留的。ONNX 也有两个：$W_b$ 与 $R_b$；Keras 只有一个，其 unit_forget_bias 选项把遗忘门的偏置加 1。同一个网络在三者的数组中各是什么样、梯度落在哪些区间里，可在讲约定的页面下载。',
  ),
  uses: ['forget-gate', 'total-gradient'],
  symbols: ['z_g', 'W_g', 'b_g', 'two_biases', 'h_t', 'x_t', 'E', 'alpha'],
  verdict: 'added',
  proves: [
    identity<GoldenTwoBiases>({
      name: words('both gradients against PyTorch', '两个梯度与 PyTorch 对照'),
      draw: drawGoldenTwoBiases,
      ...golden,
      relation: equal({ relative: 1e-11 }),
      cases: 20,
      controls: [
        oneMillionthTooLarge(golden.right),
        inPractice(
          practices.gateOrder,
          mistake(
            'the first quarter of the array, which is the input gate’s',
            '取数组的第一段，那是输入门的',
            (g: GoldenTwoBiases) => [...g.expect.dbih.i, ...g.expect.dbih.i],
          ),
        ),
      ],
    }),
    identity<TwoBiasCase>({
      name: words('the pre-activation', '预激活值'),
      draw: drawTwoBiases,
      ...layers,
      relation: equal({ relative: 1e-12 }),
      cases: 40,
      controls: [oneMillionthTooLarge(layers.right)],
    }),
    identity<TwoBiasCase>({
      name: words('each gradient is that of the sum', '每个梯度都等于对和的梯度'),
      draw: drawTwoBiases,
      ...gradients,
      relation: equal({ relative: 1e-11 }),
      cases: 30,
      controls: [oneMillionthTooLarge(gradients.right)],
    }),
    identity<TwoBiasCase>({
      name: words('one step of gradient descent', '梯度下降一步'),
      draw: drawTwoBiases,
      ...updates,
      relation: equal({ relative: 1e-11 }),
      cases: 30,
      controls: [slow],
    }),
    identity<TwoBiasCase>({
      name: words('the sum of the two', '两者之和'),
      draw: drawTwoBiases,
      ...shown.equation<TwoBiasCase>([], sum),
      relation: equal({ relative: 1e-15 }),
      cases: 20,
      controls: [half],
    }),
    shown.exactly([half], { ...sum, name: words('the sum, exactly, in a prime field', '在素数域中精确检验和') }),
    shown.exactly([slow], {
      chain: [0, 2, 3],
      name: words('layer, gradients and step, exactly', '精确检验预激活值、梯度与一步更新'),
    }),
  ],
});
