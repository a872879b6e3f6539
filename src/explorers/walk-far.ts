import { words } from '../proof/words.ts';
import { defineExplorer } from './explorer.ts';
import { rnnWalkParameters, walkRnn } from './walk-rnn.ts';

const T = 12;

export default defineExplorer({
  id: 'walk-far',
  title: words('The walk back, and the bound on it', '逐步回退与它的上界'),
  describes: words(
    'The walk of chapter 2 over 12 steps. The curve shows the length of the row so far, the dashed line what the bound allows: a factor of $\\rho = \\gamma\\lVert W_{\\mathrm{rec}}\\rVert$ a step.',
    '第 2 章的逐步回退，这里走 12 步。实线是行向量到目前为止的长度，虚线是上界所允许的长度：每步一个因子 $\\rho = \\gamma\\lVert W_{\\mathrm{rec}}\\rVert$。',
  ),
  tries: words(
    'Try: take the size of the weights to 0.5, 1 and 2. At 2 the bound grows; does the row? Then give every later input the size 1, so that the units saturate.',
    '试一试：把权重的大小依次设为 0.5、1 和 2。取 2 时上界在增大，行向量呢？再让之后每步的输入都为 1，使单元饱和。',
  ),
  walks: 'back',
  parameters: rnnWalkParameters(T, 0.9),
  compute: (values) => walkRnn(T, values),
});
