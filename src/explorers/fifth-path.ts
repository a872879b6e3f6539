import { minus, spectralNorm } from '../engine/arithmetic/matrix.ts';
import { productForm } from '../engine/closed-forms/lstm-jacobians.ts';
import { blockForm } from '../engine/closed-forms/lstm-joint.ts';
import { words } from '../proof/words.ts';
import { defineExplorer, numberParameter, seedParameter } from './explorer.ts';
import { lstmWithOutput, smallCell } from './networks.ts';

export interface FifthPathData {
  readonly k: number;
  readonly rows: readonly {
    /** ‖U_o‖ */
    readonly size: number;
    /** ‖product − truth‖/‖truth‖ from c_1 to c_k. */
    readonly gap: number;
    readonly product: number;
    readonly truth: number;
  }[];
}

const points = 65;

export default defineExplorer({
  id: 'fifth-path',
  title: words('What the product leaves out', '连乘漏掉了多少'),
  describes: words(
    'Above: how far the product of the sums $A_t + B_t + C_t + D_t$ is from the true $\\partial c_k/\\partial c_1$, in per cent of the latter, as $\\lVert U_o\\rVert$ grows. Below: the norms of both.',
    '上图：随着 $\\lVert U_o\\rVert$ 增大，各步之和 $A_t + B_t + C_t + D_t$ 的连乘与真正的 $\\partial c_k/\\partial c_1$ 相差百分之几。下图：两者的范数。',
  ),
  tries: words(
    'Try: set the last step to 2, then let it grow. Where does the gap appear, and does it keep growing with the weights of the output gate?',
    '试一试：先把末步设为 2，再逐步增大。差距在哪里出现？它会随输出门的权重一直增大吗？',
  ),
  parameters: {
    network: {
      label: words('Network', '网络'),
      options: { small: words('the small cell', '小 LSTM'), random: words('a random one', '随机网络') },
      initial: 'small',
    },
    k: numberParameter('Last step k', '末步 k', 2, 21, 1, 3),
    top: numberParameter('Largest ‖Uₒ‖', '最大的 ‖Uₒ‖', 1, 40, 1, 16),
    units: numberParameter('Units, if random', '单元数（随机网络）', 1, 6, 1, 4),
    seed: { ...seedParameter, label: words('Seed, if random', '种子（随机网络）') },
  },
  compute({ network, k, top, units, seed }): FifthPathData {
    const rows = Array.from({ length: points }, (_, at) => {
      const size = (top * at) / (points - 1);
      const g = network === 'small' ? smallCell(k, size) : lstmWithOutput(units, k, size, seed);
      const exact = blockForm(g, k);
      const product = productForm(g, k);
      const truth = spectralNorm(exact);
      return { size, gap: spectralNorm(minus(product, exact)) / truth, product: spectralNorm(product), truth };
    });
    return { k, rows };
  },
});
