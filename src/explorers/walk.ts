import { words } from '../proof/words.ts';
import { defineExplorer } from './explorer.ts';
import { rnnWalkParameters, walkRnn } from './walk-rnn.ts';

const T = 6;

export default defineExplorer({
  id: 'walk',
  title: words('The walk back through a plain network', '在普通 RNN 中逐步回退'),
  describes: words(
    'A random $\\tanh$ or sigmoid network of three units whose output at step $6$ is $1$ too large. The row $\\partial E_6/\\partial c_t$ goes back from $t = 6$; each step multiplies it from the right by $J_t = \\partial c_t/\\partial c_{t-1}$, whose norm is the width of the arrow. On the way the terms of $\\partial E_6/\\partial W$ are read off.',
    '一个三单元的随机网络，激活函数为 $\\tanh$ 或 sigmoid，第 $6$ 步的输出比目标值大 $1$。行向量 $\\partial E_6/\\partial c_t$ 从 $t = 6$ 出发往回走，每退一步就右乘 $J_t = \\partial c_t/\\partial c_{t-1}$，箭头的粗细表示其范数；沿途读出 $\\partial E_6/\\partial W$ 的各项。',
  ),
  tries: words(
    'Try: go back step by step and watch where the row loses its length; then make the weights larger or the first input stronger. Which term of the sum is largest?',
    '试一试：一步一步往回走，看行向量在哪一步变短；再把权重调大，或把第一个输入调强。和式里哪一项最大？',
  ),
  walks: 'back',
  parameters: rnnWalkParameters(T, 1.2),
  compute: (values) => walkRnn(T, values),
});
