import { identityMatrix, type Matrix, matrix, scaleRows, spectralNorm, times } from '../engine/arithmetic/matrix.ts';
import { power } from '../engine/arithmetic/power.ts';
import { words } from '../proof/words.ts';
import { defineExplorer, numberParameter } from './explorer.ts';

export interface NormRadiusData {
  /** J = diag(slopes) W_rec, 2 × 2. */
  readonly jacobian: Matrix;
  readonly radius: { readonly recurrent: number; readonly jacobian: number };
  /** The power that is looked at. */
  readonly shown: number;
  readonly powers: readonly {
    readonly k: number;
    /** ‖J^k‖, the largest |λ|^k and ‖J‖^k. */
    readonly norm: number;
    readonly byRadius: number;
    readonly byNorm: number;
    /** The image of the unit circle under J^k: points x, y one after the other, closed. */
    readonly image: readonly (readonly [number, number])[];
  }[];
}

const POWERS = 8;
const POINTS = 24;
const matrices = {
  text: [2, -2, 2, -2],
  shear: [0.9, 2, 0, 0.9],
  turn: [0.72, -0.54, 0.54, 0.72],
} as const;

/** The largest modulus of an eigenvalue of a 2 × 2 matrix, from trace and determinant: exactly 0 where both are. */
export function radiusOf({ data: [a, b, c, d] }: Matrix): number {
  const half = (a + d) / 2;
  const square = half * half - (a * d - b * c);
  return square < 0 ? Math.sqrt(a * d - b * c) : Math.abs(half) + Math.sqrt(square);
}

/** The unit circle as rational points: ((1 − s²)/(1 + s²), 2s/(1 + s²)) and their opposites. */
const circle = [1, -1].flatMap((sign) =>
  Array.from({ length: POINTS }, (_, at) => {
    const s = (2 * at) / POINTS - 1;
    const square = s * s;
    return [(sign * (1 - square)) / (1 + square), (sign * 2 * s) / (1 + square)] as const;
  }),
);

export default defineExplorer({
  id: 'norm-radius',
  title: words('Norm against spectral radius', '范数与谱半径'),
  describes: words(
    'Left: the unit circle (thin) and what $J^k$ makes of it, where $J = \\operatorname{diag}(s_1, s_2)\\,W_{\\mathrm{rec}}$ has the slopes $s_1$, $s_2$. The norm is the distance to the farthest point. Right: $\\lVert J^k\\rVert$ between the powers of the spectral radius and those of the norm.',
    '左图：单位圆（细线）和它在 $J^k$ 下的像，其中 $J = \\operatorname{diag}(s_1, s_2)\\,W_{\\mathrm{rec}}$，斜率为 $s_1$、$s_2$。范数就是像上最远一点的距离。右图：$\\lVert J^k\\rVert$ 介于谱半径的幂与范数的幂之间。',
  ),
  tries: words(
    'Try: set both slopes to 1, so that J is the matrix of the text itself, and raise k to 2. Then lower one slope again. Which of the three curves does the product follow?',
    '试一试：把两个斜率都设为 1，这时 J 就是正文中的矩阵本身，再把 k 增大到 2。然后重新调低一个斜率。连乘跟着三条曲线中的哪一条走？',
  ),
  parameters: {
    power: numberParameter('Power k', '幂次 k', 0, POWERS, 1, 2),
    first: numberParameter('Slope s₁', '斜率 s₁', 0, 1, 0.05, 1),
    second: numberParameter('Slope s₂', '斜率 s₂', 0, 1, 0.05, 0.25),
    matrix: {
      label: words('Recurrent weights', '循环权重'),
      options: {
        text: words('those of the text', '正文中的矩阵'),
        shear: words('a shear', '剪切'),
        turn: words('a turn, times 0.9', '旋转，再乘 0.9'),
      },
      initial: 'text',
    },
  },
  compute({ power: shown, first, second, matrix: name }): NormRadiusData {
    const recurrent = matrix(2, 2, matrices[name]);
    const jacobian = scaleRows([first, second], recurrent);
    const radius = { recurrent: radiusOf(recurrent), jacobian: radiusOf(jacobian) };
    let product = identityMatrix(2);
    return {
      jacobian,
      radius,
      shown,
      powers: Array.from({ length: POWERS + 1 }, (_, k) => {
        if (k > 0) product = times(jacobian, product);
        const [a, b, c, d] = product.data;
        return {
          k,
          norm: spectralNorm(product),
          byRadius: power(radius.jacobian, k),
          byNorm: power(spectralNorm(jacobian), k),
          image: circle.map(([x, y]) => [a * x + b * y, c * x + d * y] as const),
        };
      }),
    };
  },
});
