/**
 * A formula as a sentence, from its parsed tree, as it would be read aloud. What could be heard in two ways has its end said:
 * brackets, fractions, sums inside a product. A letter is called capital only where the formula has the small one as well.
 */
import type { Claim, DisplayName } from '../../claims/claim.ts';
import { textNames } from '../../claims/displays.ts';
import type {
  Connective,
  Expr,
  Formula,
  Item,
  Limit,
  NumberNode,
  RelationSign,
  StatementNode,
} from '../../formula/ast.ts';
import type { Lexicon } from '../../formula/lexicon.ts';
import { parse } from '../../formula/parse.ts';
import { NAME } from '../../formula/print.ts';
import { type Language, type Words, words } from '../../proof/words.ts';

/** How tightly what is said holds together, as in `formula/print.ts`. */
const BIG = 0.5;
const SUM = 1;
const HADAMARD = 2;
const PRODUCT = 3;
const FACTOR = 4;
type Said = readonly [text: string, binds: number];

/** The words of one language. `a` and `b` are what was said of the parts. */
interface Voice {
  readonly signs: Readonly<Record<RelationSign, string>>;
  readonly connectives: Readonly<Record<Connective, string>>;
  readonly binary: Readonly<
    Record<'plus' | 'minus' | 'oplus' | 'times' | 'hadamard', (a: string, b: string) => string>
  >;
  /** The same within an index, an exponent or a bound, where no pause is made. */
  readonly within: Readonly<Record<'plus' | 'minus', (a: string, b: string) => string>>;
  readonly big: Readonly<
    Record<'sum' | 'product' | 'min' | 'max' | 'sup' | 'inf', (over: string, of: string) => string>
  >;
  readonly end: Readonly<Record<'sum' | 'product' | 'min' | 'max' | 'sup' | 'inf', string>>;
  readonly unary: Readonly<
    Record<
      'negative' | 'transpose' | 'abs' | 'norm' | 'frobenius' | 'largest',
      (a: string, isSimple: boolean) => string
    >
  >;
  readonly functions: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<string, string>>;
  readonly accents: Readonly<Record<string, (letter: string) => string>>;
  readonly letters: Readonly<Record<string, string>>;
  capital(letter: string): string;
  star(letter: string): string;
  index(name: string, index: string, isSimple: boolean): string;
  /** `isGiven`: what stands in the brackets are statements. */
  apply(fn: string, primes: number, args: readonly string[], isSimple: boolean, isGiven: boolean): string;
  bracket(a: string): string;
  number(node: NumberNode): Said;
  fraction(a: string, b: string, isSimple: boolean): Said;
  power(a: string, b: string, isSimple: boolean): string;
  square(a: string, isSimple: boolean): string;
  /** Whether what stands before an exponent could be taken for all that it is said of. */
  isOpen(node: Expr): boolean;
  derivative(of: string, by: string, immediate: boolean): string;
  limit(index: string, from: string | undefined, to: string | undefined): string;
  blocks(rows: readonly (readonly string[])[]): string;
  list(items: readonly string[]): string;
  run(first: string, last: string, entrywise: boolean): string;
  all(items: readonly string[]): string;
  both(items: readonly string[]): string;
  /** Before a further relation of a chain. */
  readonly which: string;
  exists(items: readonly string[]): string;
  forall(items: readonly string[]): string;
  side(items: readonly string[]): string;
  either(items: readonly string[]): string;
  as(what: string): string;
  readonly leads: string;
  readonly comma: string;
  readonly semicolon: string;
  readonly stop: string;
}

const greek =
  'alpha beta gamma delta varepsilon zeta eta theta kappa lambda mu nu xi pi rho tau chi psi omega sigma varphi Delta Theta Lambda Sigma Phi';
const spelt = Object.fromEntries(greek.split(' ').map((name) => [name, name.replace(/^var/, '').toLowerCase()]));
const greekLetters = 'αβγδεζηθκλμνξπρτχψωσφΔΘΛΣΦ';
const drawn = Object.fromEntries(greek.split(' ').map((name, i) => [name, [...greekLetters][i]]));

const joined = (items: readonly string[], comma: string, and: string): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(comma)}${and}${items.at(-1)}`;
const parts: Readonly<Record<number, string>> = { 2: 'half', 3: 'third', 4: 'quarter' };

const english: Voice = {
  signs: {
    '=': 'equals',
    '<': 'is less than',
    '>': 'is greater than',
    le: 'is at most',
    ge: 'is at least',
    neq: 'is not equal to',
    equiv: 'is identically',
    approx: 'is approximately',
    in: 'is in',
    to: 'tends to',
    nto: 'does not tend to',
    leftarrow: 'becomes',
    ll: 'is much less than',
    gg: 'is much greater than',
  },
  connectives: { Rightarrow: 'implies that', nRightarrow: 'does not imply that', Leftrightarrow: 'if and only if' },
  binary: {
    plus: (a, b) => `${a}, plus ${b}`,
    minus: (a, b) => `${a}, minus ${b}`,
    oplus: (a, b) => `${a}, plus, entry by entry, ${b}`,
    times: (a, b) => `${a} times ${b}`,
    hadamard: (a, b) => `${a} times, entry by entry, ${b}`,
  },
  within: { plus: (a, b) => `${a} plus ${b}`, minus: (a, b) => `${a} minus ${b}` },
  big: {
    sum: (over, of) => `the sum over ${over} of ${of}`,
    product: (over, of) => `the product over ${over} of ${of}`,
    min: (over, of) => `the minimum over ${over} of ${of}`,
    max: (over, of) => `the maximum over ${over} of ${of}`,
    sup: (over, of) => `the supremum over ${over} of ${of}`,
    inf: (over, of) => `the infimum over ${over} of ${of}`,
  },
  end: {
    sum: ', end of sum',
    product: ', end of product',
    min: ', end of minimum',
    max: ', end of maximum',
    sup: ', end of supremum',
    inf: ', end of infimum',
  },
  unary: {
    negative: (a) => `minus ${a}`,
    transpose: (a) => `${a} transposed`,
    abs: (a, isSimple) => `the absolute value of ${a}${isSimple ? '' : ', end of absolute value'}`,
    norm: (a, isSimple) => `the norm of ${a}${isSimple ? '' : ', end of norm'}`,
    frobenius: (a, isSimple) => `the Frobenius norm of ${a}${isSimple ? '' : ', end of norm'}`,
    largest: (a, isSimple) => `the maximum norm of ${a}${isSimple ? '' : ', end of norm'}`,
  },
  functions: {
    diag: 'the diagonal matrix of',
    sigma_min: 'the smallest singular value of',
    det: 'the determinant of',
    sqrt: 'the square root of',
    ln: 'the natural logarithm of',
    tanh: 'tanh of',
    exp: 'exp of',
    cos: 'the cosine of',
    sin: 'the sine of',
    sigma: 'sigma of',
    varphi: 'phi of',
    min: 'the minimum of',
    max: 'the maximum of',
  },
  words: { infty: 'infinity', dots: 'and so on', cdots: 'and so on', '*': 'star' },
  accents: { '~': (a) => `${a} tilde`, '^': (a) => `${a} hat`, '-': (a) => `${a} bar` },
  letters: spelt,
  capital: (letter) => `capital ${letter}`,
  star: (letter) => `${letter} star`,
  index: (name, index, isSimple) => `${name} sub ${index}${isSimple ? '' : ','}`,
  apply: (fn, primes, args, isSimple) => {
    const prime = ['', ' prime', ' double prime'][primes];
    const name = / of$/.test(fn) ? fn.replace(/ of$/, `${prime} of`) : `${fn}${prime} of`;
    return isSimple ? `${name} ${args[0]}` : `${name} ${english.bracket(joined(args, ', ', ' and '))}`;
  },
  bracket: (a) => `open bracket, ${a}, close bracket`,
  number: ({ numerator: n, denominator: d, text }) => {
    if (d === 1 || /^[\d.]+$/.test(text)) return [text, FACTOR];
    return [n === 1 && parts[d] ? `one ${parts[d]}` : `${n} over ${d}`, FACTOR];
  },
  fraction: (a, b, isSimple) => [isSimple ? `${a} over ${b}` : `the fraction ${a}, over ${b}, end of fraction`, FACTOR],
  power: (a, b, isSimple) => `${a} to the power ${b}${isSimple ? '' : ', end of power'}`,
  square: (a, isSimple) => (isSimple ? `${a} squared` : `the square of ${a}`),
  isOpen: (node) => !isAtom(node),
  derivative: (of, by, immediate) =>
    `the ${immediate ? 'immediate ' : ''}partial derivative of ${of} with respect to ${by}`,
  limit: (index, from, to) => `${index}${from ? ` from ${from}` : ''}${to ? `${from ? '' : ' up'} to ${to}` : ''}`,
  blocks: (rows) =>
    rows.length > 1 && rows.every((row) => row.length === 1)
      ? `the stack of ${joined(rows.flat(), ', ', ' and ')}, end of stack`
      : `the matrix with ${rows.map((row, i) => `row ${i + 1}: ${row.join(', ')}`).join('; ')}; end of matrix`,
  list: (items) => `the list ${joined(items, ', ', ' and ')}, end of list`,
  run: (first, last, entrywise) => `the ${entrywise ? 'entry-by-entry ' : ''}product of ${first} and so on to ${last}`,
  all: (items) => joined(items, ', ', ' and '),
  both: (items) => joined(items, ', ', ' and '),
  which: ', which',
  exists: (items) => `there are ${joined(items, ', ', ' and ')} such that`,
  forall: (items) => `for all ${joined(items, ', ', ' and ')}`,
  side: (items) => `where ${items.join(', ')}`,
  either: (items) => joined(items, ' or ', ' or '),
  as: (what) => ` as ${what}`,
  leads: 'leads to',
  comma: ', ',
  semicolon: '; ',
  stop: '.',
};

const chinese: Voice = {
  signs: {
    '=': '等于',
    '<': '小于',
    '>': '大于',
    le: '小于等于',
    ge: '大于等于',
    neq: '不等于',
    equiv: '恒等于',
    approx: '约等于',
    in: '属于',
    to: '趋于',
    nto: '不趋于',
    leftarrow: '更新为',
    ll: '远小于',
    gg: '远大于',
  },
  connectives: { Rightarrow: '推出', nRightarrow: '推不出', Leftrightarrow: '当且仅当' },
  binary: {
    plus: (a, b) => `${a}，加上 ${b}`,
    minus: (a, b) => `${a}，减去 ${b}`,
    oplus: (a, b) => `${a}，逐元素加上 ${b}`,
    times: (a, b) => `${a} 乘以 ${b}`,
    hadamard: (a, b) => `${a} 逐元素乘以 ${b}`,
  },
  within: { plus: (a, b) => `${a} 加 ${b}`, minus: (a, b) => `${a} 减 ${b}` },
  big: {
    sum: (over, of) => `对 ${over} 求和：${of}`,
    product: (over, of) => `对 ${over} 连乘：${of}`,
    min: (over, of) => `对 ${over} 取最小值：${of}`,
    max: (over, of) => `对 ${over} 取最大值：${of}`,
    sup: (over, of) => `对 ${over} 取上确界：${of}`,
    inf: (over, of) => `对 ${over} 取下确界：${of}`,
  },
  end: {
    sum: '，求和到此',
    product: '，连乘到此',
    min: '，最小值到此',
    max: '，最大值到此',
    sup: '，上确界到此',
    inf: '，下确界到此',
  },
  unary: {
    negative: (a) => `负 ${a}`,
    transpose: (a) => `${a} 的转置`,
    abs: (a, isSimple) => (isSimple ? `${a} 的绝对值` : `下式的绝对值：${a}，绝对值到此`),
    norm: (a, isSimple) => (isSimple ? `${a} 的范数` : `下式的范数：${a}，范数到此`),
    frobenius: (a, isSimple) => (isSimple ? `${a} 的 Frobenius 范数` : `下式的 Frobenius 范数：${a}，范数到此`),
    largest: (a, isSimple) => (isSimple ? `${a} 的无穷范数` : `下式的无穷范数：${a}，范数到此`),
  },
  functions: {
    diag: '对角矩阵',
    sigma_min: '最小奇异值',
    det: '行列式',
    sqrt: '平方根',
    ln: '自然对数',
    tanh: 'tanh',
    exp: 'exp',
    cos: '余弦',
    sin: '正弦',
    sigma: 'σ',
    varphi: 'φ',
    min: '最小值',
    max: '最大值',
  },
  words: { infty: '无穷大', dots: '以此类推', cdots: '以此类推', '*': '星' },
  accents: { '~': (a) => `${a} 波浪`, '^': (a) => `${a} 帽`, '-': (a) => `${a} 杠` },
  letters: drawn,
  capital: (letter) => `大写 ${letter}`,
  star: (letter) => `${letter} 星`,
  // 加 and 减 stand in an index, 加上 and 减去 do not: where it ends can be heard.
  index: (name, index) => `${name} 下标 ${index}`,
  apply: (fn, primes, args, isSimple, isGiven) => {
    if (isGiven) return `${fn}，${chinese.bracket(args.join('、'))}`;
    const name = primes > 0 ? `${fn} 的${['', '', '二阶'][primes]}导数` : fn;
    if (/^\p{Script=Han}/u.test(fn))
      return isSimple ? `${args[0]} 的${name}` : `${chinese.bracket(joined(args, '、', ' 与 '))}的${name}`;
    const at = primes > 0 ? '在' : '作用于';
    return `${name}${primes > 0 ? '' : ' '}${at} ${isSimple ? args[0] : chinese.bracket(args.join('、'))}${primes > 0 ? ' 处的值' : ''}`;
  },
  bracket: (a) => `左括号，${a}，右括号`,
  number: ({ numerator: n, denominator: d, text }) => {
    if (d === 1 || /^[\d.]+$/.test(text)) return [text, FACTOR];
    return [`${d} 分之 ${n}`, FACTOR];
  },
  fraction: (a, b, isSimple) => [isSimple ? `${b} 分之 ${a}` : `分式，分子为 ${a}，分母为 ${b}，分式到此`, FACTOR],
  power: (a, b) => `${a} 的 ${b} 次方`,
  square: (a) => `${a} 的平方`,
  isOpen: (node) => node.is === 'call',
  derivative: (of, by, immediate) => `${of} 对 ${by} 的${immediate ? '直接' : ''}偏导数`,
  limit: (index, from, to) => `${index}${from ? ` 从 ${from}` : ''}${to ? ` 到 ${to}` : ''}`,
  blocks: (rows) =>
    rows.length > 1 && rows.every((row) => row.length === 1)
      ? `${joined(rows.flat(), '、', ' 与 ')} 上下拼成的向量`
      : `矩阵，${rows.map((row, i) => `第 ${i + 1} 行：${row.join('、')}`).join('；')}；矩阵到此`,
  list: (items) => `列表 ${items.join('、')}，列表到此`,
  run: (first, last, entrywise) => `从 ${first} 依次${entrywise ? '逐元素' : ''}乘到 ${last}`,
  all: (items) => joined(items, '、', ' 与 '),
  both: (items) => joined(items, '，', '，且 '),
  which: '，',
  exists: (items) => `存在 ${joined(items, '、', ' 与 ')}，使得`,
  forall: (items) => `对所有 ${joined(items, '、', ' 与 ')}`,
  side: (items) => `其中 ${items.join('，')}`,
  either: (items) => items.join(' 或 '),
  as: (what) => `，当 ${what} 时`,
  leads: '影响',
  comma: '，',
  semicolon: '；',
  stop: '。',
};

const voices: Readonly<Record<Language, Voice>> = { en: english, zh: chinese };

const isLetter = (head: string): boolean => head.length === 1;

/** Every name in a tree, also those of functions and of bounds. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  const { key, fn, index } = value as { key?: unknown; fn?: unknown; index?: unknown };
  const own = [key, fn, index].filter((one): one is string => typeof one === 'string');
  return [...own, ...Object.values(value).flatMap(namesIn)];
}

class Speaker {
  /** Whether what is said stands within an index, an exponent or a bound. */
  private isWithin = false;
  private readonly heads: ReadonlySet<string>;

  private readonly voice: Voice;
  private readonly formula: Formula;
  private readonly lexicon: Lexicon;

  constructor(voice: Voice, formula: Formula, lexicon: Lexicon) {
    this.voice = voice;
    this.formula = formula;
    this.lexicon = lexicon;
    this.heads = new Set(namesIn(formula.statements).map((key) => NAME.exec(key)?.[2] ?? key));
  }

  formulaSaid(): string {
    const { voice, formula } = this;
    const text = formula.statements.map((one) => this.statement(one)).join(voice.semicolon) + voice.stop;
    return text
      .replace(/,(?=\s*[,;:.])/g, '')
      .replace(/，(?=[，；：。、])/g, '')
      .replace(/ *([，；：。、]) */g, '$1')
      .replace(/(\p{Script=Han}) +(?=\p{Script=Han})/gu, '$1')
      .replace(/^(?:the|there|for)\b/, (word) => word[0].toUpperCase() + word.slice(1));
  }

  private statement({ clauses, connectives }: StatementNode): string {
    const { voice } = this;
    return clauses
      .map((items, i) => (i === 0 ? '' : `${voice.comma}${voice.connectives[connectives[i - 1]]} `) + this.items(items))
      .join('');
  }

  private items(items: readonly Item[]): string {
    const { voice } = this;
    return items
      .map((item, i) => {
        const before = items[i - 1];
        const joint =
          before === undefined
            ? ''
            : before.is === 'exists'
              ? ' '
              : item.is === 'side' || item.is === 'forall' || isBare(item) || isBare(before)
                ? voice.comma
                : voice.semicolon;
        return joint + this.item(item);
      })
      .join('');
  }

  private item(item: Item): string {
    const { voice } = this;
    switch (item.is) {
      case 'chain': {
        const { sides, signs } = item;
        return sides
          .map((side, i) => {
            if (i === 0) return this.say(side);
            const under = signs[i - 1] === 'to' ? this.under(sides[i - 1].to, side.from) : undefined;
            const isLimit = under !== undefined || side.is === 'number' || side.is === 'word';
            const sign = signs[i - 1] === 'to' && !isLimit ? voice.leads : voice.signs[signs[i - 1]];
            return `${i > 1 ? voice.which : ''} ${sign} ${this.say(side)}${under === undefined ? '' : voice.as(under)}`;
          })
          .join('');
      }
      case 'exists':
        return voice.exists(item.names.map((name) => this.say(name)));
      case 'forall':
        return voice.forall(item.names.map((name) => this.say(name)));
      case 'side':
        return voice.side(item.items.map((one) => this.item(one)));
      case 'either':
        return voice.either(item.of.map((one) => this.item(one)));
    }
  }

  /** What stands at an arrow, which the tree leaves out: `\xrightarrow[k\to\infty]{}`. */
  private under(from: number, to: number): string | undefined {
    const [, below, above] =
      /\\xrightarrow(?:\[([^\]]*)\])?\{([^}]*)\}/.exec(this.formula.source.slice(from, to)) ?? [];
    const tex = (below || above || '').replaceAll('\\ ', ' ').trim();
    if (!tex) return undefined;
    const [{ clauses }] = parse(tex, this.lexicon).statements;
    return this.within(() => this.items(clauses[0]));
  }

  private within(say: () => string): string {
    const outside = this.isWithin;
    this.isWithin = true;
    const text = say();
    this.isWithin = outside;
    return text;
  }

  private say(node: Expr, place = 0): string {
    const [text, binds] = this.said(node);
    if (binds >= place) return text;
    return isBig(node) ? text + this.voice.end[node.is] : this.voice.bracket(text);
  }

  private said(node: Expr): Said {
    const { voice } = this;
    switch (node.is) {
      case 'number':
        return voice.number(node);
      case 'word':
        return [voice.words[node.text] ?? node.text, FACTOR];
      case 'symbol': {
        const name = this.name(node.key);
        if (node.index.length === 0) return [name, FACTOR];
        const index = this.within(() => node.index.map((one) => this.say(one)).join(' '));
        return [voice.index(name, index, node.index.every(isShort)), FACTOR];
      }
      case 'negative':
        return [voice.unary.negative(this.say(node.of, PRODUCT), true), SUM];
      case 'transpose':
        return [voice.unary.transpose(this.say(node.of, FACTOR), true), FACTOR];
      case 'abs':
      case 'norm':
      case 'frobenius':
      case 'largest':
        return [voice.unary[node.is](this.say(node.of), isAtom(node.of)), FACTOR];
      case 'plus':
      case 'minus':
        return [
          (this.isWithin ? voice.within : voice.binary)[node.is](
            this.say(node.left, SUM),
            this.say(node.right, HADAMARD),
          ),
          SUM,
        ];
      case 'oplus':
        return [voice.binary.oplus(this.say(node.left, SUM), this.say(node.right, HADAMARD)), SUM];
      // Heard from left to right: a product on the right of ⊗ needs brackets.
      case 'hadamard':
        return [voice.binary.hadamard(this.say(node.left, HADAMARD), this.say(node.right, FACTOR)), HADAMARD];
      case 'times':
        // The loss, as a function of the weights.
        if (node.left.is === 'symbol' && node.left.key === 'E' && node.left.index.length === 0)
          return [voice.apply(this.name('E'), 0, [this.say(node.right)], isAtom(node.right), false), FACTOR];
        // c_t(c_{t-1}, f_t): what a symbol depends on.
        if (node.right.is === 'list')
          return [
            voice.apply(
              this.say(node.left),
              0,
              node.right.items.map((one) => this.say(one)),
              false,
              false,
            ),
            FACTOR,
          ];
        return [voice.binary.times(this.say(node.left, PRODUCT), this.say(node.right, FACTOR)), PRODUCT];
      case 'quotient':
        return voice.fraction(this.say(node.left), this.say(node.right), isShort(node.left) && isShort(node.right));
      case 'power': {
        const exponent = this.within(() => this.say(node.right));
        const isPlain = isShort(node.right) || (node.right.is === 'negative' && isShort(node.right.of));
        const [text, binds] = this.said(node.left);
        const isNumber2 = node.right.is === 'number' && node.right.text === '2';
        if (isNumber2 && binds >= FACTOR) return [voice.square(text, isAtom(node.left)), FACTOR];
        const base = binds < FACTOR || voice.isOpen(node.left) ? voice.bracket(text) : text;
        return [isNumber2 ? voice.square(base, true) : voice.power(base, exponent, isPlain), FACTOR];
      }
      case 'call': {
        const { fn, primes, args } = node;
        const name = Object.hasOwn(voice.functions, fn) ? voice.functions[fn] : this.name(fn);
        const said = args.map((one) => this.say(one));
        const isGiven = args.some((one) => one.is === 'given' || one.is === 'word');
        return [voice.apply(name, primes, said, args.length === 1 && isAtom(args[0]), isGiven), FACTOR];
      }
      case 'sum':
      case 'product':
      case 'min':
      case 'max':
      case 'sup':
      case 'inf': {
        const over = voice.all(node.limits.map((limit) => this.limit(limit)));
        return [voice.big[node.is](over, this.say(node.body, isBig(node.body) ? 0 : HADAMARD)), BIG];
      }
      case 'blocks':
        return [voice.blocks(node.rows.map((row) => row.map((cell) => this.say(cell)))), FACTOR];
      case 'list':
        return [voice.list(node.items.map((one) => this.say(one))), FACTOR];
      case 'derivative':
        return [voice.derivative(this.say(node.of), this.say(node.by), node.immediate), FACTOR];
      case 'run':
        return [voice.run(this.say(node.first, FACTOR), this.say(node.last, FACTOR), node.by === 'hadamard'), FACTOR];
      case 'given':
        return [voice.both(node.items.map((one) => this.item(one))), FACTOR];
    }
  }

  private limit({ index, from, to }: Limit): string {
    const bound = (one: Expr | undefined) => one && this.within(() => this.say(one));
    return this.voice.limit(this.name(index), bound(from), bound(to));
  }

  /** @throws Error for a name that cannot be said */
  private name(key: string): string {
    const { voice } = this;
    const [, accent = '', head, label] = NAME.exec(key) ?? [];
    const known = head !== undefined && (isLetter(head) || Object.hasOwn(voice.letters, head));
    if (!known)
      throw new Error(`the name “${key}” cannot be read aloud, needed a letter of the alphabet or a Greek one`);
    const isCapital = head !== head.toLowerCase();
    // The name of a Greek letter is the same for both, and that of others too.
    const saysCapital = isCapital && (isLetter(head) ? this.heads.has(head.toLowerCase()) : true);
    const letter = voice.letters[head] ?? head;
    const base = saysCapital ? voice.capital(letter) : letter;
    const accented = accent ? voice.accents[accent](base) : base;
    if (label === undefined) return accented;
    return label === '*' ? voice.star(accented) : `${accented} ${voice.letters[label] ?? label}`;
  }
}

/** In `a > b, c` and `a, b > c` the relation is that of the neighbour. */
const isBare = (item: Item): boolean => item.is === 'chain' && item.signs.length === 0;
const isBig = (node: Expr): node is Extract<Expr, { limits: unknown }> => 'limits' in node;
const isAtom = (node: Expr): boolean => ['number', 'word', 'symbol'].includes(node.is);
/** Nothing that could be taken for what follows. */
const isShort = (node: Expr): boolean => isAtom(node) && (node.is !== 'symbol' || node.index.every(isAtom));

/** A formula read aloud in both languages. @throws FormulaError for TeX outside of the grammar */
export function spoken(tex: string, lexicon: Lexicon): Words {
  const formula = parse(tex, lexicon);
  const said = (lang: Language) => new Speaker(voices[lang], formula, lexicon).formulaSaid();
  return words(said('en'), said('zh'));
}

/** What is not in the grammar: drawn weights, probabilities and kinds of networks. */
const byHand: Readonly<Record<string, Words>> = {
  'likely-survival': words(
    'n equals 8; k equals 50; W is drawn uniformly between minus and plus 1 over the square root of n, or as Xavier has it; p is the probability that the norm of the partial derivative of c sub k with respect to c sub 1, end of norm is at least 10 to the power minus 3; p of the LSTM with b f equal to 1 is greater than p of the tanh-RNN and p of the sigma-RNN.',
    'n 等于 8；k 等于 50；W 在负的与正的根号 n 分之 1 之间均匀抽取，或按 Xavier 的方式抽取；p 是下述事件的概率：c 下标 k 对 c 下标 1 的偏导数，其范数大于等于 10 的负 3 次方；b f 等于 1 的 LSTM 的 p，大于 tanh-RNN 的 p，也大于 σ-RNN 的 p。',
  ),
};

/** The displays of a claim read aloud, in both languages. @throws Error for one that is neither in the grammar nor written by hand */
export function spokenOf({ id, chapter, tex, printed, condition }: Pick<Claim, 'id' | 'chapter' | DisplayName>): {
  readonly tex: Words;
  readonly printed?: Words;
  readonly condition?: Words;
} {
  const said = (source: string): Words => {
    try {
      return spoken(source, textNames(chapter));
    } catch (error) {
      throw new Error(
        `“${id}” cannot be read aloud, needed a formula in the grammar, or a sentence in byHand of src/site/text/spoken.ts`,
        { cause: error },
      );
    }
  };
  return {
    tex: byHand[id] ?? said(tex),
    ...(printed && { printed: said(printed.tex) }),
    ...(condition && { condition: said(condition.tex) }),
  };
}
