/** What the reader of formulas says of a mistake, in both languages. The messages of `src/formula` are English; here is their Chinese. */
import { type Words, words } from '../proof/words.ts';

/** A pattern of a message and its Chinese, with `$1` for what stands in it; a part in ⟨ ⟩ is said by `phrase`. */
const MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/^the formula has (\d+) characters, needed at most (\d+)$/, '式子有 $1 个字符，至多 $2 个'],
  [/^the formula has more than (\d+) parts, needed fewer$/, '式子的部分超过 $1 个，需要少一些'],
  [/^(\d+) sums and products stand in one another, needed at most (\d+)$/, '有 $1 层和与连乘相互嵌套，至多 $2 层'],
  [/^brackets stand more than (\d+) deep, needed fewer$/, '括号嵌套超过 $1 层，需要少一些'],
  [/^the number (.+) has too many digits, needed fewer than 16$/, '数 $1 的位数太多，须少于 16 位'],
  [/^found “(.+)”, needed TeX as it is written for a display$/s, '此处是“$1”，需要公式中的 TeX'],
  [/^found a backslash with nothing after it, needed a command$/, '反斜杠之后没有内容，需要一个命令'],
  [/^found \\(\w+) without braces, needed .+$/, '\\$1 之后缺少花括号'],
  [/^found \\not, needed it before .+$/, '\\not 只能写在 \\Rightarrow、\\to 或 = 之前'],
  [
    /^found “⋯” between two different things, needed the same with another index$/,
    '“⋯”两边是不同的东西，需要同一个量、不同的下标',
  ],
  [/^found “⋯” between equal factors, needed two that differ in an index$/, '“⋯”两边的因子完全相同，需要下标不同'],
  [
    /^found indices that go on differently, needed one that goes down step by step$/,
    '各下标的变化不一致，需要一个逐步变化的下标',
  ],
  [/^found (.+), needed a name to differentiate$/, '此处是⟨$1⟩，需要一个可以求导的量'],
  [/^found an upper limit, needed one index below$/, '有上限而没有下标，需要在下方写一个下标'],
  [/^found an expression, needed the name of an index$/, '此处是一个式子，需要下标的名称'],
  [
    /^a row of the matrix has (\d+) entries, needed (\d+) as in the first$/,
    '矩阵的这一行有 $1 个元素，应与第一行一样有 $2 个',
  ],
  [/^“(.+)” is no function, needed one before the prime$/, '“$1”不是函数，撇号之前需要函数'],
  [
    /^“(.+)” is not declared here(?:, needed a symbol of the list(?: \(perhaps (.+)\))?)?$/,
    '这里没有“$1”这个记号，请从记号表中选',
  ],
  [/^“(.+)” is an index, needed it without one of its own$/, '“$1”是下标，它自己不能再带下标'],
  [/^“(.+)” stands with (\d+) \S+, needed (.+)$/, '“$1”带了 $2 个下标，需要⟨$3⟩个'],
  [/^“(.+)” is no index, needed one of (.+)$/, '“$1”不是下标，可用的下标有 $2'],
  [/^“(.+)” cannot be differentiated, needed .+$/, '“$1”不能求导，需要状态、门、输出或损失'],
  [/^nothing is differentiated with respect to “(.+)”, needed .+$/, '不能对“$1”求导，需要状态、门或权重'],
  [/^∂⁺ with respect to “(.+)”, needed weights$/, '∂⁺ 是对“$1”求的，需要对权重求'],
  [/^found (.+) behind (.+), needed (.+) rows$/, '$2 之后是 $1，需要 $3 行'],
  [/^found (.+) on the right, needed (.+) as on the left$/, '右边是 $1，需要与左边一样是 $2'],
  [/^found (.+), needed two of the same shape$/, '此处是 $1，两者的维数须相同'],
  [/^found (.+) to a power, needed a square matrix$/, '此处是 $1 的幂，需要方阵'],
  [/^found (.+) in a product, needed a square matrix or a number$/, '连乘中是 $1，需要方阵或数'],
  [/^found (.+), needed (.+) beside its neighbours$/, '此处是 $1，与相邻的块相配需要 $2'],
  [/^(\S+) was given (\d+) values, needed (\d+)$/, '$1 得到 $2 个量，需要 $3 个'],
  [/^(\S+) was given a vector or matrix, needed a number$/, '$1 得到向量或矩阵，需要一个数'],
  [/^diag was given (.+), needed a column$/, 'diag 得到的是 $1，需要一个列向量'],
  [/^det was given (.+), needed a square matrix$/, 'det 得到的是 $1，需要方阵'],
  [/^found no number below the fraction, needed one$/, '分母不是数，需要一个数'],
  [/^found no number as an exponent, needed one$/, '指数不是数，需要一个数'],
  [/^found no value with rows and columns, needed one$/, '此处没有行与列，需要一个向量或矩阵'],
  [/^found what has no value, needed a number, vector or matrix$/, '此处没有值，需要数、向量或矩阵'],
  [/^found no whole number, needed an index such as t − 1$/, '此处不是整数，需要 t − 1 这样的下标'],
  [/^found (.+), needed an index or a whole number$/, '此处是 $1，需要下标或整数'],
  [/^found (.+), needed a whole number$/, '此处是 $1，需要整数'],
  [/^the index “(.+)” has no value here, needed .+$/, '下标“$1”在这里没有取值，需要放在和、连乘之内'],
  [/^the range of “(.+)” is open, needed .+$/, '“$1”的范围没有给出，需要上下限'],
  [/^\\(\w+) over nothing, needed a value$/, '\\$1 的范围是空的，至少需要一个值'],
  [/^“(.+)” has no value here, needed .+$/, '“$1”在这里没有值，可用 tanh、σ、φ、diag、det、ln、exp、min、max、σ_min'],
  [/^“(.+)” is no function of weights here$/, '“$1”在这里不是权重的函数'],
  [/^found what needs an order, needed an identity: .+$/, '此处要用到大小或范数，素数域中没有，需要恒等式'],
  [
    /^the formula needs more operations than it may have, needed fewer steps or terms$/,
    '式子所需的运算太多，需要更少的步数或项数',
  ],
  [/^found (\d+) statements, needed one formula$/, '此处有 $1 个式子，只需要一个'],
  [/^found (\d+) relations, needed at most one$/, '此处有 $1 个关系符，至多需要一个'],
  [/^found one side, needed a relation such as a = b$/, '只有一边，需要 a = b 这样的关系'],
  [/^found another relation, needed (.+)$/, '关系符不对，需要 $1'],
  [/^found the same on both sides, needed two that say something$/, '两边完全相同，什么也没有说'],
  [
    /^found another left side than the one that is chosen above, .+$/,
    '左边与上面选定的不同；请写选定的那个，或只写右边',
  ],
  [
    /^found what the formula is to equal within the formula itself, .+$/,
    '式子里出现了它要等于的那个量，需要用别的量表示',
  ],
  [/^found the word “(.+)”, needed a name of the list, such as (.+)$/, '此处是“$1”，需要记号表中的名称，如 $2'],
  [/^found “(.+)”, needed the bracket that closes it$/, '“$1”没有配对的括号'],
  [/^found “(.+)”, needed letters, numbers, brackets and (.+)$/s, '此处是“$1”，需要字母、数字、括号与 $2'],
  [/^(\S+)_t was asked for at t = (.+), needed (.+)$/, '$1_t 取在 t = $2，能取的范围是 $3'],
  [/^entry (\d+) was asked for, needed one from 1 to (\d+)$/, '取了第 $1 个分量，需要第 1 到第 $2 个'],
  [/^a matrix to the power (.+), needed 0 or more$/, '矩阵的 $1 次幂，指数须不小于 0'],
  [/^division by 0 .+$/, '除以 0，需要别的数'],
  [/^(.+) has no value in an? (RNN|LSTM)$/, '$1 在 $2 中没有值'],
  [/^(\S+) with (\d+) primes, needed at most 2$/, '$1 带 $2 个撇号，至多 2 个'],
  [/^found (.+), needed (.+)$/s, '此处是⟨$1⟩，需要⟨$2⟩'],
];

const PHRASES: Readonly<Record<string, string>> = {
  'the end of the formula': '式子的末尾',
  'the end of the expression': '式子在此结束',
  'a function': '函数',
  'an expression': '一个式子',
  'a formula': '一个式子',
  'a statement': '一个式子',
  'a statement before it': '它前面有一个式子',
  'its opening bracket before it': '它前面有与之配对的括号',
  'a number, a name, a bracket or a function': '数、记号、括号或函数',
  'a letter under the accent': '重音符号下面的字母',
  'the name of an index': '下标的名称',
  'braces around it': '用花括号括起来',
  'a matrix': '矩阵',
  '=, ≤, <, ≥ or >': '=、≤、<、≥ 或 >',
  'F, 2 or ∞': 'F、2 或 ∞',
};

const phrase = (text: string): string => {
  if (Object.hasOwn(PHRASES, text)) return PHRASES[text];
  const below = /^an index below (.+)$/s.exec(text);
  if (below) return `${below[1]} 下方的下标`;
  const direction = /^a sign of the same direction as (.+)$/s.exec(text);
  if (direction) return `与${direction[1]}同方向的符号`;
  return text.replaceAll(' or ', ' 或 ');
};

/** A message of `src/formula` in both languages; one that has no Chinese is said in general. */
export function problemWords(message: string): Words {
  for (const [pattern, chinese] of MESSAGES) {
    const found = pattern.exec(message);
    if (!found) continue;
    const filled = chinese.replace(/\$(\d)/g, (_, k) => found[Number(k)] ?? '');
    return words(
      message,
      filled.replace(/⟨(.*?)⟩/gs, (_, inner: string) => phrase(inner)),
    );
  }
  return words(`this cannot be read: ${message}`, `这个式子读不出来（${message}）`);
}
