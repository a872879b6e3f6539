import { keptRanges } from '../claims/rescue/kept-box.ts';
import { floats } from '../engine/arithmetic/arithmetic.ts';
import { type Interval, interval } from '../engine/arithmetic/interval.ts';
import { matrixOf, singularValues } from '../engine/arithmetic/matrix.ts';
import { randomFrom } from '../engine/arithmetic/random.ts';
import { dualSlopes, lstmFromFirst, lstmKept } from '../engine/derivatives/from-first.ts';
import { drawInLstmBox, lstmPoint } from '../engine/networks/boxes.ts';
import { words } from '../proof/words.ts';
import { defineExplorer, numberParameter } from './explorer.ts';

export interface BoxData {
  readonly weight: number;
  readonly bias: number;
  readonly steps: number;
  readonly rows: readonly {
    readonly k: number;
    /** Proven bounds of every singular value of ∂c_k/∂c_1. The lower one is 0 where the proof has stopped. */
    readonly least: number;
    readonly most: number;
    /** The least and the largest singular value of the networks drawn. */
    readonly seenLeast: number;
    readonly seenMost: number;
  }[];
  /** The first step at which the lower bound is 0, if there is one. */
  readonly stops: number | undefined;
  /** Recurrent weights up to here keep half of every direction for certain; undefined if no box does. */
  readonly largest: number | undefined;
}

/** c_0 from which c_1 cannot leave [−1, 1]: at the limits of the parameters the input gate is at most σ(−3 + 2 + 1) = ½. */
const start = interval(-0.5, 0.5);
const NETWORKS = 12;
const TOP = 0.5;
/** No bound above is told. */
const CEILING = 1e6;

type Kept = readonly Interval[];
const keptAtEnd = (kept: Kept) => kept[kept.length - 1].lo;

/** The largest half-width, to three digits after the point, at which half is kept at the last step. */
function largestBox(bias: number, input: number, steps: number): number | undefined {
  const keepsHalf = (weight: number) => keptAtEnd(lstmKept(keptRanges(weight, bias, input), steps)) >= 1 / 2;
  if (!keepsHalf(0)) return undefined;
  let [low, high] = [0, TOP * 1000];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    [low, high] = keepsHalf(middle / 1000) ? [middle, high] : [low, middle];
  }
  return low / 1000;
}

/** Singular values of ∂c_k/∂c_1, k = 2 … T, of one network. */
function sampled(
  random: ReturnType<typeof randomFrom>,
  draw: ReturnType<typeof drawInLstmBox>,
  steps: number,
): number[][] {
  const values: number[][] = [];
  for (const { c } of lstmFromFirst(floats, lstmPoint(floats, draw.make(random, { steps })))) {
    const J = dualSlopes(c);
    values.push(singularValues(matrixOf(J.length, J.length, (i, j) => J[i][j])));
    if (values.length >= steps - 1) break;
  }
  return values;
}

export default defineExplorer({
  id: 'box',
  title: words('How large may the box be?', '区域最大可以多大？'),
  describes: words(
    'Every LSTM with four units, $\\lvert U_g\\rvert$ within the half-width chosen, $\\lvert V_g\\rvert \\le \\tfrac14$, $b_f$ and $-b_i$ from the bias chosen to one more, $\\lvert b_c\\rvert, \\lvert b_o\\rvert, \\lvert c_1\\rvert \\le 1$. The band holds all singular values of $\\partial c_k/\\partial c_1$, proven by intervals rounded outward; the lines are the smallest and the largest of twelve networks drawn from the box, half of them from its corners.',
    '区域包含一切这样的 LSTM：4 个单元，$\\lvert U_g\\rvert$ 不超过所选的半宽，$\\lvert V_g\\rvert \\le \\tfrac14$，$b_f$ 与 $-b_i$ 从所选的偏置到再加 1，$\\lvert b_c\\rvert, \\lvert b_o\\rvert, \\lvert c_1\\rvert \\le 1$。色带包含 $\\partial c_k/\\partial c_1$ 的一切奇异值，由向外舍入的区间证明；两条线是从区域中抽取的 12 个网络（一半取自区域的角）的最小与最大奇异值。',
  ),
  tries: words(
    'Try: widen the recurrent weights until the lower edge of the band comes down to 0, then raise the forget bias. What do the networks drawn do there?',
    '试一试：放宽循环权重，直到色带的下缘降到 0，再调高遗忘门偏置。这时抽出来的网络又如何？',
  ),
  parameters: {
    weight: numberParameter('Half-width of the weights', '权重的半宽', 0, TOP, 0.005, 0.1),
    bias: numberParameter('Least forget bias', '遗忘门偏置的下限', 3, 10, 0.25, 7),
    input: numberParameter('Largest input', '输入的上限', 0, 2, 0.1, 1),
    steps: numberParameter('Last step k', '末步 k', 10, 200, 1, 100),
  },
  compute({ weight, bias, input, steps }): BoxData {
    const ranges = keptRanges(weight, bias, input);
    const kept = lstmKept(ranges, steps);
    const random = randomFrom('explorer', 'box');
    const draw = drawInLstmBox(ranges, start, [steps, steps]);
    const seen = Array.from({ length: NETWORKS }, () => sampled(random, draw, steps));
    const rows = kept.map(({ lo, hi }, at) => {
      const values = seen.flatMap((network) => network[at]);
      return {
        ...{ k: at + 2, least: lo, most: Math.min(hi, CEILING) },
        ...{ seenLeast: Math.min(...values), seenMost: Math.max(...values) },
      };
    });
    const stops = rows.find(({ least }) => least === 0)?.k;
    return { weight, bias, steps, rows, stops, largest: largestBox(bias, input, steps) };
  },
});
