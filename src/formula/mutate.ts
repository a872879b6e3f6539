/**
 * Formulas that differ from a given one in one place, as a slip of the pen does: another index, gate or function, a limit moved,
 * a sign turned, a factor or a term left out. A checked formula must differ from nearly all of them; and where a reader's
 * formula is wrong, one of its own may be right.
 */
import type {
  ChainNode,
  DerivativeNode,
  Expr,
  Formula,
  Item,
  Limit,
  NumberNode,
  RelationSign,
  SymbolNode,
} from './ast.ts';
import { childrenOf } from './ast.ts';
import { type Dimensions, one, sameDim, sameShape, scalarShape } from './dimensions.ts';
import { FormulaError, type Span } from './error.ts';
import { printExpression } from './print.ts';
import type { Scope } from './scope.ts';
import { Typing } from './typing.ts';

export type Mutation =
  | 'index'
  | 'letter'
  | 'function'
  | 'slope'
  | 'limit'
  | 'sign'
  | 'dropped factor'
  | 'dropped term'
  | 'swapped factors'
  | 'transposed'
  | 'immediate'
  | 'norm'
  | 'relation'
  | 'exponent'
  | 'constant';

export interface Mutant<T> {
  readonly slip: Mutation;
  /** Where in the source. */
  readonly span: Span;
  readonly changed: T;
}

const whole = (value: number, { from, to }: Span): NumberNode => ({
  is: 'number',
  numerator: value,
  denominator: 1,
  text: String(value),
  from,
  to,
});

const shifted = (node: Expr, by: 1 | -1): Expr => {
  const { from, to } = node;
  if (node.is === 'number' && node.denominator === 1) return whole(node.numerator + by, node);
  // t − 1 moved up is t, not t − 1 + 1.
  if ((node.is === 'plus' || node.is === 'minus') && node.right.is === 'number' && node.right.denominator === 1) {
    const value = (node.is === 'plus' ? 1 : -1) * node.right.numerator + by;
    if (value === 0) return node.left;
    return { is: value > 0 ? 'plus' : 'minus', left: node.left, right: whole(Math.abs(value), node.right), from, to };
  }
  return { is: by > 0 ? 'plus' : 'minus', left: node, right: whole(1, node), from, to };
};

/** The expression with other parts, in the order of `childrenOf`. */
export function withParts(node: Expr, parts: readonly Expr[]): Expr {
  switch (node.is) {
    case 'number':
    case 'word':
    case 'given':
      return node;
    case 'symbol':
      return { ...node, index: parts };
    case 'negative':
    case 'transpose':
    case 'abs':
    case 'norm':
    case 'frobenius':
    case 'largest':
      return { ...node, of: parts[0] };
    case 'call':
      return { ...node, args: parts };
    case 'sum':
    case 'product':
    case 'min':
    case 'max':
    case 'sup':
    case 'inf': {
      let at = 0;
      const limits = node.limits.map((limit) => ({
        index: limit.index,
        ...(limit.from && { from: parts[at++] }),
        ...(limit.to && { to: parts[at++] }),
      }));
      return { ...node, limits, body: parts[at] };
    }
    case 'blocks': {
      let at = 0;
      return { ...node, rows: node.rows.map((row) => row.map(() => parts[at++])) };
    }
    case 'list':
      return { ...node, items: parts };
    case 'derivative':
      return { ...node, of: parts[0] as SymbolNode, by: parts[1] as SymbolNode };
    case 'run':
      return { ...node, first: parts[0], last: parts[1] };
    default:
      return { ...node, left: parts[0], right: parts[1] };
  }
}

/** A matrix and its transpose have one norm, the same singular values and one determinant. */
const forgetsTranspose = (node: Expr): boolean =>
  ['norm', 'frobenius', 'largest'].includes(node.is) || (node.is === 'call' && ['sigma_min', 'det'].includes(node.fn));

const isTranspose = (one: Expr, other: Expr): boolean =>
  (one.is === 'transpose' && one.of === other) || (other.is === 'transpose' && other.of === one);

export class Mutator {
  private readonly scope: Scope;

  constructor(scope: Scope) {
    this.scope = scope;
  }

  /** All mutants of a formula; those of a side condition are left out, since it restricts and states nothing. */
  formula(formula: Formula): Mutant<Formula>[] {
    return formula.statements.flatMap((statement, s) =>
      statement.clauses.flatMap((items, c) =>
        items.flatMap((item, i) =>
          this.item(item).map((mutant) => ({
            ...mutant,
            changed: {
              ...formula,
              statements: formula.statements.with(s, {
                ...statement,
                clauses: statement.clauses.with(c, items.with(i, mutant.changed)),
              }),
            },
          })),
        ),
      ),
    );
  }

  private item(item: Item): Mutant<Item>[] {
    return item.is === 'chain' ? this.chain(item) : [];
  }

  /** All mutants of a chain of relations. */
  chain(item: ChainNode): Mutant<ChainNode>[] {
    const sides = item.sides.flatMap((side, k) =>
      this.expression(side).map((mutant) => ({
        ...mutant,
        changed: { ...item, sides: item.sides.with(k, mutant.changed) },
      })),
    );
    return [...sides, ...this.relations(item)];
  }

  /** All mutants of what is said of indices, 1 ≤ t < T: an end moved by one, or a sign turned. */
  range(item: ChainNode): Mutant<ChainNode>[] {
    const moved = item.sides.flatMap((side, k) =>
      ([1, -1] as const).map(
        (by): Mutant<ChainNode> => ({
          slip: 'limit',
          span: side,
          changed: { ...item, sides: item.sides.with(k, shifted(side, by)) },
        }),
      ),
    );
    return [...moved, ...this.relations(item)];
  }

  private relations(item: ChainNode): Mutant<ChainNode>[] {
    const turned: Partial<Record<RelationSign, RelationSign>> = { le: 'ge', ge: 'le', '<': '>', '>': '<' };
    return item.signs.flatMap((sign, k): Mutant<ChainNode>[] => {
      const other = turned[sign];
      const span = { from: item.sides[k].from, to: item.sides[k + 1].to };
      return other ? [{ slip: 'relation', span, changed: { ...item, signs: item.signs.with(k, other) } }] : [];
    });
  }

  /** All mutants of an expression. */
  expression(node: Expr): Mutant<Expr>[] {
    const parts = childrenOf(node);
    const within = parts.flatMap((part, k) => {
      // What stands above and below in a derivative has mutants of its own kind.
      const inner = node.is === 'symbol' ? [] : this.expression(part);
      return inner
        .filter(({ changed }) => node.is !== 'derivative' || changed.is === 'symbol')
        .filter(({ changed }) => !(forgetsTranspose(node) && isTranspose(changed, part)))
        .map((mutant) => ({ ...mutant, changed: withParts(node, parts.with(k, mutant.changed)) }));
    });
    return [...this.here(node), ...within];
  }

  private here(node: Expr): Mutant<Expr>[] {
    const span = { from: node.from, to: node.to };
    const all = (slip: Mutation, changed: readonly Expr[]) =>
      changed.map((one): Mutant<Expr> => ({ slip, span, changed: one }));
    switch (node.is) {
      case 'number':
        return this.constant(node);
      case 'symbol':
        return [
          ...all(
            'index',
            node.index.flatMap((index, k) =>
              ([1, -1] as const).map((by) => ({ ...node, index: node.index.with(k, shifted(index, by)) })),
            ),
          ),
          ...all('letter', this.twins(node)),
          ...(this.isMatrix(node) ? all('transposed', [{ is: 'transpose', of: node, ...span }]) : []),
        ];
      case 'negative':
        return all('sign', [node.of]);
      case 'transpose':
        return all('transposed', [node.of]);
      case 'norm':
      case 'frobenius':
      case 'largest':
        return all(
          'norm',
          // The length of a row or a column is its Frobenius norm.
          (['norm', 'frobenius', 'largest'] as const)
            .filter((is) => is !== node.is && (is === 'largest' || node.is === 'largest' || !this.isVector(node.of)))
            .map((is) => ({ ...node, is })),
        );
      case 'call':
        return this.call(node);
      case 'sum':
      case 'product':
      case 'min':
      case 'max':
      case 'sup':
      case 'inf':
        return [
          ...all(
            'limit',
            this.movedLimits(node.limits).map((limits) => ({ ...node, limits })),
          ),
          ...(node.is === 'min' || node.is === 'max'
            ? all('function', [{ ...node, is: node.is === 'min' ? 'max' : 'min' }])
            : []),
        ];
      case 'derivative':
        return all('immediate', this.immediate(node));
      case 'plus':
      case 'minus':
      case 'oplus':
        return [
          ...all('sign', [{ ...node, is: node.is === 'minus' ? 'plus' : 'minus' }]),
          ...all('dropped term', [node.left, node.right]),
        ];
      case 'times':
        return [
          ...all('dropped factor', [node.left, node.right]),
          // Numbers commute with everything.
          ...(this.isNumber(node.left) || this.isNumber(node.right)
            ? []
            : all('swapped factors', [{ ...node, left: node.right, right: node.left }])),
        ];
      case 'hadamard':
        return all('dropped factor', [node.left, node.right]);
      case 'quotient':
        return [
          ...all('dropped factor', [node.left]),
          ...all('swapped factors', [{ ...node, left: node.right, right: node.left }]),
        ];
      case 'power':
        return all(
          'exponent',
          [shifted(node.right, 1), shifted(node.right, -1)].map((right) => ({ ...node, right })).concat(),
        );
      default:
        return [];
    }
  }

  /** ×(1 + 10⁻⁶) for a literal that is no index; 0 and what has too many digits stay. */
  private constant(node: NumberNode): Mutant<Expr>[] {
    const [numerator, denominator] = [node.numerator * 1_000_001, node.denominator * 1_000_000];
    if (node.numerator === 0 || !(numerator <= Number.MAX_SAFE_INTEGER && denominator <= Number.MAX_SAFE_INTEGER))
      return [];
    return [{ slip: 'constant', span: node, changed: { ...node, numerator, denominator } }];
  }

  /** The dimensions of an expression that fits; undefined where it does not, and where it has none. */
  private shapeOf(node: Expr): Dimensions | undefined {
    try {
      const type = new Typing(this.scope, '').of(node);
      return typeof type === 'object' ? type : type === 'number' ? scalarShape : undefined;
    } catch (error) {
      if (error instanceof FormulaError) return undefined;
      throw error;
    }
  }

  private isNumber(node: Expr): boolean {
    const shape = this.shapeOf(node);
    return shape !== undefined && sameShape(shape, scalarShape);
  }

  private isVector(node: Expr): boolean {
    const shape = this.shapeOf(node);
    return shape !== undefined && (sameDim(shape.rows, one) || sameDim(shape.cols, one));
  }

  /** A matrix that may differ from its transpose. */
  private isMatrix({ key }: SymbolNode): boolean {
    const { shape, defines } = this.scope.find(key) ?? {};
    const isDiagonal = key === 'I' || (defines?.body.is === 'call' && defines.body.fn === 'diag');
    return shape !== undefined && !isDiagonal && !('1' in shape.cols) && !('1' in shape.rows);
  }

  /** Names of the same shape with as many indices: c for h, f for i, U_f for U_i, W_f for W_i; not two for one thing, as F and B. */
  private twins(node: SymbolNode): Expr[] {
    const own = this.scope.find(node.key);
    if (!own?.shape) return [];
    return this.scope
      .keys()
      .filter((key) => {
        const other = this.scope.find(key);
        if (key === node.key || !other?.shape || !own.shape || other.kind !== own.kind) return false;
        if (own.defines && other.defines && printExpression(own.defines.body) === printExpression(other.defines.body))
          return false;
        return sameShape(other.shape, own.shape) && String(other.indices ?? [0]) === String(own.indices ?? [0]);
      })
      .map((key) => ({ ...node, key }));
  }

  private call(node: Extract<Expr, { is: 'call' }>): Mutant<Expr>[] {
    const span = { from: node.from, to: node.to };
    const found: Mutant<Expr>[] = [];
    const put = (slip: Mutation, changed: Expr) => found.push({ slip, span, changed });
    if (['tanh', 'sigma', 'varphi'].includes(node.fn)) {
      put('slope', { ...node, primes: node.primes === 0 ? 1 : 0 });
      for (const fn of ['tanh', 'sigma']) if (fn !== node.fn && this.scope.kindOf(fn)) put('function', { ...node, fn });
    }
    if (node.fn === 'min' || node.fn === 'max') put('function', { ...node, fn: node.fn === 'min' ? 'max' : 'min' });
    return found;
  }

  private movedLimits(limits: readonly Limit[]): Limit[][] {
    return limits.flatMap((limit, k) =>
      (['from', 'to'] as const).flatMap((end) => {
        const bound = limit[end];
        return bound ? ([1, -1] as const).map((by) => limits.with(k, { ...limit, [end]: shifted(bound, by) })) : [];
      }),
    );
  }

  private immediate(node: DerivativeNode): Expr[] {
    const changed = { ...node, immediate: !node.immediate };
    return this.scope.derivativeProblem(node.of.key, node.by.key, changed.immediate) ? [] : [changed];
  }
}
