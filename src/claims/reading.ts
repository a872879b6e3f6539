/**
 * Evidence from the displayed formula itself: its TeX is parsed, typed and evaluated in each drawn network. A side of the
 * formula becomes a side of a comparison, and an edit of its TeX becomes a deliberate mistake.
 */

import { type Oracle, PRIME } from '../engine/arithmetic/field.ts';
import { type Interval, mul, point } from '../engine/arithmetic/interval.ts';
import { memo } from '../engine/arithmetic/memo.ts';
import type { Random } from '../engine/arithmetic/random.ts';
import { type ChainNode, chainsOf, type Expr, type RelationSign } from '../formula/ast.ts';
import { Compiler, type Evaluation, freeIndices, newRun } from '../formula/compile.ts';
import { definesName, undefinedNames, withOwnDefinitions } from '../formula/define.ts';
import { type Dimensions, sameShape, scalarShape } from '../formula/dimensions.ts';
import { FormulaError, type Span } from '../formula/error.ts';
import { fieldNumbers, sizeNumbers } from '../formula/exact-numbers.ts';
import { factorsOf, isPolynomial } from '../formula/factors.ts';
import { intervalNumbers } from '../formula/interval-numbers.ts';
import { type Mutation, Mutator } from '../formula/mutate.ts';
import { floatNumbers, type Numbers } from '../formula/numbers.ts';
import { parse, parseExpression } from '../formula/parse.ts';
import { printChain, printExpression } from '../formula/print.ts';
import type { Network, Scope } from '../formula/scope.ts';
import { Typing } from '../formula/typing.ts';
import { route } from '../proof/make.ts';
import type {
  Algebraic,
  EnclosedSides,
  ExactSides,
  IndexRange,
  Mistake,
  Reads,
  Route,
  Tuple,
  WrongFormula,
} from '../proof/part.ts';
import { atMost, below, entries, equal, type Relation, type Value } from '../proof/relation.ts';
import { type Words, words } from '../proof/words.ts';
import { changedPlace } from './changed-place.ts';
import { passRate, symbolic } from './exact-rate.ts';
import { indexRange } from './index-range.ts';

/** An index or a limit as TeX: `T`, `k - 1`, `2`. */
type At = string | number;

/** Where the free indices of a formula stand, each at one place or in a range. A later one may refer to an earlier one. */
export type Places = Readonly<Record<string, At | readonly [from: At, to: At]>>;

export interface Setting<Case> {
  readonly scope: Scope;
  /** Names that the formula defines itself. */
  readonly own?: readonly string[];
  /** What is put in place of notation that does not fit, such as W_c where only its block U_c does. Each stands exactly once. */
  readonly readAs: readonly (readonly [shown: string, read: string])[];
  readonly network: <N>(numbers: Numbers<N>, given: Case) => Network<N>;
  /**
   * A network with `entry()` for every weight, input and target, of a size at which exact evaluation is quick: two units and inputs
   * at least, or the `sizes` given.
   */
  readonly small?: (random: Random, entry: () => number, sizes?: Readonly<Record<string, number>>) => Case;
  /** A network with each activation that the formula names, and the same numbers; left out where there is no choice. */
  readonly everyActivation?: (given: Case) => readonly Case[];
  /** Operations of one evaluation, where fewer than usual may be spent. */
  readonly work?: number;
  /** How many arguments its activations have at most. */
  readonly activations?: (given: Case) => number;
}

interface Sides<Case> {
  readonly left: readonly Route<Case>[];
  readonly right: (given: Case) => number[];
  /** Absent where the left side is named and not evaluated. */
  readonly enclosed?: EnclosedSides<Case>;
  /** Of an equation, in a prime field. */
  readonly exact?: () => ExactSides;
  readonly reads: readonly Reads[];
  /** Where its indices stand, if the formula says something of them. */
  readonly indices?: IndexRange<Case>;
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

/** A relation sign of a chain. */
interface Place {
  readonly chain: number;
  readonly sign?: number;
}

/** A chain with all of its signs, or one sign. */
type Asked = number | Place;

/** What a statement supposes. */
interface Supposition<Case> {
  /** 1 for each chain or sign asked for that a case meets, 0 for each that it does not. */
  readonly met: (given: Case) => number[];
  readonly holds: (given: Case) => boolean;
  readonly reads: readonly Reads[];
  /** The same of the formula with `to` for `from`, and the place of the edit. */
  readonly wrong: (from: string, to: string) => WrongFormula & Pick<Supposition<Case>, 'met'>;
  /** The same of the formulas that differ in one place of a hypothesis; without `met` the dimensions do not fit. */
  readonly mutants: () => Iterable<
    { readonly kind: Mutation; readonly tex: string } & Partial<Pick<Supposition<Case>, 'met'>>
  >;
}

/** A relation, the place at which its right side begins, and whether its chain can be checked exactly. */
interface PlacedRelation extends Required<Place> {
  readonly at: number;
  readonly exact: boolean;
}

/** A factor at a place of the formula. */
interface SizedFactor {
  readonly at: number;
  readonly tex: string;
  readonly size: Dimensions;
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
  private readonly evaluations = new Map<string, (given: Case) => unknown[][]>();
  /** With the names that the formula defines. */
  private readonly scope: Scope;
  /** What the formula says of its indices, for a part that evaluates it. */
  readonly ranges: { readonly indices?: IndexRange<Case> };

  /** @throws FormulaError with the place, for TeX that cannot be read or whose dimensions do not fit */
  constructor(tex: string, setting: Setting<Case>, places: Places, chains?: readonly ChainNode[]) {
    [this.tex, this.setting, this.places] = [tex, setting, places];
    const { own = [] } = setting;
    this.source = setting.readAs.reduce((text, [shown, read]) => replacedOnce(text, shown, read).text, tex);
    const formula = parse(this.source, undefinedNames(setting.scope, own));
    this.chains = chains ?? chainsOf(formula);
    this.scope = withOwnDefinitions(setting.scope, own, this.chains, this.source);
    const indices = indexRange<Case>(formula, this.scope, (given) => this.tuples(given));
    this.ranges = indices ? { indices } : {};
    const typing = new Typing(this.scope, this.source);
    typing.formula(formula);
    for (const chain of this.chains) typing.chain(chain);
    // What a definition says must have a value, too.
    for (const { chain } of this.definitions())
      new Compiler(this.scope, this.source).compile(this.chain(chain).sides[1]);
  }

  /**
   * The sides of an equation `a = b = …`: `left` has the routes given and a itself, `right` has b and all that follows up to another
   * sign, or with `sign` what follows that one alone. Of several chains each side stands in a row. The routes share no rule with the
   * formula.
   */
  equation<Given extends Case>(routes: readonly Route<Given>[] = [], which: Which = {}): Sides<Given> {
    const chains = [which.chain ?? 0].flat();
    const pairs = chains.flatMap((chain) => this.equalSigns(chain, which.sign).map((sign) => ({ chain, sign })));
    const read = (chain: number) => {
      const own = pairs.filter((pair) => pair.chain === chain);
      const firsts = this.isUpdate(chain) ? [] : own.map(({ sign }) => this.firstSide(chain, sign));
      return [...new Set([...firsts, ...own.map(({ sign }) => sign + 1)])];
    };
    const values = new Map(chains.map((chain) => [chain, this.values(chain, read(chain))]));
    const row = (g: Given, chain: number, side: number) => values.get(chain)?.(g)[side] ?? [];
    const enclosed = (g: Given, chain: number, side: number) => this.intervals(chain, read(chain))(g)[side];
    const named = chains.some((chain) => this.isUpdate(chain));
    const repeated = ({ compute, ...rest }: Route<Given>): Route<Given> => ({
      ...rest,
      compute: (g) => pairs.flatMap(() => Array.from(entries(compute(g)))),
    });
    return {
      left: [
        // A route computes what a chain begins with.
        ...routes.map((one) => (chains.length === 1 && pairs.length > 1 ? repeated(one) : one)),
        // W ← … says what W becomes, not what it is.
        ...(named
          ? []
          : [
              route<Given>('as displayed', '按显示的公式', (g) =>
                pairs.flatMap(({ chain, sign }) => row(g, chain, this.firstSide(chain, sign))),
              ),
            ]),
      ],
      right: (g) => pairs.flatMap(({ chain, sign }) => row(g, chain, sign + 1)),
      ...(!named && {
        enclosed: (g) => ({
          left: pairs.flatMap(({ chain, sign }) => enclosed(g, chain, this.firstSide(chain, sign))),
          right: pairs.flatMap(({ chain, sign }) => enclosed(g, chain, sign + 1)),
        }),
      }),
      exact: () => this.exact(which),
      reads: [...pairs, ...this.definitions()].map((pair) => ({ tex: this.tex, ...pair })),
      ...this.ranges,
      mutants: () =>
        chains
          .flatMap((chain) => [...this.mutants(chain, read(chain), (wrong) => wrong.equation<Given>([], which))])
          .concat(this.mutantsOfDefinitions((wrong) => wrong.equation<Given>([], which))),
    };
  }

  /**
   * Sides of chains, in a row, held against routes that share no rule with them, also in cases that do not meet what the statement
   * supposes: where it supposes much, many wrong sides have the same value.
   */
  expression<Given extends Case>(
    routes: readonly Route<Given>[],
    ...asked: readonly { readonly chain?: number; readonly side?: number }[]
  ): Sides<Given> {
    const all = asked.map(({ chain = 0, side = 0 }) => ({ chain, side, values: this.side(side, chain) }));
    const sidesOf = (wrong: Reading<Case>) => wrong.expression<Given>([], ...asked);
    return {
      left: routes,
      right: (given) => all.flatMap(({ values }) => values(given)),
      reads: all.map(({ chain, side }) => ({ tex: this.tex, chain, sign: Math.max(0, side - 1), side })),
      ...this.ranges,
      mutants: () => [
        ...all.flatMap(({ chain, side }) => [...this.mutants(chain, [side], sidesOf)]),
        ...this.mutantsOfDefinitions(sidesOf),
      ],
    };
  }

  /** All relations in the order in which they stand. */
  relations(): PlacedRelation[] {
    return this.chains.flatMap(({ sides, signs }, chain) => {
      const exact = signs.every((sign) => sign === '=') && sides.every((side) => isPolynomial(side, this.scope));
      return signs.map((_, sign) => ({ chain, sign, at: sides[sign + 1].from, exact }));
    });
  }

  /** The factors of all sides that are no numbers, from left to right, as TeX with their sizes. */
  factors(): SizedFactor[] {
    const typing = new Typing(this.scope, this.source);
    return this.chains
      .flatMap(({ sides }) => sides.flatMap(factorsOf))
      .flatMap((factor) => {
        const size = typing.of(factor);
        if (typeof size !== 'object' || sameShape(size, scalarShape)) return [];
        return [{ at: factor.from, tex: printExpression(factor), size }];
      });
  }

  signOf(chain: number, sign: number): RelationSign {
    return this.chain(chain).signs[sign];
  }

  /** A chain as TeX. */
  texOf(chain: number): string {
    const { from, to } = this.chain(chain);
    const [size = ''] = /\\[Bb]igg?l$/.exec(this.source.slice(0, from)) ?? [];
    return size + this.source.slice(from, to);
  }

  /** The values of a side of a chain at all places, in a row: for the distance and the bound of a limit, and for conditions. */
  side(side: number, chain = 0): (given: Case) => number[] {
    const values = this.values(chain, [side]);
    return (given) => values(given)[side];
  }

  /** The same in intervals. */
  enclosedSide(side: number, chain = 0): (given: Case) => Interval[] {
    const values = this.intervals(chain, [side]);
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
      turned: () => this.turned(which),
      controls: mistakes.flatMap(({ exact, left: _, right: __, enclosed: ___, ...told }) =>
        exact ? [{ ...told, evaluate: exact }] : [],
      ),
    };
  }

  /** The equations that differ in one sign: within a side, or of a whole right side. */
  private *turned(which: Which): ReturnType<Algebraic['turned']> {
    for (const { kind, tex, mistake } of this.equation([], which).mutants())
      if (kind === 'sign' && mistake?.exact) yield { tex, evaluate: mistake.exact };
    for (const at of [which.chain ?? 0].flat()) {
      const chain = this.chain(at);
      for (const sign of this.equalSigns(at, which.sign)) {
        const of = chain.sides[sign + 1];
        const { from, to } = of;
        const changed = { ...chain, sides: chain.sides.with(sign + 1, { is: 'negative', of, from, to }) };
        const wrong = new Reading<Case>(this.tex, this.setting, this.places, this.chains.with(at, changed));
        yield { tex: printChain(changed), evaluate: wrong.exact(which) };
      }
    }
  }

  private exact({ chain = 0, sign }: Which): ExactSides {
    const { network, small, everyActivation = (given) => [given], activations } = this.setting;
    const pairs = [chain].flat().map((one) => {
      const signs = this.equalSigns(one, sign);
      const first = this.firstSide(one, signs[0]);
      return { signs, first, evaluate: this.evaluation(one, [first, ...signs.map((k) => k + 1)]) };
    });
    const sidesIn = <N>(numbers: Numbers<N>, given: Case) => {
      const rows = everyActivation(given).flatMap((one) =>
        pairs.map(({ evaluate, ...read }) => ({ ...read, sides: evaluate(network(numbers, one)) })),
      );
      return {
        left: rows.flatMap(({ signs, first, sides }) => signs.flatMap(() => sides[first])),
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
    const enclosures = this.intervals(chain, [sign, sign + 1]);
    return {
      left: [route('as displayed', '按显示的公式', (g) => values(g)[sign + smaller])],
      right: (g) => values(g)[sign + 1 - smaller],
      enclosed: (g) => ({ left: enclosures(g)[sign + smaller], right: enclosures(g)[sign + 1 - smaller] }),
      relation,
      reads: [{ chain, sign }, ...this.definitions()].map((pair) => ({ tex: this.tex, ...pair })),
      ...this.ranges,
      mutants: () =>
        [...this.mutants(chain, [sign, sign + 1], (wrong) => wrong.inequality({ chain, sign }))].concat(
          this.mutantsOfDefinitions((wrong) => wrong.inequality({ chain, sign })),
        ),
    };
  }

  /** The other way round: the smaller side is at least `share` of the larger one, so that no smaller bound would do. */
  attained(share: number, which: { readonly chain?: number; readonly sign?: number } = {}): Sides<Case> {
    const { left, right, reads, mutants, enclosed } = this.inequality(which);
    const part = (larger: (given: Case) => Value) => (g: Case) => Array.from(entries(larger(g)), (v) => share * v);
    const turned = (smaller: Mistake<Case>['left']) => smaller ?? left[0].compute;
    return {
      left: [route(`${share} of the bound as displayed`, `所示界的 ${share} 倍`, part(right))],
      right: (g) => Array.from(entries(left[0].compute(g))),
      ...(enclosed && {
        enclosed: (g) => {
          const { left: smaller, right: larger } = enclosed(g);
          return { left: larger.map((one) => mul(point(share), one)), right: smaller };
        },
      }),
      reads,
      ...this.ranges,
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

  /** Several inequalities of one kind, their sides in a row. `at(i, …)` is a mistake in the i-th. */
  inequalities(asked: readonly { readonly chain: number; readonly sign?: number }[]) {
    const all = asked.map((one) => this.inequality(one));
    const [lefts, rights] = [all.map(({ left }) => left[0].compute), all.map(({ right }) => right)];
    const row = (computes: readonly ((given: Case) => Value)[]) => (g: Case) =>
      computes.flatMap((compute) => Array.from(entries(compute(g))));
    const enclosures = all.map(({ enclosed }) => enclosed as EnclosedSides<Case>);
    const enclosedRow =
      (of: readonly EnclosedSides<Case>[]): EnclosedSides<Case> =>
      (g) => {
        const sides = of.map((one) => one(g));
        return { left: sides.flatMap(({ left }) => left), right: sides.flatMap(({ right }) => right) };
      };
    const at = (i: number, { left, right, enclosed, ...told }: Mistake<Case>): Mistake<Case> => ({
      ...told,
      ...(enclosed && { enclosed: enclosedRow(enclosures.with(i, enclosed)) }),
      ...(left && { left: row(lefts.with(i, left as (typeof lefts)[number])) }),
      ...(right && { right: row((rights as ((given: Case) => Value)[]).with(i, right)) }),
    });
    const sides: ReturnType<Reading<Case>['inequality']> = {
      left: [route('as displayed', '按显示的公式', row(lefts))],
      right: row(rights),
      enclosed: enclosedRow(enclosures),
      relation: all[0].relation,
      reads: all.flatMap(({ reads }) => reads),
      ...this.ranges,
      mutants: () =>
        all.flatMap(({ mutants }, i) =>
          [...mutants()].map(({ mistake, ...told }) => ({ ...told, ...(mistake && { mistake: at(i, mistake) }) })),
        ),
    };
    return { sides, at };
  }

  /** Relations that the statement supposes: all signs of the chains asked for, or of all chains. Equal is equal up to 10⁻¹². */
  supposed(asked: readonly Asked[] = [...this.chains.keys()]): Supposition<Case> {
    const grouped = asked.map((one) => {
      const { chain, sign } = typeof one === 'number' ? { chain: one } : one;
      return (sign === undefined ? [...this.chain(chain).signs.keys()] : [sign]).map((at) => ({ chain, sign: at }));
    });
    const which = grouped.flat();
    const tests = grouped.map((signs) => {
      const all = signs.map(({ chain, sign }) => this.test(chain, sign));
      return (g: Case) => all.every((test) => test(g));
    });
    return {
      met: (g) => tests.map((test) => (test(g) ? 1 : 0)),
      holds: (g) => tests.every((test) => test(g)),
      reads: which.map((one) => ({ tex: this.tex, ...one })),
      wrong: (from, to) => {
        const { at, text } = replacedOnce(this.tex, from, to);
        const place = changedPlace(from, to);
        return {
          tex: text,
          from: at + place.from,
          to: at + place.to,
          met: new Reading<Case>(text, this.setting, this.places).supposed(asked).met,
        };
      },
      mutants: () => this.mutantsOfSupposed(asked, which),
    };
  }

  /** Whether a case meets a relation. */
  private test(chain: number, sign: number): (given: Case) => boolean {
    const [smaller, relation] =
      this.chain(chain).signs[sign] === '=' ? ([0, equal({ relative: 1e-12 })] as const) : this.orderOf(chain, sign);
    const values = this.values(chain, [sign, sign + 1]);
    return (g) => {
      const sides = values(g);
      return relation.measure(sides[sign + smaller], sides[sign + 1 - smaller]).gap <= relation.allowed;
    };
  }

  private *mutantsOfSupposed(
    asked: readonly Asked[],
    which: readonly Required<Place>[],
  ): ReturnType<Supposition<Case>['mutants']> {
    const defining = this.definitions().map(({ chain }) => chain);
    for (const at of new Set([...which.map(({ chain }) => chain), ...defining])) {
      const chain = this.chain(at);
      const signs = which.flatMap((one) => (one.chain === at ? [one.sign] : []));
      for (const { slip, span, changed } of new Mutator(this.scope).chain(chain)) {
        const side = chain.sides.findIndex(({ from, to }) => span.from >= from && span.to <= to);
        const isRead =
          (defining.includes(at) && side === 1) ||
          signs.some((sign) =>
            slip === 'relation' ? chain.signs[sign] !== changed.signs[sign] : sign === side || sign + 1 === side,
          );
        if (!isRead) continue;
        const tex = printChain(changed);
        try {
          const wrong = new Reading<Case>(this.tex, this.setting, this.places, this.chains.with(at, changed));
          yield { kind: slip, tex, met: wrong.supposed(asked).met };
        } catch (error) {
          if (!(error instanceof FormulaError)) throw error;
          yield { kind: slip, tex };
        }
      }
    }
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
    const sidesOf = (one: Reading<Case>) =>
      isEquation ? one.equation([], which) : one.inequality({ ...which, chain });
    const { left, right, enclosed, exact } = sidesOf(wrong);
    const within = (side: Span | undefined) => side !== undefined && at < side.to && at + from.length > side.from;
    const defining = this.definitions().some(({ chain: one }) => !chains.includes(one) && within(this.chain(one)));
    // An edit of what is measured changes the left side, too; one of a bound leaves what it bounds as it is.
    const firsts = chains.map((one) => this.chain(one).sides[this.firstSide(one, which.sign ?? 0)]);
    const changed = isEquation
      ? { left: left.length > 0 && (defining || firsts.some(within)), right: true }
      : this.changedSides(chain, which.sign ?? 0, within);
    const turned = !isEquation && wrong.chain(chain).signs[which.sign ?? 0] !== signs[which.sign ?? 0];
    const both = defining || turned || !(changed.left || changed.right);
    const { enclosed: unchanged } = sidesOf(this);
    return {
      name: name ?? words(`$${to}$ for $${from}$`, `把 $${from}$ 写成 $${to}$`),
      formula: { tex: wrong.tex, from: at + place.from, to: at + place.to },
      ...((both || changed.right) && { right }),
      ...((both || changed.left) && { left: left[0].compute }),
      ...(enclosed &&
        unchanged && {
          enclosed: (g) => ({
            left: (both || changed.left ? enclosed : unchanged)(g).left,
            right: (both || changed.right ? enclosed : unchanged)(g).right,
          }),
        }),
      ...(exact && { exact: exact() }),
    };
  }

  /** Which sides of an inequality contain a change: its left side is the smaller one. */
  private changedSides(chain: number, sign: number, within: (side: Expr | undefined) => boolean) {
    const [smaller] = this.orderOf(chain, sign);
    const { sides } = this.chain(chain);
    return { left: within(sides[sign + smaller]), right: within(sides[sign + 1 - smaller]) };
  }

  /** The relations that define names of the formula's own: they are evaluated wherever such a name stands. */
  private definitions(): { chain: number; sign: number }[] {
    return this.chains.flatMap((one, chain) =>
      (this.setting.own ?? []).some((key) => definesName(one, key)) ? [{ chain, sign: 0 }] : [],
    );
  }

  private mutantsOfDefinitions<Given extends Case>(sidesOf: (wrong: Reading<Case>) => Sides<Given>): Mutated<Given>[] {
    return this.definitions().flatMap(({ chain }) => [...this.mutants(chain, [1], sidesOf, true)]);
  }

  /** The mutants of some sides of a chain. */
  private *mutants<Given extends Case>(
    at: number,
    read: readonly number[],
    sidesOf: (wrong: Reading<Case>) => Sides<Given>,
    defines = false,
  ): Iterable<Mutated<Given>> {
    const chain = this.chain(at);
    for (const { slip, span, changed: mutant } of new Mutator(this.scope).chain(chain)) {
      const side = chain.sides.findIndex(({ from, to }) => span.from >= from && span.to <= to);
      const isTurned = slip === 'relation';
      const turned = chain.signs.findIndex((sign, k) => sign !== mutant.signs[k]);
      // The sides that are not read here are read by another part.
      if (isTurned ? !(read.includes(turned) && read.includes(turned + 1)) : !read.includes(side)) continue;
      const tex = printChain(mutant);
      try {
        const wrong = new Reading(this.tex, this.setting, this.places, this.chains.with(at, mutant));
        const { left, right, exact } = sidesOf(wrong);
        const isEquation = [chain.signs[side - 1], chain.signs[side]].some(
          (sign) => sign === '=' || sign === 'leftarrow',
        );
        const here = (one: Expr | undefined) => one === chain.sides[side];
        const isOfRoutes = left.length === 0;
        if (isTurned && isOfRoutes) continue;
        const changed = isTurned
          ? { left: true, right: true }
          : isOfRoutes || isEquation || defines
            ? { left: !isOfRoutes && (defines || !['=', 'leftarrow'].includes(chain.signs[side - 1])), right: true }
            : this.changedSides(at, ORDERS[chain.signs[side - 1]] && read.includes(side - 1) ? side - 1 : side, here);
        yield {
          kind: slip,
          tex,
          mistake: {
            name: words(tex, tex),
            ...(changed.right && { right }),
            ...(changed.left && { left: left[0].compute }),
            ...(exact && { exact: exact() }),
          },
        };
      } catch (error) {
        if (!(error instanceof FormulaError)) throw error;
        yield { kind: slip, tex };
      }
    }
  }

  /** The values of some sides of a chain in float64. */
  private values(chain: number, read: readonly number[]): (given: Case) => number[][] {
    return this.valuesIn('float64', floatNumbers, chain, read);
  }

  /** Intervals that enclose them: for a drawn network each is as narrow as rounding allows. */
  private intervals(chain: number, read: readonly number[]): (given: Case) => Interval[][] {
    return this.valuesIn('intervals', intervalNumbers, chain, read);
  }

  /** Both sides of a comparison ask for the same case. */
  private valuesIn<N>(name: string, numbers: Numbers<N>, chain: number, read: readonly number[]) {
    const key = `${name} ${chain}: ${read}`;
    let known = this.evaluations.get(key) as ((given: Case) => N[][]) | undefined;
    if (!known) {
      const evaluate = this.evaluation(chain, read);
      known = memo((given: Case) => evaluate(this.setting.network(numbers, given)));
      this.evaluations.set(key, known);
    }
    return known;
  }

  /** The values of some sides of a chain at all places, each side in a row. A number that meets a vector is repeated. */
  private evaluation(chain: number, read: readonly number[]): <N>(drawn: Network<N>) => N[][] {
    const { scope } = this;
    const compiler = new Compiler(scope, this.source);
    const sides = this.chain(chain).sides.map((side, i) => (read.includes(i) ? compiler.compile(side) : undefined));
    const free = new Set(this.chain(chain).sides.flatMap(freeIndices));
    const ends = (at: At) => freeIndices(parseExpression(String(at), scope));
    // A place that another one refers to counts as well: j from 1 to k.
    for (const [name, at] of Object.entries(this.places).toReversed())
      if (free.has(name)) for (const other of [at].flat().flatMap((one) => ends(one as At))) free.add(other);
    const standing = this.standing(Object.keys(this.places).filter((name) => free.has(name)));
    return <N>(drawn: Network<N>) => {
      const { T, n } = drawn.sizes;
      const time = [1, T] as const;
      const run = newRun(drawn, {
        domain: { t: time, j: time, k: time, i: [1, n], l: [1, n] },
        ...(this.setting.work && { work: this.setting.work }),
      });
      const rows: N[][] = sides.map(() => []);
      standing(run, () => {
        const found = sides.map((side) => side?.(run).data ?? []);
        const length = Math.max(...found.map((data) => data.length));
        for (const [i, data] of found.entries())
          rows[i].push(...(data.length === 1 ? new Array(length).fill(data[0]) : data));
      });
      return rows;
    };
  }

  /** Sets indices to each of their places in turn, the last one fastest. */
  private standing(names: readonly string[]): <N>(run: Evaluation<N>, visit: () => void) => void {
    const compiler = new Compiler(this.scope, this.source);
    const end = (at: At) => compiler.whole(parseExpression(String(at), this.scope));
    const places = names.map((name) => {
      const [from, to = from] = [this.places[name]].flat() as At[];
      return { name, from: end(from), to: end(to) };
    });
    return (run, visit) => {
      const step = (k: number): void => {
        if (k === places.length) {
          visit();
          return;
        }
        const { name, from, to } = places[k];
        const [first, last] = [from(run), to(run)];
        for (let at = first; at <= last; at++) {
          run.index[name] = at;
          step(k + 1);
        }
        delete run.index[name];
      };
      step(0);
    };
  }

  /** All places of the free indices in a case, with T. */
  private tuples(given: Case): Tuple[] {
    const run = newRun(this.setting.network(floatNumbers, given));
    const found: Tuple[] = [];
    this.standing(Object.keys(this.places))(run, () => found.push({ ...run.index, T: run.network.sizes.T }));
    return found;
  }

  /** The signs of a chain before the first that is no “=”, or the one asked for. */
  private equalSigns(chain: number, asked?: number): number[] {
    const { signs } = this.chain(chain);
    const isEqual = (sign: RelationSign) => sign === '=' || sign === 'leftarrow';
    if (asked !== undefined && signs[asked] && isEqual(signs[asked])) return [asked];
    const other = signs.findIndex((sign) => !isEqual(sign));
    const equal = asked === undefined ? [...signs.slice(0, other < 0 ? signs.length : other).keys()] : [];
    if (equal.length === 0) throw this.problem(chain, 'begins with no such equation, needed “=” after its first side');
    return equal;
  }

  /** The side with which the equations that lead to a sign begin. */
  private firstSide(chain: number, sign: number): number {
    const { signs } = this.chain(chain);
    return signs.slice(0, sign).findLastIndex((one) => one !== '=' && one !== 'leftarrow') + 1;
  }

  /** Whether a chain is W ← …, whose left side is named and not evaluated. */
  private isUpdate(chain: number): boolean {
    return this.chain(chain).signs[0] === 'leftarrow';
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
