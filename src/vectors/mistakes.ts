/**
 * Backpropagation through time with mistakes put in: the gradients that known mistakes give, computed and not tabulated. Without a
 * mistake it is the right one.
 */
import { floats } from '../engine/arithmetic/arithmetic.ts';
import type { Gate } from '../engine/networks/lstm.ts';
import { slopes } from '../engine/networks/slopes.ts';
import { type Words, words } from '../proof/words.ts';
import { gateBlocks, type NetRun, runNet, type VectorNet, weightPlaces } from './net.ts';

interface Mistake {
  readonly says: Words;
  /** Networks of the other kind cannot have it. */
  readonly only?: 'rnn' | 'lstm';
}

const mistake = (en: string, zh: string, only?: Mistake['only']): Mistake => ({
  says: words(en, zh),
  ...(only && { only }),
});

export const mistakes = {
  'transposed-U': mistake(
    'The error goes back through the recurrent matrix itself where its transpose is needed.',
    '误差项反传时乘的是循环矩阵本身，而需要的是它的转置。',
  ),
  'W-for-U': mistake(
    'The error goes back through the matrix of the inputs where the recurrent matrix is needed.',
    '误差项反传时用了输入矩阵，而需要的是循环矩阵。',
  ),
  'no-recurrence': mistake(
    'No error goes back from h_t to the step before: the path through the recurrent weights is missing.',
    '误差项没有从 h_t 传回前一步：缺少经过循环权重的路径。',
  ),
  'no-forget-path': mistake(
    'The path c_t → c_{t−1} through the forget gate (dc · f) is missing.',
    '缺少 c_t → c_{t−1} 经过遗忘门的路径（dc · f）。',
    'lstm',
  ),
  'forget-undamped': mistake('dc goes back to c_{t−1} without the factor f_t.', 'dc 传回 c_{t−1} 时漏乘 f_t。', 'lstm'),
  'first-step-left-out': mistake('Step 1 is left out of the loop.', '循环漏掉了第 1 步。'),
  'last-step-left-out': mistake('The loss of the last step is left out.', '漏掉了最后一步的损失。'),
  'last-loss-only': mistake('Only the loss of the last step is counted.', '只计入了最后一步的损失。'),
  overwritten: mistake(
    '“=” for “+=”: the gradients of the weights hold the last step that was written, which is step 1.',
    '把“+=”写成了“=”：权重的梯度只剩最后写入的一步，即第 1 步。',
  ),
  'error-overwritten': mistake(
    '“=” for “+=”: the error of step t overwrites what comes back from later steps.',
    '把“+=”写成了“=”：第 t 步自己的误差项覆盖了从后面各步传回的部分。',
  ),
  'no-slope': mistake(
    'The slopes of all gates and layers (σ′, tanh′) are missing.',
    '所有的激活函数导数（σ′、tanh′）都漏乘了。',
  ),
  'no-sigmoid-slope': mistake('σ′ is missing at the gates.', '各个门漏乘 σ′。', 'lstm'),
  'no-candidate-slope': mistake('tanh′ is missing at the candidate.', '候选值漏乘 tanh′。', 'lstm'),
  'no-output-slope': mistake(
    'tanh′(c_t) is missing on the way from h_t to c_t.',
    '从 h_t 到 c_t 漏乘 tanh′(c_t)。',
    'lstm',
  ),
  'sigmoid-rule': mistake(
    'The slope of the candidate is g(1 − g), the rule of σ, where tanh has 1 − g².',
    '候选值的导数用了 σ 的规则 g(1 − g)，而 tanh 应为 1 − g²。',
    'lstm',
  ),
  'sigmoid-for-tanh': mistake('σ′ stands for tanh′ at the candidate.', '候选值误用 σ′，应为 tanh′。', 'lstm'),
  'other-slope': mistake(
    'The slope of the other activation: σ′ for tanh′, or tanh′ for σ′.',
    '用错了激活函数的导数：σ′ 与 tanh′ 混淆。',
    'rnn',
  ),
  'slope-of-value': mistake(
    'The slope is taken at the activation’s value instead of its argument: φ′(φ(z)) for φ′(z).',
    '导数取在激活函数的值上，而不是自变量上：把 φ′(z) 写成了 φ′(φ(z))。',
  ),
  'no-output-gate': mistake(
    'The factor o_t is missing on the way from h_t to c_t.',
    '从 h_t 到 c_t 漏乘 o_t。',
    'lstm',
  ),
  'output-of-c': mistake(
    'The output gate’s error has c_t for tanh(c_t).',
    '输出门的误差项用了 c_t，应为 tanh(c_t)。',
    'lstm',
  ),
  'new-c-for-old': mistake(
    'The forget gate’s error has c_t for c_{t−1}.',
    '遗忘门的误差项用了 c_t，应为 c_{t−1}。',
    'lstm',
  ),
  'new-h-for-old': mistake(
    'The gradient of the recurrent weights has h_t for h_{t−1}.',
    '循环权重的梯度用了 h_t，应为 h_{t−1}。',
  ),
  'x-one-early': mistake(
    'The gradient of the input weights has x_{t−1} for x_t.',
    '输入权重的梯度用了 x_{t−1}，应为 x_t。',
  ),
  'gates-f-i-exchanged': mistake(
    'The factors of forget and input gate are exchanged.',
    '遗忘门与输入门的因子互换了。',
    'lstm',
  ),
  'output-gate-cut': mistake('No error goes back through the output gate.', '误差项没有经过输出门反传。', 'lstm'),
  'bias-first-step': mistake(
    'The gradient of the biases is that of one step, not the sum over all.',
    '偏置的梯度只取了一步，没有对各步求和。',
  ),
  'target-sign': mistake('The sign is wrong: y − h for h − y.', '符号错误：把 h − y 写成了 y − h。'),
  'mean-over-time': mistake('The mean over the steps, where the sum was asked for.', '对各步取了平均，而这里是求和。'),
  'mean-over-all': mistake(
    'The mean over all entries of h, where the sum was asked for.',
    '对 h 的所有分量取了平均，而这里是求和。',
  ),
  'no-half': mistake(
    'The loss lacks its factor ½: everything is twice as large.',
    '损失漏掉了因子 ½：所有结果大了一倍。',
  ),
  'mean-squared': mistake(
    'The loss of a mean squared error: mean (h − y)² over all entries, where ½ Σ (h − y)² was asked for.',
    '用了均方误差：对所有分量的 (h − y)² 取平均，而这里是 ½ Σ (h − y)²。',
  ),
} as const satisfies Readonly<Record<string, Mistake>>;
export type MistakeId = keyof typeof mistakes;

/** The mistakes that a network can have. */
export const mistakesOf = (net: VectorNet): MistakeId[] =>
  (Object.keys(mistakes) as MistakeId[]).filter((id) => {
    const { only }: Mistake = mistakes[id];
    return (!only || only === net.kind) && (id !== 'W-for-U' || net.n === net.m);
  });

type Wrong = ReadonlySet<MistakeId>;

/** The gradient in the layout of `placesOf`, with these mistakes in it. */
export function mistakenGradient(
  net: VectorNet,
  wrong: Wrong,
  pass = runNet(floats, net, Array.from(net.flat)),
): Float64Array {
  const { n, m, T, flat, y } = net;
  const at = weightPlaces(net);
  const gradient = new Float64Array(at.count);
  const { h } = pass;
  const has = (id: MistakeId) => wrong.has(id);
  let dh: Float64Array = new Float64Array(n);
  let dc: Float64Array = new Float64Array(n);
  for (let t = T; t >= 1; t--) {
    if (t === 1 && has('first-step-left-out')) break;
    for (let k = 0; k < n; k++) {
      const counted = t === T ? !has('last-step-left-out') : !has('last-loss-only');
      const own = counted ? h[t][k] - y[(t - 1) * n + k] : 0;
      dh[k] = has('error-overwritten') && counted ? own : dh[k] + own;
    }
    const { dz, handed } =
      net.kind === 'lstm' ? lstmStepBack(net, pass, t, dh, dc, has) : rnnStepBack(net, pass, t, dh, has);
    const dhBefore = new Float64Array(n);
    const overwrite = has('overwritten');
    for (const gate of gateBlocks(net))
      for (let k = 0; k < n; k++) {
        const d = dz(gate, k);
        const row = at.W(gate) + k * (n + m);
        const put = (place: number, value: number, only = overwrite) => {
          gradient[place] = only ? value : gradient[place] + value;
        };
        put(at.b(gate) + k, d, overwrite || has('bias-first-step'));
        for (let j = 0; j < n; j++) {
          put(row + j, d * h[has('new-h-for-old') ? t : t - 1][j]);
          const [r, s] = has('transposed-U') ? [j, k] : [k, j];
          const back = flat[at.W(gate) + r * (n + m) + (has('W-for-U') ? n : 0) + s];
          dhBefore[j] += back * d;
        }
        for (let j = 0; j < m; j++) {
          const seen = has('x-one-early') ? t - 1 : t;
          put(row + n + j, seen < 1 ? 0 : d * flat[at.x + (seen - 1) * m + j]);
          gradient[at.x + (t - 1) * m + j] += flat[row + n + j] * d;
        }
      }
    dh = has('no-recurrence') ? new Float64Array(n) : dhBefore;
    dc = handed;
  }
  gradient.set(dh, at.h0);
  if (net.kind === 'lstm') gradient.set(dc, at.c0);
  const factor =
    (has('target-sign') ? -1 : 1) *
    (has('no-half') ? 2 : 1) *
    (has('mean-squared') ? 2 / (T * n) : 1) *
    (has('mean-over-time') ? 1 / T : 1) *
    (has('mean-over-all') ? 1 / (T * n) : 1);
  return gradient.map((entry) => factor * entry);
}

type Has = (id: MistakeId) => boolean;
interface Back {
  /** ∂E/∂z^g_t, entry k */
  readonly dz: (gate: Gate, k: number) => number;
  /** What goes back to c_{t−1}, past h_{t−1}. */
  readonly handed: Float64Array;
}

function lstmStepBack(
  net: VectorNet,
  { opened, z, c }: NetRun<number>,
  t: number,
  dh: Float64Array,
  dc: Float64Array,
  has: Has,
): Back {
  const { n } = net;
  const [f, i, candidate, o] = (['f', 'i', 'candidate', 'o'] as const).map((name) => opened[name][t - 1]);
  const values = { f, i, c: candidate, o };
  const slope = (gate: Gate, k: number): number => {
    const phi = gate === 'c' && !has('sigmoid-for-tanh') ? 'tanh' : 'sigmoid';
    if (has('no-slope') || has(gate === 'c' ? 'no-candidate-slope' : 'no-sigmoid-slope')) return 1;
    if (gate === 'c' && has('sigmoid-rule')) return candidate[k] * (1 - candidate[k]);
    return slopes[phi](has('slope-of-value') ? values[gate][k] : (z[t - 1][gate] as number[])[k]);
  };
  const handed = new Float64Array(n);
  const byC = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    const squashed = floats.tanh(c[t][k]);
    const flat = has('no-slope') || has('no-output-slope');
    const down = flat ? 1 : slopes.tanh(has('slope-of-value') ? squashed : c[t][k]);
    byC[k] = dc[k] + dh[k] * (has('no-output-gate') ? 1 : o[k]) * down;
    const [forget] = has('gates-f-i-exchanged') ? [i] : [f];
    handed[k] = has('no-forget-path') ? 0 : byC[k] * (has('forget-undamped') ? 1 : forget[k]);
  }
  const exchanged = has('gates-f-i-exchanged');
  return {
    handed,
    dz: (gate, k) => {
      if (gate === 'o' && has('output-gate-cut')) return 0;
      const old = c[has('new-c-for-old') ? t : t - 1][k];
      const factor = {
        f: byC[k] * (exchanged ? candidate[k] : old),
        i: byC[k] * (exchanged ? old : candidate[k]),
        c: byC[k] * (exchanged ? f[k] : i[k]),
        o: dh[k] * (has('output-of-c') ? c[t][k] : floats.tanh(c[t][k])),
      }[gate];
      return factor * slope(gate, k);
    },
  };
}

function rnnStepBack(net: VectorNet, { z, h }: NetRun<number>, t: number, dh: Float64Array, has: Has): Back {
  const other = net.phi === 'tanh' ? 'sigmoid' : 'tanh';
  const slope = slopes[has('other-slope') ? other : net.phi];
  const at = (k: number) => (has('slope-of-value') ? h[t][k] : (z[t - 1].c as number[])[k]);
  return { handed: new Float64Array(net.n), dz: (_, k) => dh[k] * (has('no-slope') ? 1 : slope(at(k))) };
}
