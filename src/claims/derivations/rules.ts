/** The rules by which one step of a derivation follows from another. */
import { type Words, words } from '../../proof/words.ts';

export const by = {
  definition: words('definition', '定义'),
  chainRule: words('chain rule', '链式法则'),
  sumRule: words('the derivative of a sum is the sum of the derivatives', '和的导数等于导数之和'),
  putIn: words('the steps before put in', '代入前面各步'),
  induction: words('induction over the steps', '对步数归纳'),
  triangle: words('triangle inequality', '三角不等式'),
  submultiplicative: words('the norm of a product is at most the product of the norms', '乘积的范数不超过范数的乘积'),
  entrywise: words(
    'derivative entry by entry: each entry depends on the entry in its own place',
    '逐元素求导：每个元素只依赖于同一位置的元素',
  ),
  linear: words('linear: the derivative is the matrix', '线性：导数就是这个矩阵'),
  blocks: words(
    'a block row times a stacked column is the sum of the blocks’ products',
    '分块行乘以拼接的列，等于各块乘积之和',
  ),
  diagonals: words('the product of two diagonal matrices: entries multiply', '对角矩阵相乘：对角元相乘'),
  solve: words('solved for the last term', '移项'),
} satisfies Record<string, Words>;

/** A rule with what it is used on. */
export const used = (rule: Words, en: string, zh: string): Words => words(`${rule.en}: ${en}`, `${rule.zh}：${zh}`);
