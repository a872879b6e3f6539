/** What an exact check at a small size decides for every size, as a closing part of a claim's sketch. */
import { type Words, words } from '../proof/words.ts';

const closing = (sketch: Words, { en, zh }: Words): Words => words(`${sketch.en} ${en}`, `${sketch.zh}${zh}`);

/** For an identity of one step: its entries have the same form at every number of units and inputs. */
export const forEverySize = (sketch: Words): Words =>
  closing(
    sketch,
    words(
      'Entry $(i, l)$ of both sides involves units $i$ and $l$ only, besides pre-activations, which both sides share as arguments of the activations. So the exact check, made with two units and two inputs, decides it for any number of them.',
      '两边的第 $(i, l)$ 个元素只涉及第 $i$ 个和第 $l$ 个单元，此外只有两边共有的预激活值，它们仅作为激活函数的自变量出现。因此，用两个单元和两个输入所作的精确检验，对任意多个单元和输入都有效。',
    ),
  );

/** For an equation of one step without derivatives: each unit by itself, from sums over units and inputs. */
export const forEveryUnit = (sketch: Words): Words =>
  closing(
    sketch,
    words(
      'Entry $i$ of both sides involves unit $i$ and, within pre-activations, one term of the same form for each unit and each input. So the exact check, with two units and two inputs, decides every number of them.',
      '两边的第 $i$ 个元素只涉及第 $i$ 个单元；其中的预激活值是一个和，每个单元、每个输入各有一项，形式相同。因此，用两个单元和两个输入所作的精确检验，对任意多个单元和输入都有效。',
    ),
  );

/** For the gradient of the whole loss as a sum over the steps. */
export const forEverySum = (sketch: Words): Words =>
  closing(
    sketch,
    words(
      'One step more adds one loss to $E$ and one term to the sum. The exact check covers up to four steps; induction over the steps gives every number of them.',
      '多走一步，$E$ 多一个损失，右边的和也多一项。精确检验到四步为止；对步数作归纳，便得到任意步数的情形。',
    ),
  );

/** For an identity over several steps: both sides obey one recursion. */
export const forEveryLength = (sketch: Words): Words =>
  closing(
    sketch,
    words(
      'Both sides obey one recursion: each step multiplies the derivative that comes in by its Jacobian, and adds what depends on the weights directly. The exact check covers up to four steps; induction gives any number of them.',
      '两边服从同一个递推关系：每一步把传入的任意导数乘以这一步的雅可比矩阵，再加上直接依赖的部分。精确检验到四步为止；对步数作归纳，便得到任意步数的情形。',
    ),
  );
