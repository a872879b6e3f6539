/** What a display says of its indices, in brackets behind a statement: (t ≥ 2), (1 ≤ t ≤ T). */
import type { ChainNode, Expr, Formula } from '../formula/ast.ts';
import { underlined } from '../formula/error.ts';
import { Mutator } from '../formula/mutate.ts';
import { printChain } from '../formula/print.ts';
import type { Scope } from '../formula/scope.ts';
import type { IndexRange, IndexRelation, Tuple } from '../proof/part.ts';

/** NaN where the tuple lacks an index, and for what is no index. */
function valueAt(node: Expr, tuple: Tuple): number {
  if (node.is === 'number') return node.numerator / node.denominator;
  if (node.is === 'symbol') return tuple[node.key] ?? Number.NaN;
  if (node.is === 'plus') return valueAt(node.left, tuple) + valueAt(node.right, tuple);
  if (node.is === 'minus') return valueAt(node.left, tuple) - valueAt(node.right, tuple);
  return Number.NaN;
}

const relationsOf = ({ sides, signs }: ChainNode): IndexRelation[] =>
  signs.map((sign, k) => ({
    from: sides[k].from,
    to: sides[k + 1].to,
    slack(tuple) {
      const [left, right] = [valueAt(sides[k], tuple), valueAt(sides[k + 1], tuple)];
      const within = { le: right - left, '<': right - left - 1, ge: left - right, '>': left - right - 1 };
      return Object.hasOwn(within, sign) ? within[sign as keyof typeof within] : Number.NaN;
    },
  }));

/** The brackets of a formula, with where a part evaluates it; undefined where there are none. */
export function indexRange<Given>(
  { source, statements }: Formula,
  scope: Scope,
  tuples: IndexRange<Given>['tuples'],
): IndexRange<Given> | undefined {
  const chains = statements
    .flatMap(({ clauses }) => clauses.flat())
    .flatMap((item) => (item.is === 'side' ? item.items : []))
    .filter((item) => item.is === 'chain');
  if (chains.length === 0) return undefined;
  return {
    tex: source,
    relations: chains.flatMap(relationsOf),
    tuples,
    mutants: () =>
      chains.flatMap((chain, k) =>
        new Mutator(scope).range(chain).map(({ changed }) => ({
          tex: `(${printChain(changed)})`,
          relations: chains.with(k, changed).flatMap(relationsOf),
        })),
      ),
  };
}

const shown = (tuple: Tuple) =>
  Object.entries(tuple)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');

/** What is wrong with one relation, with a counterexample; undefined where nothing is. */
function problemOf({ slack }: IndexRelation, tuples: readonly Tuple[]): string | undefined {
  const beyond = tuples.find((tuple) => !(slack(tuple) >= 0));
  if (beyond) return `the claim evaluates it at ${shown(beyond)}, needed places that are within`;
  if (tuples.some((tuple) => slack(tuple) === 0)) return undefined;
  const nearest = tuples.reduce((best, tuple) => (slack(tuple) < slack(best) ? tuple : best));
  return `the claim evaluates it at ${shown(nearest)} and further within, needed a place at its edge`;
}

/** What is wrong with what a display says of its indices, and the place underlined; nothing where each edge is met and none is passed. */
export const rangeProblems = (
  relations: readonly IndexRelation[],
  tuples: readonly Tuple[],
  tex: string,
): { readonly problem: string; readonly place: string }[] =>
  relations.flatMap((relation) => {
    const problem = problemOf(relation, tuples);
    return problem ? [{ problem, place: underlined(tex, relation) }] : [];
  });
