/** Readers of formulas for a kind of network: what a claim may add to its names, and the network of each of its cases. */
import { memo } from '../engine/arithmetic/memo.ts';
import { withDefinitions } from '../formula/define.ts';
import { scalarShape } from '../formula/dimensions.ts';
import { floatNumbers, type MatrixOver, type Numbers } from '../formula/numbers.ts';
import type { Declaration, Network, NodeAt } from '../formula/scope.ts';
import { scalar } from '../formula/value.ts';
import type { Comparison, EnclosedSides, Mistake } from '../proof/part.ts';
import { entries, type Value } from '../proof/relation.ts';
import { type Places, Reading, type Setting } from './reading.ts';

/** With one parameter a number, with two a number at every step. */
type Numeric<Given> = (given: Given, t: number) => number;

export interface ReadOptions<Given, Case> {
  /** Names that the claim brings along, each with the formula that defines it. */
  readonly names?: Readonly<Record<string, string>>;
  /** Names that the formula itself defines, in an order in which none needs a later one but for numbers. */
  readonly own?: readonly string[];
  readonly readAs?: Setting<never>['readAs'];
  /** The network of a case that is none itself. */
  readonly of?: (given: Given) => Case;
  /** Numbers that a case has by a name, such as ε, or one at every step. */
  readonly given?: Readonly<Record<string, Numeric<Given>>>;
  /** Other names, or those of another network: E^ε is E of the case with other targets, w is b_c. */
  readonly also?: Readonly<Record<string, readonly [key: string, of: (given: Given) => Case]>>;
  /** Sizes that are fixed, as by n = 1. */
  readonly sizes?: Readonly<Record<string, number>>;
  /** Names that mean something else here, or have no value. */
  readonly declares?: Readonly<Record<string, Declaration>>;
  /** With a linear activation of this slope for tanh. */
  readonly slope?: (given: Given) => number;
}

/** What kind of network a formula speaks of. */
export interface NetworkKind<Case>
  extends Pick<Setting<Case>, 'scope' | 'network' | 'small' | 'everyActivation' | 'activations'> {}

export const isFloat = (over: unknown): boolean => over === floatNumbers;

const linear = <N>(over: Numbers<N>, slope: number): Numbers<N> => ({
  ...over,
  tanh: (z) => over.mul(over.of(slope), z),
  tanhSlope: () => over.of(slope),
});

export function reading<Given extends object, Case>(
  kind: NetworkKind<Case>,
  tex: string,
  places: Places,
  {
    names = {},
    own = [],
    readAs = [],
    of = (g) => g as unknown as Case,
    given = {},
    also = {},
    sizes = {},
    declares = {},
    slope,
  }: ReadOptions<Given, Case>,
): Reading<Given> {
  const { scope } = kind;
  const numbersOfCase = Object.entries(given).map(([key, { length }]): [string, Declaration] => [
    key,
    { kind: 'value', shape: scalarShape, indices: [length - 1] },
  ]);
  const others = Object.entries(also).map(([key, [as]]): [string, Declaration] => [key, scope.find(as) as Declaration]);
  const known = withDefinitions(
    scope.with({ ...Object.fromEntries([...numbersOfCase, ...others]), ...declares }).withSizes(sizes),
    names,
  );
  const caseOf = memo(of);
  const network = <N>(over: Numbers<N>, g: Given): Network<N> =>
    brought(kind.network(slope ? linear(over, slope(g)) : over, caseOf(g)), over, g);
  const brought = <N>(found: Network<N>, over: Numbers<N>, g: Given): Network<N> => {
    const elsewhere = (key: string) =>
      Object.hasOwn(also, key) ? { as: also[key][0], net: kind.network(over, also[key][1](g)) } : undefined;
    const { withWeights } = found;
    return {
      ...found,
      ...(withWeights && { withWeights: (W: MatrixOver<N>) => brought(withWeights(W), over, g) }),
      value(key, index) {
        if (Object.hasOwn(given, key)) {
          const value = given[key](g, index[0]);
          if (Number.isNaN(value)) throw new RangeError(`${key} was asked for at ${index}, where the case has none`);
          return scalar(over.of(value));
        }
        const other = elsewhere(key);
        return other ? other.net.value(other.as, index) : found.value(key, index);
      },
      derivative(above, below, immediate) {
        const [other, by] = [elsewhere(above.key), elsewhere(below.key)];
        const net = (other ?? by)?.net ?? found;
        const named = (node: NodeAt, as: string | undefined) => ({ ...node, key: as ?? node.key });
        return net.derivative(named(above, other?.as), named(below, by?.as), immediate);
      },
    };
  };
  // Numbers that a claim adds to its cases have no exact counterpart.
  const { small, everyActivation, activations } = kind as unknown as NetworkKind<Given>;
  const exact = Object.keys(given).length === 0 && { small, everyActivation, activations };
  return new Reading<Given>(tex, { scope: known, own, network, readAs, ...exact }, places);
}

/** What is said of one case, said of several that belong to another: their values in a row. `cases` gives the same ones each time. */
export function overCases<Given, Case>(cases: (given: Given) => readonly Case[]) {
  const row = (compute: (one: Case) => Value) => (g: Given) =>
    cases(g).flatMap((one) => Array.from(entries(compute(one))));
  const enclosedRow =
    (enclosed: EnclosedSides<Case>): EnclosedSides<Given> =>
    (g) => {
      const found = cases(g).map(enclosed);
      return { left: found.flatMap(({ left }) => left), right: found.flatMap(({ right }) => right) };
    };
  const mistake = ({ left, right, enclosed, ...told }: Mistake<Case>): Mistake<Given> => ({
    ...told,
    ...(left && { left: row(left) }),
    ...(right && { right: row(right) }),
    ...(enclosed && { enclosed: enclosedRow(enclosed) }),
  });
  const sides = <S extends Pick<Comparison<Case>, 'left' | 'right' | 'enclosed' | 'reads' | 'indices' | 'mutants'>>(
    of: S,
  ) => {
    const { mutants, indices } = of;
    return {
      left: of.left.map((one) => ({ ...one, compute: row(one.compute) })),
      right: row(of.right),
      ...(of.enclosed && { enclosed: enclosedRow(of.enclosed) }),
      ...(of.reads && { reads: of.reads }),
      ...(indices && { indices: { ...indices, tuples: (g: Given) => cases(g).flatMap(indices.tuples) } }),
      *mutants() {
        for (const { mistake: wrong, ...told } of mutants?.() ?? [])
          yield { ...told, ...(wrong && { mistake: mistake(wrong) }) };
      },
    };
  };
  return { sides, mistake };
}

/** `reading` of networks of one kind. */
export const reader =
  <Case extends object>(kind: NetworkKind<Case>) =>
  <Given extends object = Case>(tex: string, places: Places, options: ReadOptions<Given, Case> = {}) =>
    reading(kind, tex, places, options);
