import { columns, type Matrix, norm, plus, scaleColumns, spectralNorm, times } from '../engine/arithmetic/matrix.ts';
import { cellJacobian, cellTerms, outputSlope } from '../engine/closed-forms/lstm-jacobians.ts';
import { jointBlocks, jointDelta, jointJacobian } from '../engine/closed-forms/lstm-joint.ts';
import type { LstmCase } from '../engine/networks/draw-lstm.ts';
import { words } from '../proof/words.ts';
import { defineExplorer, inputParameters, numberParameter, seedParameter } from './explorer.ts';
import { lstmToWalk } from './networks.ts';

const units = 2;
const T = 6;

export interface LstmWalkData {
  /** The steps that were taken back from T, 0 … T − 1. */
  readonly back: number;
  /** For t = 1 … T, so that entry t − 1 is step t. */
  readonly steps: readonly {
    readonly t: number;
    readonly x: number;
    /** ∂E_T/∂(c_t, h_t) with c_t and h_t independent, a row of 2n. */
    readonly row: Matrix;
    /** ‖∂E_T/∂c_t‖ with h_t a function of c_t: all paths; and the same from the four paths of each step alone. */
    readonly all: number;
    readonly four: number;
    /**
     * J_t, 2n × 2n; ‖A_t‖ … ‖D_t‖ and ‖A_t + B_t + C_t + D_t‖; ‖M_t G_{t−1} O_{t−2}‖, the fifth path from c_t to c_{t−2}. Undefined
     * where c_0 or h_0 would be needed.
     */
    readonly crossing:
      | {
          readonly jacobian: Matrix;
          readonly A: number;
          readonly B: number;
          readonly C: number;
          readonly D: number;
          readonly sum: number;
          readonly fifth: number | undefined;
        }
      | undefined;
  }[];
}

/** [r_c, r_h] ↦ r_c + r_h O_t: h_t moves with c_t. A row of n. */
const withOutput = (g: LstmCase, t: number, row: Matrix): Matrix =>
  plus(columns(row, 0, g.n), scaleColumns(columns(row, g.n, 2 * g.n), outputSlope(g, t)));

/** M_t G_{t−1} O_{t−2}, n × n: from c_{t−2} by h_{t−2}, the output gate and h_{t−1} to c_t. 3 ≤ t ≤ T. */
export const fifthPath = (g: LstmCase, t: number): Matrix =>
  scaleColumns(times(jointBlocks(g, t).M, jointBlocks(g, t - 1).G), outputSlope(g, t - 2));

export function walkLstm(g: LstmCase, back: number): LstmWalkData {
  const rows = [jointDelta(g, g.T)];
  const fours = [withOutput(g, g.T, rows[0])];
  for (let t = g.T; t > 1; t--) {
    rows.push(times(rows[g.T - t], jointJacobian(g, t)));
    fours.push(times(fours[g.T - t], cellJacobian(g, t)));
  }
  const crossing = (t: number) => {
    const { A, B, C, D } = cellTerms(g, t);
    return {
      jacobian: jointJacobian(g, t),
      A: spectralNorm(A),
      B: spectralNorm(B),
      C: spectralNorm(C),
      D: spectralNorm(D),
      sum: spectralNorm(cellJacobian(g, t)),
      fifth: t > 2 ? spectralNorm(fifthPath(g, t)) : undefined,
    };
  };
  return {
    back,
    steps: Array.from({ length: g.T }, (_, s) => ({
      t: s + 1,
      x: g.x[s],
      row: rows[g.T - 1 - s],
      all: norm(withOutput(g, s + 1, rows[g.T - 1 - s]).data),
      four: norm(fours[g.T - 1 - s].data),
      crossing: s > 0 ? crossing(s + 1) : undefined,
    })),
  };
}

export default defineExplorer({
  id: 'walk-lstm',
  title: words('The walk back through an LSTM', '在 LSTM 中逐步回退'),
  describes: words(
    'A random LSTM of two units. What goes back is the row $\\partial E_6/\\partial (c_t, h_t)$ of four numbers, and $J_t$ is the matrix of four blocks; the arrows above are as wide as $\\lVert A_t + B_t + C_t + D_t\\rVert$ is large. Below them the paths of the step just taken, by $\\lVert A_t\\rVert$, $\\lVert B_t\\rVert$, $\\lVert C_t\\rVert$, $\\lVert D_t\\rVert$; dashed, the fifth path from $c_t$ to $c_{t-2}$, by $\\lVert M_t G_{t-1} O_{t-2}\\rVert$.',
    '一个两单元的随机 LSTM。往回走的是四个数组成的行向量 $\\partial E_6/\\partial (c_t, h_t)$，$J_t$ 是四个分块组成的矩阵；上方箭头的粗细表示 $\\lVert A_t + B_t + C_t + D_t\\rVert$。刚走过的这一步里，各条路径的粗细表示 $\\lVert A_t\\rVert$、$\\lVert B_t\\rVert$、$\\lVert C_t\\rVert$、$\\lVert D_t\\rVert$ 的大小；虚线是从 $c_t$ 到 $c_{t-2}$ 的第五条路径，粗细表示 $\\lVert M_t G_{t-1} O_{t-2}\\rVert$。',
  ),
  tries: words(
    'Try: close the forget gate with a bias of −2 and see which path remains. Then set the size of the output gate’s weights to 0: the fifth path is gone, and both sizes agree at every step.',
    '试一试：把遗忘门偏置设为 −2，让门关上，看剩下哪条路径。再把输出门循环权重的大小设为 0：第五条路径消失，两个长度在每一步都相等。',
  ),
  walks: 'back',
  parameters: {
    back: numberParameter('Steps taken back', '已回退的步数', 0, T - 1, 1, 2),
    bias: numberParameter('Forget bias', '遗忘门偏置', -4, 8, 0.1, 2),
    recurrence: numberParameter('Recurrent scale ‖U‖ of f, i, c', 'f、i、c 的循环权重大小 ‖U‖', 0, 4, 0.05, 1.5),
    output: numberParameter('Recurrent scale ‖Uₒ‖', '输出门的循环权重大小 ‖Uₒ‖', 0, 8, 0.1, 2),
    ...inputParameters,
    seed: { ...seedParameter, initial: 16 },
  },
  compute: ({ back, bias, recurrence, output, first, later, seed }) =>
    walkLstm(lstmToWalk(units, T, { recurrence, output, bias }, { first, later }, seed), back),
});
