import { add, type Interval, mul, point } from '../engine/arithmetic/interval.ts';
import { words } from '../proof/words.ts';
import { defineExplorer, numberParameter } from './explorer.ts';

export interface BalanceData {
  readonly sum: number;
  readonly epsilon: number;
  readonly rows: readonly {
    readonly k: number;
    /** The product of the k − 1 sums without deviations, and an interval that contains it for any deviations within ε. */
    readonly middle: number;
    readonly low: number;
    readonly high: number;
  }[];
}

const term = (letter: string, initial: number) => numberParameter(letter, letter, -0.5, 1, 0.01, initial);

export default defineExplorer({
  id: 'balance',
  title: words('How far “about 1” carries', '“约等于 1”能保证什么'),
  describes: words(
    'At every step each of the four terms may lie anywhere within $\\varepsilon$ of its value. The band holds every product $\\prod_{t=2}^{k}[A_t + B_t + C_t + D_t]$ that can then arise, by interval arithmetic rounded outward; the line has no deviations.',
    '每一步，四项各自可以在其数值的 $\\varepsilon$ 范围内任取。色带包含由此可能产生的所有乘积 $\\prod_{t=2}^{k}[A_t + B_t + C_t + D_t]$，用向外舍入的区间算术算出；实线对应毫无偏差的情形。',
  ),
  tries: words(
    'Try: bring ε from 0.01 to 0.05 and to 0.001, then take more steps. How small must ε be so that the band stays between one half and two?',
    '试一试：把 ε 从 0.01 改为 0.05，再改为 0.001，然后增加步数。要让色带保持在二分之一与二之间，ε 得多小？',
  ),
  parameters: {
    epsilon: numberParameter('Deviation ε', '偏差 ε', 0, 0.1, 0.001, 0.01),
    steps: numberParameter('Last step k', '末步 k', 2, 200, 1, 100),
    A: term('A', 0.1),
    B: term('B', 0.7),
    C: term('C', 0.1),
    D: term('D', 0.1),
  },
  compute({ epsilon, steps, A, B, C, D }): BalanceData {
    const around = (value: number) => add(point(value), { lo: -epsilon, hi: epsilon });
    const factor = [B, C, D].reduce((sum: Interval, value) => add(sum, around(value)), around(A));
    const sum = A + B + C + D;
    let [product, middle] = [point(1), 1];
    const rows = [{ k: 1, middle, low: 1, high: 1 }];
    for (let k = 2; k <= steps; k++) {
      product = mul(product, factor);
      middle *= sum;
      rows.push({ k, middle, low: product.lo, high: product.hi });
    }
    return { sum, epsilon, rows };
  },
});
