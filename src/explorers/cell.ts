import { atanh, logit } from '../engine/arithmetic/elementary.ts';
import { cellTerms, outputSlope } from '../engine/closed-forms/lstm-jacobians.ts';
import { type LstmCase, perGate } from '../engine/networks/draw-lstm.ts';
import { lstmTrace } from '../engine/networks/traces.ts';
import { words } from '../proof/words.ts';
import { defineExplorer, numberParameter } from './explorer.ts';

export interface CellData {
  readonly before: number;
  readonly after: number;
  readonly A: number;
  readonly B: number;
  readonly C: number;
  readonly D: number;
  /** A + B + C + D = ∂c_t/∂c_{t−1}. */
  readonly sum: number;
  /** o_{t−1} tanh′(c_{t−1}), the factor of A, C and D by way of h_{t−1}. */
  readonly slope: number;
}

export interface CellValues {
  readonly f: number;
  readonly i: number;
  readonly candidate: number;
  readonly o: number;
  readonly state: number;
  readonly weight: number;
}

/**
 * A cell of one unit whose second step has these gates and starts from this state. At step 1 all weights but that of o meet 0, so that
 * f_1 = i_1 = ½ and c̃_1 = 0; what h_1 adds to a pre-activation of step 2 is taken off by the input.
 */
export function cellAt({ f, i, candidate, o, state, weight }: CellValues): LstmCase {
  const made = (v: Readonly<Record<'f' | 'i' | 'c', number>>): LstmCase => ({
    n: 1,
    m: 2,
    T: 2,
    // The columns: h, what is set at step 2, what is set at step 1.
    W: { ...perGate((g) => Float64Array.of(weight, g === 'o' ? 0 : v[g], 0)), o: Float64Array.of(weight, 0, logit(o)) },
    b: perGate(() => new Float64Array(1)),
    h0: new Float64Array(1),
    c0: Float64Array.of(2 * state),
    x: Float64Array.of(0, 1, 1, 0),
    y: new Float64Array(2),
  });
  const first = made({ f: 0, i: 0, c: 0 });
  const fed = weight * lstmTrace(first).h[1][0];
  return made({ f: logit(f) - fed, i: logit(i) - fed, c: atanh(candidate) - fed });
}

const valve = (en: string, zh: string, initial: number) => numberParameter(en, zh, 0.01, 0.99, 0.01, initial);

export default defineExplorer({
  id: 'cell',
  title: words('A cell whose gates can be moved', '可以调节各个门的细胞'),
  describes: words(
    'One unit. The gates, the candidate and the state before are set by the sliders, all recurrent weights are $u$; the four terms follow, as paths and as bars, and their sum is $\\partial c_t/\\partial c_{t-1}$.',
    '只有一个单元。门、候选值和上一步的状态由滑块给定，所有循环权重都是 $u$；四项随之而定，分别画成路径和条形，其和就是 $\\partial c_t/\\partial c_{t-1}$。',
  ),
  tries: words(
    'Try: close the forget gate and bring the sum back to 1 with the other terms. Then close the output gate before: which terms are left? Which gate position makes A largest?',
    '试一试：关上遗忘门，再用其他几项让总和回到 1。然后关上前一步的输出门，还剩下哪几项？遗忘门停在哪里时，A 最大？',
  ),
  parameters: {
    f: valve('Forget gate f', '遗忘门 f', 0.91),
    i: valve('Input gate i', '输入门 i', 0.15),
    candidate: numberParameter('Candidate c̃', '候选值 c̃', -0.99, 0.99, 0.01, 0.28),
    state: numberParameter('State before, c', '上一步的状态 c', -3, 3, 0.05, 0.65),
    o: valve('Output gate before, o', '上一步的输出门 o', 0.5),
    weight: numberParameter('Recurrent weights u', '循环权重 u', -3, 3, 0.05, 1),
  },
  compute(values): CellData {
    const g = cellAt(values);
    const { A, B, C, D } = cellTerms(g, 2);
    const [a, b, c, d] = [A, B, C, D].map(({ data }) => data[0]);
    const states = lstmTrace(g).c;
    return {
      before: states[1][0],
      after: states[2][0],
      A: a,
      B: b,
      C: c,
      D: d,
      sum: a + b + c + d,
      slope: outputSlope(g, 1)[0],
    };
  },
});
