/**
 * Evidence from the displayed formula itself: its TeX is parsed, typed and evaluated in each drawn network. A side of the
 * formula becomes a side of a comparison, and an edit of its TeX becomes a deliberate mistake.
 */

import { type Oracle, PRIME } from '../engine/arithmetic/field.ts';
import type { PolynomialSize } from '../engine/arithmetic/polynomial-size.ts';
import { power } from '../engine/arithmetic/power.ts';
import type { Random } from '../engine/arithmetic/random.ts';
import { liftRnn, numbers, type RnnCase } from '../engine/networks/draw.ts';
import { type LstmCase, liftLstm, perGate } from '../engine/networks/draw-lstm.ts';
import { type ChainNode, chainsOf, type RelationSign } from '../formula/ast.ts';
import { Compiler, freeIndices, newRun } from '../formula/compile.ts';
import { withDefinitions } from '../formula/define.ts';
import { scalarShape } from '../formula/dimensions.ts';
import { FormulaError } from '../formula/error.ts';
import { fieldNumbers, sizeNumbers } from '../formula/exact-numbers.ts';
import { lstmNetwork, lstmScope } from '../formula/lstm-scope.ts';
import { type Mutation, Mutator } from '../formula/mutate.ts';
import { floatNumbers, type Numbers } from '../formula/numbers.ts';
import { parse, parseExpression } from '../formula/parse.ts';
import { printChain } from '../formula/print.ts';
import { rnnNetwork, rnnScope } from '../formula/rnn-scope.ts';
import type { Declaration, Network, Scope } from '../formula/scope.ts';
import { Typing } from '../formula/typing.ts';
import { scalar } from '../formula/value.ts';
import { route } from '../proof/make.ts';
import type { Algebraic, ExactSides, Mistake, Reads, Route } from '../proof/part.ts';
import { atMost, below, entries, type Relation, type Value } from '../proof/relation.ts';
import { type Words, words } from '../proof/words.ts';
import { changedPlace } from './changed-place.ts';

/** An index or a limit as TeX: `T`, `k - 1`, `2`. */
type At = string | number;

/** Where the free indices of a formula stand, each at one place or in a range. A later one may refer to an earlier one. */
export type Places = Readonly<Record<string, At | readonly [from: At, to: At]>>;

interface Setting<Case> {
  readonly scope: Scope;
  /** What is put in place of notation that does not fit, such as W_c where only its block U_c does. Each stands exactly once. */
  readonly readAs: readonly (readonly [shown: string, read: string])[];
  readonly network: <N>(numbers: Numbers<N>, given: Case) => Network<N>;
  /** A network with `entry()` for every weight, input and target, of a size at which exact evaluation is quick. */
  readonly small?: (random: Random, entry: () => number) => Case;
  /** How many arguments its activations have at most. */
  readonly activations?: (given: Case) => number;
  /** Numbers that come with a case, such as its learning rate. */
  readonly given?: Readonly<Record<string, (given: Case) => number>>;
}

type Networks<Case> = Pick<Setting<Case>, 'network' | 'small' | 'activations'>;

interface Sides<Case> {
  readonly left: readonly Route<Case>[];
  readonly right: (given: Case) => number[];
  readonly reads: readonly Reads[];
  /** All formulas that differ from the displayed one in one place, each as a mistake. */
  readonly mutants: () => Iterable<Mutated<Case>>;
}

/** A mutant of a relation. Without a `mistake` its dimensions do not fit, so that it is refused before it is evaluated. */
export interface Mutated<Case> {
  readonly kind: Mutation;
  /** The mutated chain as TeX. */
  readonly tex: string;
  readonly mistake?: Mistake<Case>;
}

/** A chain of relations, counted from 0, and one of its signs. */
interface Which {
  readonly chain?: number | readonly number[];
  readonly sign?: number;
}

const ORDERS: Partial<Record<RelationSign, readonly [smaller: 0 | 1, relation: Relation]>> = {
  le: [0, atMost()],
  '<': [0, below],
  ge: [1, atMost()],
  '>': [1, below],
};

/** A displayed formula with the places of its free indices. */
export class Reading<Case extends object> {
  /** As displayed. */
  readonly tex: string;
  /** As read: `tex` with its notation mended. */
  private readonly source: string;
  private readonly setting: Setting<Case>;
  private readonly places: Places;
  /** The chains of relations in the order in which they stand, without those in side conditions. */
  private readonly chains: readonly ChainNode[];

  /** @throws FormulaError with the place, for TeX that cannot be read or whose dimensions do not fit */
  constructor(tex: string, setting: Setting<Case>, places: Places, chains?: readonly ChainNode[]) {
    [this.tex, this.setting, this.places] = [tex, setting, places];
    this.source = setting.readAs.reduce((text, [shown, read]) => replacedOnce(text, shown, read).text, tex);
    const formula = parse(this.source, setting.scope);
    const typing = new Typing(setting.scope, this.source);
    typing.formula(formula);
    this.chains = chains ?? chainsOf(formula);
    for (const chain of this.chains) typing.chain(chain);
  }

  /**
   * The sides of an equation `a = b = …`: `left` has the routes given and a itself, `right` has b and all that follows up to another
   * sign, or with `sign` what follows that one alone. Of several chains each side stands in a row. The routes share no rule with the
   * formula.
   */
  equation<Given extends Case>(routes: readonly Route<Given>[] = [], which: Which = {}): Sides<Given> {
    const chains = [which.chain ?? 0].flat();
    const pairs = chains.flatMap((chain) => this.equalSigns(chain, which.sign).map((sign) => ({ chain, sign })));
    const last = Math.max(...pairs.map(({ sign }) => sign)) + 1;
    const read = Array.from({ length: last + 1 }, (_, side) => side);
    const values = new Map(chains.map((chain) => [chain, this.values(chain, read)]));
    const row = (g: Given, chain: number, side: number) => values.get(chain)?.(g)[side] ?? [];
    const repeated = ({ compute, ...rest }: Route<Given>): Route<Given> => ({
      ...rest,
      compute: (g) => pairs.flatMap(() => Array.from(entries(compute(g)))),
    });
    return {
      left: [
        // A route computes what a chain begins with.
        ...routes.map((one) => (chains.length === 1 && pairs.length > 1 ? repeated(one) : one)),
        // W ← … says what W becomes, not what it is.
        ...(chains.some((chain) => this.chain(chain).signs[0] === 'leftarrow')
          ? []
          : [route<Given>('as displayed', '按显示的公式', (g) => pairs.flatMap(({ chain }) => row(g, chain, 0)))]),
      ],
      right: (g) => pairs.flatMap(({ chain, sign }) => row(g, chain, sign + 1)),
      reads: pairs.map((pair) => ({ tex: this.tex, ...pair })),
      mutants: () =>
        chains.flatMap((chain) => {
          const named = this.chain(chain).signs[0] === 'leftarrow' ? [] : [0];
          const read = [...named, ...pairs.filter((pair) => pair.chain === chain).map(({ sign }) => sign + 1)];
          return [...this.mutants(chain, read, (wrong) => wrong.equation<Given>([], which))];
        }),
    };
  }

  /** A chain as TeX. */
  texOf(chain: number): string {
    const { from, to } = this.chain(chain);
    return this.source.slice(from, to);
  }

  /** The values of a side of a chain at all places, in a row: for the distance and the bound of a limit, and for conditions. */
  side(side: number, chain = 0): (given: Case) => number[] {
    const values = this.values(chain, [side]);
    return (given) => values(given)[side];
  }

  /** The equation as polynomials in a prime field. With `oracle: 'free'` it holds for every differentiable activation. */
  exactly(
    mistakes: readonly Mistake<Case>[],
    { oracle = 'free', name, ...which }: Which & { readonly oracle?: Oracle; readonly name?: Words } = {},
  ): Algebraic {
    return {
      kind: 'algebraic',
      name: name ?? words('exactly, in a prime field', '在素数域中精确检验'),
      oracle,
      evaluate: this.exact(which),
      controls: mistakes.flatMap(({ exact, name: mistake, formula }) =>
        exact ? [{ name: mistake, ...(formula && { formula }), evaluate: exact }] : [],
      ),
    };
  }

  private exact({ chain = 0, sign }: Which): ExactSides {
    const { network, small, activations } = this.setting;
    const pairs = [chain].flat().map((one) => {
      const signs = this.equalSigns(one, sign);
      return { signs, evaluate: this.evaluation(one, [0, ...signs.map((k) => k + 1)]) };
    });
    const sidesIn = <N>(numbers: Numbers<N>, given: Case) => {
      const rows = pairs.map(({ signs, evaluate }) => ({ signs, sides: evaluate(network(numbers, given)) }));
      return {
        left: rows.flatMap(({ signs, sides }) => signs.flatMap(() => sides[0])),
        right: rows.flatMap(({ signs, sides }) => signs.flatMap((k) => sides[k + 1])),
      };
    };
    return (random, oracle) => {
      if (!small || !activations) throw new Error('there are no small networks here, needed some for exact evaluation');
      const given = small(random, () => random.integer(0, PRIME - 1));
      const numbers = fieldNumbers(random.integer(0, PRIME - 1), oracle);
      const sides = sidesIn(numbers, given);
      const sizes = sizeNumbers();
      const { left, right } = sidesIn(sizes, symbolic(given));
      return { ...sides, ...passRate(left, right, sizes.largestArgument(), activations(given)) };
    };
  }

  /** The sides of one of ≤, <, ≥, > in a chain, the smaller side on the left, and its relation. */
  inequality({
    chain = 0,
    sign = 0,
  }: {
    readonly chain?: number;
    readonly sign?: number;
  } = {}): Sides<Case> & { readonly relation: Relation } {
    const [smaller, relation] = this.orderOf(chain, sign);
    const values = this.values(chain, [sign, sign + 1]);
    return {
      left: [route('as displayed', '按显示的公式', (g) => values(g)[sign + smaller])],
      right: (g) => values(g)[sign + 1 - smaller],
      relation,
      reads: [{ tex: this.tex, chain, sign }],
      mutants: () => this.mutants(chain, [sign, sign + 1], (wrong) => wrong.inequality({ chain, sign })),
    };
  }

  /** The other way round: the smaller side is at least `share` of the larger one, so that no smaller bound would do. */
  attained(share: number, which: { readonly chain?: number; readonly sign?: number } = {}): Sides<Case> {
    const { left, right, reads, mutants } = this.inequality(which);
    const part = (larger: (given: Case) => Value) => (g: Case) => Array.from(entries(larger(g)), (v) => share * v);
    const turned = (smaller: Mistake<Case>['left']) => smaller ?? left[0].compute;
    return {
      left: [route(`${share} of the bound as displayed`, `显示的界的 ${share}`, part(right))],
      right: (g) => Array.from(entries(left[0].compute(g))),
      reads,
      *mutants() {
        for (const { mistake, ...mutant } of mutants())
          yield {
            ...mutant,
            ...(mistake && {
              mistake: { name: mistake.name, left: part(mistake.right ?? right), right: turned(mistake.left) },
            }),
          };
      },
    };
  }

  /**
   * The mistake of writing `to` for `from`, which stands in the formula exactly once.
   * @throws Error where it does not; FormulaError where the edited formula cannot be read
   */
  edit(from: string, to: string, { name, ...which }: Which & { readonly name?: Words } = {}): Mistake<Case> {
    const { at, text } = replacedOnce(this.tex, from, to);
    const place = changedPlace(from, to);
    const wrong = new Reading<Case>(text, this.setting, this.places);
    const chains = [which.chain ?? 0].flat();
    const [chain] = chains;
    const { signs } = this.chain(chain);
    const isEquation = ['=', 'leftarrow'].includes(signs[which.sign ?? 0]);
    const { left, right } = isEquation ? wrong.equation([], which) : wrong.inequality({ ...which, chain });
    // An edit of what is measured changes the left side, too.
    const firsts = chains.map((one) => this.chain(one).sides[0]);
    const isMeasured = !isEquation || firsts.some((side) => at >= side.from && at < side.to);
    return {
      name: name ?? words(`$${to}$ for $${from}$`, `把 $${from}$ 写成 $${to}$`),
      formula: { tex: wrong.tex, from: at + place.from, to: at + place.to },
      right,
      ...(isMeasured && left.length > 0 && { left: left[0].compute }),
      ...(isEquation && { exact: wrong.exact(which) }),
    };
  }

  /** The mutants of some sides of a chain. */
  private *mutants<Given extends Case>(
    at: number,
    read: readonly number[],
    sidesOf: (wrong: Reading<Case>) => Sides<Given>,
  ): Iterable<Mutated<Given>> {
    const { scope } = this.setting;
    const chain = this.chain(at);
    for (const { slip, span, changed } of new Mutator(scope).chain(chain)) {
      const side = chain.sides.findIndex(({ from, to }) => span.from >= from && span.to <= to);
      // The sides that are not read here are read by another part.
      if (slip === 'relation' || !read.includes(side)) continue;
      const tex = printChain(changed);
      try {
        const wrong = new Reading(this.tex, this.setting, this.places, this.chains.with(at, changed));
        const { left, right } = sidesOf(wrong);
        const isMeasured = left.length > 0 && (side === 0 || chain.signs[0] !== '=');
        yield {
          kind: slip,
          tex,
          mistake: { name: words(tex, tex), right, ...(isMeasured && { left: left[0].compute }) },
        };
      } catch (error) {
        if (!(error instanceof FormulaError)) throw error;
        yield { kind: slip, tex };
      }
    }
  }

  /** The values of some sides of a chain in float64; both sides of a comparison ask for the same case. */
  private values(chain: number, read: readonly number[]): (given: Case) => number[][] {
    const evaluate = this.evaluation(chain, read);
    let [last, rows]: [Case | undefined, number[][]] = [undefined, []];
    return (given) => {
      if (given !== last) [last, rows] = [given, evaluate(this.setting.network(floatNumbers, given))];
      return rows;
    };
  }

  /** The values of some sides of a chain at all places, each side in a row. A number that meets a vector is repeated. */
  private evaluation(chain: number, read: readonly number[]): <N>(drawn: Network<N>) => N[][] {
    const { scope } = this.setting;
    const compiler = new Compiler(scope, this.source);
    const sides = this.chain(chain).sides.map((side, i) => (read.includes(i) ? compiler.compile(side) : undefined));
    const end = (at: At) => compiler.whole(parseExpression(String(at), scope));
    const free = new Set(this.chain(chain).sides.flatMap(freeIndices));
    const ends = (at: At) => freeIndices(parseExpression(String(at), scope));
    // A place that another one refers to counts as well: j from 1 to k.
    for (const [name, at] of Object.entries(this.places).toReversed())
      if (free.has(name)) for (const other of [at].flat().flatMap((one) => ends(one as At))) free.add(other);
    const places = Object.entries(this.places)
      .filter(([name]) => free.has(name))
      .map(([name, at]) => ({
        name,
        from: end(typeof at === 'object' ? at[0] : at),
        to: end(typeof at === 'object' ? at[1] : at),
      }));
    return <N>(drawn: Network<N>) => {
      const { T, n } = drawn.sizes;
      const time = [1, T] as const;
      const run = newRun(drawn, { domain: { t: time, j: time, k: time, i: [1, n], l: [1, n] } });
      const rows: N[][] = sides.map(() => []);
      const visit = (k: number): void => {
        if (k < places.length) {
          const { name, from, to } = places[k];
          const [first, last] = [from(run), to(run)];
          for (let at = first; at <= last; at++) {
            run.index[name] = at;
            visit(k + 1);
          }
          delete run.index[name];
          return;
        }
        const found = sides.map((side) => side?.(run).data ?? []);
        const length = Math.max(...found.map((data) => data.length));
        for (const [i, data] of found.entries())
          rows[i].push(...(data.length === 1 ? new Array(length).fill(data[0]) : data));
      };
      visit(0);
      return rows;
    };
  }

  /** The signs of a chain before the first that is no “=”, or the one asked for. */
  private equalSigns(chain: number, asked?: number): number[] {
    const { signs } = this.chain(chain);
    const other = signs.findIndex((sign) => sign !== '=' && sign !== 'leftarrow');
    const equal = [...signs.slice(0, other < 0 ? signs.length : other).keys()];
    const chosen = asked === undefined ? equal : equal.filter((sign) => sign === asked);
    if (chosen.length === 0) throw this.problem(chain, 'begins with no such equation, needed “=” after its first side');
    return chosen;
  }

  private orderOf(chain: number, sign: number): readonly [smaller: 0 | 1, relation: Relation] {
    const order = ORDERS[this.chain(chain).signs[sign]];
    if (!order) throw this.problem(chain, `has no inequality at sign ${sign}, needed one of ≤, <, ≥, >`);
    return order;
  }

  private chain(chain: number): ChainNode {
    const found = this.chains[chain];
    if (!found) throw this.problem(chain, `was asked for, needed one of its ${this.chains.length} (from 0)`);
    return found;
  }

  private problem(chain: number, text: string): Error {
    return new Error(`statement ${chain} of “${this.tex}” ${text}`);
  }
}

/** @throws Error where `from` stands nowhere or more than once */
function replacedOnce(text: string, from: string, to: string): { readonly at: number; readonly text: string } {
  const at = text.indexOf(from);
  if (at < 0 || text.includes(from, at + 1))
    throw new Error(`“${from}” stands ${at < 0 ? 'nowhere' : 'more than once'} in “${text}”, needed exactly once`);
  return { at, text: text.slice(0, at) + to + text.slice(at + from.length) };
}

interface Options<Case> {
  /** Names that the claim brings along, each with the formula that defines it. */
  readonly names?: Readonly<Record<string, string>>;
  readonly readAs?: Setting<never>['readAs'];
  readonly given?: Setting<Case>['given'];
  /** Names that mean something else here, or have no value. */
  readonly declares?: Readonly<Record<string, Declaration>>;
  /** With the identity for tanh. */
  readonly linear?: boolean;
}

/** The case with NaN for every number, which stands for a variable. */
const symbolic = <Case extends object>(given: Case): Case =>
  Object.fromEntries(Object.entries(given).map(([key, value]) => [key, blank(value)])) as Case;
const blank = (value: unknown): unknown =>
  value instanceof Float64Array
    ? value.map(() => Number.NaN)
    : typeof value === 'object' && value !== null
      ? symbolic(value)
      : value;

/**
 * How seldom two sides of these sizes agree at a random point where they are different polynomials: (deg D + C(N, 2)·deg a)/p for N
 * arguments a of activations, after Schwartz and Zippel; a collision of two arguments is counted as agreement.
 * @throws RangeError where a coefficient may be a multiple of the prime
 */
function passRate(
  left: readonly PolynomialSize[],
  right: readonly PolynomialSize[],
  argument: PolynomialSize,
  N: number,
): { readonly degree: number; readonly bits: number } {
  const size = [...left, ...right];
  const degree = size.reduce((most, one) => Math.max(most, one.degree), 0);
  const twos = size.reduce((most, one) => Math.max(most, one.twos), 0);
  const most = left.reduce((found, one, i) => Math.max(found, one.majorant + right[i].majorant), 0);
  for (const [what, majorant] of [
    ['the difference', most * power(2, twos)],
    ['an argument', 2 * argument.majorant * power(2, argument.twos)],
  ] as const)
    if (!(majorant < PRIME))
      throw new RangeError(
        `the coefficients of ${what} may sum to ${majorant}, needed less than ${PRIME}: a smaller network`,
      );
  const rate = (degree + ((N * (N - 1)) / 2) * argument.degree) / PRIME;
  // Rounded down to a whole bit: 2^−bits ≥ rate.
  let bits = 0;
  while (rate * power(2, bits + 1) <= 1 && bits < 64) bits += 1;
  return { degree, bits };
}

const rnnSetting = (linear: boolean): Networks<RnnCase> => ({
  network: (numbers, g) => {
    const a = linear ? { ...numbers, tanh: <N>(z: N) => z, tanhSlope: () => numbers.of(1) } : numbers;
    return rnnNetwork(a, g, liftRnn(numbers, g));
  },
  small: (random, entry) => {
    const [n, m, p, T] = [random.integer(1, 3), random.integer(1, 2), random.integer(1, 2), random.integer(2, 4)];
    const all = (count: number) => numbers(count, entry);
    return {
      ...{ phi: random.pick(['sigmoid', 'tanh']), n, m, p, T },
      ...{ W: all(n * (n + m)), Wout: all(p * n), c0: all(n), x: all(T * m), y: all(T * p) },
    };
  },
  activations: ({ n, T }) => n * T,
});
const lstmSetting = (): Networks<LstmCase> => ({
  network: (numbers, g) => lstmNetwork(numbers, g, liftLstm(numbers, g)),
  small: (random, entry) => {
    const [n, m, T] = [random.integer(1, 2), random.integer(1, 2), random.integer(2, 4)];
    const all = (count: number) => numbers(count, entry);
    return {
      ...{ n, m, T, W: perGate(() => all(n * (n + m))), b: perGate(() => all(n)) },
      ...{ c0: all(n), h0: all(n), x: all(T * m), y: all(T * n) },
    };
  },
  // Four gates and tanh(c_t) at each step, and tanh(c_0).
  activations: ({ n, T }) => n * (5 * T + 1),
});

const number: Declaration = { kind: 'value', shape: scalarShape };

/** The network with the numbers that come with a case. */
function withGiven<N, Case>(drawn: Network<N>, of: Setting<Case>['given'] = {}, given: Case): Network<N> {
  const { numbers } = drawn;
  const value = (key: string, index: readonly number[]) =>
    Object.hasOwn(of, key) ? scalar(numbers.of(of[key](given))) : drawn.value(key, index);
  const { withWeights } = drawn;
  return { ...drawn, value, ...(withWeights && { withWeights: (W) => withGiven(withWeights(W), of, given) }) };
}

const inScope =
  <Any extends object>(scope: Scope, networks: (linear: boolean) => Networks<Any>) =>
  <Case extends Any = Any>(
    tex: string,
    places: Places,
    { names = {}, readAs = [], given = {}, declares = {}, linear = false }: Options<Case> = {},
  ) => {
    const brought = Object.fromEntries(Object.keys(given).map((key) => [key, number]));
    const known = scope.with({ ...brought, ...declares });
    const { network, small, ...rest } = networks(linear);
    const setting: Setting<Case> = {
      scope: withDefinitions(known, names),
      readAs,
      given,
      ...rest,
      network: (numbers, g) => withGiven(network(numbers, g), given, g),
      // Numbers that a claim adds to its cases have no exact counterpart.
      ...(small && Object.keys(given).length === 0 && { small: small as NonNullable<Setting<Case>['small']> }),
    };
    return new Reading<Case>(tex, setting, places);
  };

export const inRnn = inScope<RnnCase>(rnnScope, rnnSetting);
export const inLstm = inScope<LstmCase>(lstmScope, lstmSetting);
