/**
 * Where a reader's formula is wrong: what it is instead, and which change of one part makes it true. An edit is tried at one
 * point of a prime field first; what passes there is checked like any formula.
 */
import { PRIME } from '../engine/arithmetic/field.ts';
import { randomFrom } from '../engine/arithmetic/random.ts';
import type { ChainNode, Expr } from '../formula/ast.ts';
import { Compiler, newRun } from '../formula/compile.ts';
import { fieldNumbers } from '../formula/exact-numbers.ts';
import type { MatrixOver } from '../formula/numbers.ts';
import { parseExpression } from '../formula/parse.ts';
import { printExpression } from '../formula/print.ts';
import type { Network } from '../formula/scope.ts';
import { Typing } from '../formula/typing.ts';
import { type Words, words } from '../proof/words.ts';
import { differingParts, type Edit, editsOf, partCount, type Slip } from './edits.ts';
import { holdsExactly } from './exact.ts';
import { kinds, OWN_WORK, type Own, type Restriction, withRight } from './read.ts';
import type { Net } from './targets.ts';

/** One change that makes the formula true. */
interface Remedy {
  readonly slip: Slip;
  readonly says: Words;
  /** What stands there and what would be right, as TeX, where a part is replaced. */
  readonly before?: string;
  readonly after?: string;
  /** The right side with the change, as TeX. */
  readonly tex: string;
}

export interface Diagnosis {
  readonly remedies: readonly Remedy[];
  /** What the formula is in place of what it should be. */
  readonly instead: readonly Words[];
  /** Where it is true nevertheless. */
  readonly where: readonly Words[];
  /** Edits that were tried. */
  readonly tried: number;
}

/** Changes that are told, at most. */
const MOST_TOLD = 3;
/** Operations that all edits together may spend. */
const WORK_OF_EDITS = 1_000_000;
/** What reading and compiling costs for each part of a formula, in operations. */
const WORK_OF_PART = 8;

const SLIPS: Readonly<Record<Slip, Words>> = {
  index: words('Off by one step', '差一步'),
  letter: words('Another symbol', '用错了记号'),
  function: words('Another function', '用错了函数'),
  slope: words('A function for its slope, or the slope for the function', '函数与其导数混淆'),
  limit: words('A limit off by one', '上下限差一'),
  sign: words('A sign', '符号'),
  'dropped factor': words('A factor too many', '多了一个因子'),
  'dropped term': words('A term too many', '多了一项'),
  'swapped factors': words('The order of a product', '乘积的次序'),
  transposed: words('A transpose', '转置'),
  immediate: words('Total and immediate derivative confused', '全导数与直接偏导数混淆'),
  exponent: words('An exponent off by one', '指数差一'),
  weights: words('The wrong block of the weights', '用错了权重矩阵'),
  'missing factor': words('A factor is missing', '少了一个因子'),
  'missing path': words('A path is missing', '少了一条路径'),
  'product order': words('The product over time in the other order', '按时间的连乘次序相反'),
  layout: words('The transpose of what is asked, as in the denominator layout', '是所求量的转置（分母布局）'),
  scale: words('A constant factor', '差一个常数因子'),
  diag: words('A diag missing, or one too many', '少了或多了 diag'),
  operation: words('An element-wise product for a matrix product, or the reverse', '逐元素乘积与矩阵乘积混淆'),
};

/** Conditions under which a false formula may be true. */
const CONDITIONS: readonly { readonly net?: Net; readonly name: Words; readonly restricts: Restriction }[] = [
  {
    name: words('with one unit, $n = 1$, where all matrices commute', '当 $n = 1$、矩阵都可交换时'),
    restricts: { sizes: { n: 1 } },
  },
  {
    net: 'rnn',
    name: words('where $\\varphi$ is $\\tanh$', '$\\varphi$ 取 $\\tanh$ 时'),
    restricts: { change: (g) => ({ ...g, phi: 'tanh' }) },
  },
  {
    net: 'rnn',
    name: words('where $\\varphi$ is the sigmoid $\\sigma$', '$\\varphi$ 取 sigmoid 函数 $\\sigma$ 时'),
    restricts: { change: (g) => ({ ...g, phi: 'sigmoid' }) },
  },
  {
    net: 'lstm',
    name: words(
      'where the output gate does not read the last output, $U_o = 0$',
      '输出门不读取上一步的输出（$U_o = 0$）时',
    ),
    restricts: { change: (g) => ({ ...g, W: { ...g.W, o: withoutRecurrence(g, g.W.o) } }) },
  },
  {
    net: 'lstm',
    name: words('where no layer reads the last output, all $U_g = 0$', '各层都不读取上一步的输出（所有 $U_g = 0$）时'),
    restricts: {
      change: (g) => ({
        ...g,
        W: Object.fromEntries(Object.entries(g.W).map(([gate, W]) => [gate, withoutRecurrence(g, W as Float64Array)])),
      }),
    },
  },
];

function withoutRecurrence({ n, m }: { n: number; m: number }, W: Float64Array): Float64Array {
  return W.map((w, k) => (k % (n + m) < n ? 0 : w));
}

/** The formula and its edits at one point of a prime field. */
class Point {
  private readonly own: Own;
  private readonly network: Network<number>;
  private readonly cache = new Map<string, MatrixOver<number>>();
  private readonly index: Record<string, number> = {};
  /** Operations that are left for all edits together. */
  left = WORK_OF_EDITS;

  constructor(own: Own) {
    this.own = own;
    const kind = kinds[own.net];
    const random = randomFrom('a point for edits', own.net);
    let given = kind.small?.(random, () => random.integer(0, PRIME - 1));
    // Two units, so that matrices do not commute; four steps, so that sums and products have several terms.
    while (!(given.n === 2 && given.T === 4)) given = kind.small?.(random, () => random.integer(0, PRIME - 1));
    this.network = kind.network(fieldNumbers(random.integer(0, PRIME - 1), 'symmetric'), given);
    for (const [name, place] of Object.entries(own.target.places)) {
      const at = typeof place === 'object' ? place[0] : place;
      this.index[name] = name === 't' ? given.T : at === 'T' ? given.T : Number(at);
    }
  }

  /** The values of a side; undefined where it has none. */
  value(side: Expr): MatrixOver<number> | undefined {
    const { T, n } = this.network.sizes;
    const time = [1, T] as const;
    const work = Math.min(OWN_WORK / 5, this.left);
    const run = newRun(this.network, {
      index: this.index,
      domain: { t: time, j: time, k: time, i: [1, n], l: [1, n] },
      cache: this.cache,
      work,
    });
    try {
      return new Compiler(kinds[this.own.net].scope, this.own.tex).compile(side)(run);
    } catch {
      return undefined;
    } finally {
      this.left -= work - Math.max(0, run.work);
    }
  }

  fits(sides: readonly [Expr, Expr]): boolean {
    this.left -= WORK_OF_PART * partCount(sides[1]);
    const chain: ChainNode = { is: 'chain', sides, signs: ['='], from: 0, to: 0 };
    try {
      new Typing(kinds[this.own.net].scope, this.own.tex).chain(chain);
      return true;
    } catch {
      return false;
    }
  }
}

function same(a: MatrixOver<number> | undefined, b: MatrixOver<number> | undefined): boolean {
  if (!a || !b) return false;
  const [long, short] = a.data.length >= b.data.length ? [a.data, b.data] : [b.data, a.data];
  if (short.length !== long.length && short.length !== 1) return false;
  return long.every((value, i) => value === short[short.length === 1 ? 0 : i]);
}

function remedyOf({ slip, changed, missing }: Edit, right: Expr): Remedy {
  const tex = printExpression(changed);
  if (missing) {
    const what = missing.join(',\\ ');
    const says =
      slip === 'scale'
        ? words(`A constant factor: it has to be multiplied by $${what}$`, `差一个常数因子：须乘以 $${what}$`)
        : words(
            `${missing.length > 1 ? 'Paths are missing' : SLIPS[slip].en}: $${what}$`,
            `${missing.length > 1 ? '少了几条路径' : SLIPS[slip].zh}：$${what}$`,
          );
    return { slip, says, tex };
  }
  if (slip === 'layout') return { slip, says: SLIPS[slip], tex };
  const [before, after] = differingParts(right, changed).map((part) => printExpression(part));
  return {
    slip,
    says: words(
      `${SLIPS[slip].en}: $${before}$, where $${after}$ makes it true`,
      `${SLIPS[slip].zh}：此处是 $${before}$，换成 $${after}$ 就成立`,
    ),
    before,
    after,
    tex,
  };
}

/** `tell` is given how many edits were tried. */
export function diagnose(own: Own, seed: number, tell: (tried: number) => void): Diagnosis {
  const { target, net, chain } = own;
  const [left, right] = chain.sides as readonly [Expr, Expr];
  const { scope } = kinds[net];
  const point = new Point(own);
  const truth = point.value(left);
  const remedies: Remedy[] = [];
  const seen = new Set<string>();
  let tried = 0;
  for (const edit of editsOf(right, target, scope)) {
    if (remedies.length >= MOST_TOLD || point.left <= 0) break;
    // There are thousands of factors that may be missing: they are tried where nothing else helps.
    if (edit.slip === 'missing factor' && remedies.length > 0) break;
    tried++;
    if (tried % 50 === 0) tell(tried);
    if (!point.fits([left, edit.changed]) || !same(truth, point.value(edit.changed))) continue;
    const remedy = remedyOf(edit, right);
    if (seen.has(remedy.tex)) continue;
    seen.add(remedy.tex);
    if (holdsExactly(net, withRight(own, edit.changed), target.places, seed)) remedies.push(remedy);
  }
  const written = printExpression(right);
  const value = point.value(right);
  const instead = (target.mistaken ?? [])
    .filter(
      ({ tex }) =>
        point.fits([right, parseExpression(tex, scope)]) && same(value, point.value(parseExpression(tex, scope))),
    )
    .filter(({ tex }) => holdsExactly(net, `${tex} = ${written}`, target.places, seed))
    .map(({ name }) => name);
  const where = CONDITIONS.filter((condition) => condition.net === undefined || condition.net === net)
    .filter(({ restricts }) => holdsExactly(net, own.tex, target.places, seed, restricts))
    .map(({ name }) => name);
  return { remedies, instead, where, tried };
}
