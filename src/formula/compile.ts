/** Syntax tree → a function of a drawn network, in whatever numbers that network has. */
import type { BigNode, BinaryNode, CallNode, Expr, Limit, SymbolNode } from './ast.ts';
import { childrenOf } from './ast.ts';
import { countOf, one } from './dimensions.ts';
import { FormulaError, type Span } from './error.ts';
import type { MatrixOver, Order } from './numbers.ts';
import type { Definition, Network, NodeAt, Scope } from './scope.ts';
import { Typing } from './typing.ts';
import {
  assemble,
  build,
  diagonal,
  each,
  entrywise,
  identityValue,
  isScalar,
  product,
  scalar,
  scaledRows,
  squares,
  transposed,
} from './value.ts';

/** The state of an evaluation. One is made for each network and each place of the free indices. */
export interface Evaluation<N> {
  readonly network: Network<N>;
  /** The indices that are bound: t, j, k … */
  readonly index: Record<string, number>;
  /** Ranges of indices that a formula leaves open, `\sum_k`. */
  readonly domain: Readonly<Record<string, readonly [from: number, to: number]>>;
  /** Values of names that a claim brings along. */
  readonly locals: Readonly<Record<string, MatrixOver<N>>>;
  /** Derivatives, definitions and products that were computed, by what they are of. */
  readonly cache: Map<string, MatrixOver<N>>;
  /** Operations that are left. */
  work: number;
}

export type Evaluate = <N>(run: Evaluation<N>) => MatrixOver<N>;
type Whole = <N>(run: Evaluation<N>) => number;

/** Operations of one evaluation, at most: a sum over a sum over 1000 steps has 10⁶ terms. */
export const MOST_WORK = 5_000_000;

export const newRun = <N>(
  network: Network<N>,
  given: Partial<Pick<Evaluation<N>, 'index' | 'domain' | 'locals' | 'cache' | 'work'>> = {},
): Evaluation<N> => ({
  network,
  index: { ...given.index },
  domain: given.domain ?? {},
  locals: given.locals ?? {},
  cache: given.cache ?? new Map(),
  work: given.work ?? MOST_WORK,
});

/** A formula that asks for more than it may have: it is too long to compute, not wrong. */
export class WorkError extends Error {}

function spend<N>(run: Evaluation<N>, operations: number): void {
  run.work -= operations;
  if (!(run.work >= 0))
    throw new WorkError('the formula needs more operations than it may have, needed fewer steps or terms');
}

/** Sums, products and norms that were compiled: each has a number of its own in the cache. */
let compiled = 0;

export class Compiler {
  private readonly scope: Scope;
  private readonly source: string;

  constructor(scope: Scope, source: string) {
    this.scope = scope;
    this.source = source;
  }

  /** @throws FormulaError for what has no value, such as a limit or a set */
  compile(node: Expr): Evaluate {
    switch (node.is) {
      case 'number': {
        const { numerator, denominator } = node;
        return ({ network: { numbers } }) => scalar(numbers.fraction(numerator, denominator));
      }
      case 'symbol':
        return this.symbol(node);
      case 'negative': {
        const of = this.compile(node.of);
        return (run) => {
          spend(run, 1);
          return each(of(run), (x) => run.network.numbers.sub(run.network.numbers.of(0), x));
        };
      }
      case 'transpose': {
        const of = this.compile(node.of);
        return (run) => {
          spend(run, 1);
          return transposed(of(run));
        };
      }
      case 'abs': {
        const of = this.compile(node.of);
        return (run) => each(of(run), ordered(run, node, this.source).abs);
      }
      case 'norm':
      case 'frobenius':
      case 'largest':
        return this.once(node.of, this.norm(node.is, this.compile(node.of), node));
      case 'call':
        return this.call(node);
      case 'derivative':
        return this.derivative(node.of, node.by, node.immediate);
      case 'blocks':
        return this.blocks(node.rows);
      case 'run':
        return this.run(node.first, node.last, node.by);
      case 'sum':
      case 'product':
      case 'min':
      case 'max':
      case 'sup':
      case 'inf':
        return this.big(node);
      case 'plus':
      case 'minus':
      case 'oplus':
      case 'times':
      case 'hadamard':
      case 'quotient':
      case 'power':
        return this.binary(node);
      default:
        throw this.problem(node, 'found what has no value, needed a number, vector or matrix');
    }
  }

  /** An index or a limit: a whole number. */
  whole(node: Expr): Whole {
    switch (node.is) {
      case 'number': {
        const { numerator, denominator } = node;
        if (denominator !== 1) throw this.problem(node, `found ${numerator}/${denominator}, needed a whole number`);
        return () => numerator;
      }
      case 'symbol': {
        const { key } = node;
        if (!this.scope.isIndex(key)) throw this.problem(node, `found “${key}”, needed an index or a whole number`);
        return (run) => {
          const found = run.index[key] ?? run.network.sizes[key];
          if (found === undefined)
            throw this.problem(node, `the index “${key}” has no value here, needed a sum, a domain or ∀ for it`);
          return found;
        };
      }
      case 'negative': {
        const of = this.whole(node.of);
        return (run) => -of(run);
      }
      case 'plus':
      case 'minus':
      case 'times': {
        const [left, right] = [this.whole(node.left), this.whole(node.right)];
        if (node.is === 'plus') return (run) => left(run) + right(run);
        return node.is === 'minus' ? (run) => left(run) - right(run) : (run) => left(run) * right(run);
      }
      default:
        throw this.problem(node, 'found no whole number, needed an index such as t − 1');
    }
  }

  private problem(span: Span, text: string): FormulaError {
    return new FormulaError(this.source, { from: span.from, to: span.to }, text);
  }

  private symbol(node: SymbolNode): Evaluate {
    const { key } = node;
    const found = this.scope.find(key);
    if (found?.kind === 'index') {
      const whole = this.whole(node);
      return (run) => scalar(run.network.numbers.of(whole(run)));
    }
    const at = node.index.map((index) => this.whole(index));
    const inner = (found?.indices ?? [0]).includes(at.length) ? at.length : at.length - 1;
    const look = this.lookUp(node, found?.defines);
    if (inner === at.length)
      return (run) =>
        look(
          run,
          at.map((index) => index(run)),
        );
    // z_{t,i}: entry i of z_t
    return (run) => {
      const index = at.map((one) => one(run));
      const entry = index[inner];
      const whole = look(run, index.slice(0, inner));
      if (!(entry >= 1 && entry <= whole.data.length))
        throw new RangeError(`entry ${entry} was asked for, needed one from 1 to ${whole.data.length}`);
      return scalar(whole.data[entry - 1]);
    };
  }

  private lookUp(node: SymbolNode, defines?: Definition) {
    const { key } = node;
    if (key === 'I') return <N>({ network }: Evaluation<N>) => identityValue(network.numbers, network.sizes.n);
    if (key === 'e')
      return <N>(run: Evaluation<N>) => scalar(ordered(run, node, this.source).exp(run.network.numbers.of(1)));
    // A definition may refer to itself at another index: it is compiled when it is first asked for.
    const later = (body: Expr) => {
      let compiled: Evaluate | undefined;
      return <N>(run: Evaluation<N>) => {
        compiled ??= new Compiler(this.scope, this.source).compile(body);
        return compiled(run);
      };
    };
    const defined = defines && later(defines.body);
    const first = defines?.first && { at: defines.first.at, value: later(defines.first.body) };
    return <N>(run: Evaluation<N>, index: readonly number[]): MatrixOver<N> => {
      if (Object.hasOwn(run.locals, key)) return run.locals[key];
      if (!defined) return run.network.value(key, index);
      return cached(run, `${key} ${index.join(' ')}`, () => {
        const before = { ...run.index };
        for (const [i, name] of (defines?.names ?? []).entries()) run.index[name] = index[i];
        const value = first && index[0] === first.at ? first.value(run) : defined(run);
        restore(run.index, before);
        return value;
      });
    };
  }

  private place(node: SymbolNode): <N>(run: Evaluation<N>) => NodeAt {
    const at = node.index.map((index) => this.whole(index));
    return (run) => ({ key: node.key, index: at.map((index) => index(run)) });
  }

  private derivative(of: SymbolNode, by: SymbolNode, immediate: boolean): Evaluate {
    const [above, below] = [this.place(of), this.place(by)];
    return (run) => {
      const [y, x] = [above(run), below(run)];
      const name = `d${immediate ? '+' : ''}${y.key} ${y.index} / ${x.key} ${x.index}`;
      return cached(run, name, () => {
        spend(run, 1000);
        return run.network.derivative(y, x, immediate);
      });
    };
  }

  /** The norm of what is the same at every step, such as ‖U_f‖, is found once. */
  private once(of: Expr, value: Evaluate): Evaluate {
    if (freeIndices(of).some((name) => this.scope.isIndex(name))) return value;
    const id = `norm ${compiled++}`;
    return (run) => cached(run, id, () => value(run));
  }

  private norm(which: 'norm' | 'frobenius' | 'largest', of: Evaluate, node: Span): Evaluate {
    return (run) => {
      const { abs, sqrt, greatest, spectralNorm } = ordered(run, node, this.source);
      const value = of(run);
      spend(run, 20 * value.data.length);
      if (which === 'largest') return scalar(value.data.map(abs).reduce(greatest));
      if (isScalar(value)) return scalar(abs(value.data[0]));
      const flat = which === 'frobenius' || value.rows === 1 || value.cols === 1;
      return scalar(flat ? sqrt(squares(run.network.numbers, value)) : spectralNorm(value));
    };
  }

  private call(node: CallNode): Evaluate {
    const { fn, primes } = node;
    const args = node.args.map((arg) => this.compile(arg));
    const [first] = args;
    if (this.scope.isOfWeights(fn))
      return (run) => {
        const changed = run.network.withWeights?.(first(run));
        if (!changed) throw this.problem(node, `“${fn}” is no function of weights here`);
        spend(run, 1000);
        return changed.value(fn, []);
      };
    if (['tanh', 'sigma', 'varphi'].includes(fn) || this.scope.isEntrywise(fn))
      return (run) => {
        const value = first(run);
        spend(run, value.data.length);
        return each(value, (x) => run.network.apply(fn, primes, x));
      };
    if (fn === 'diag') return (run) => diagonal(run.network.numbers, first(run));
    const needs = <N>(run: Evaluation<N>) => ordered(run, node, this.source);
    if (fn === 'ln' || fn === 'exp' || fn === 'sqrt') return (run) => each(first(run), needs(run)[fn]);
    if (fn === 'det') return (run) => scalar(needs(run).determinant(first(run)));
    if (fn === 'sigma_min') return (run) => scalar(needs(run).leastSingularValue(first(run)));
    if (fn === 'min' || fn === 'max')
      return (run) => {
        const pick = fn === 'min' ? needs(run).least : needs(run).greatest;
        return scalar(args.flatMap((arg) => arg(run).data).reduce(pick));
      };
    throw this.problem(node, `“${fn}” has no value here, needed tanh, σ, φ, diag, det, ln, exp, min, max or σ_min`);
  }

  private blocks(rows: readonly (readonly Expr[])[]): Evaluate {
    const zero = (cell: Expr) => cell.is === 'number' && cell.numerator === 0;
    const cells = rows.map((row) => row.map((cell) => (zero(cell) ? undefined : this.compile(cell))));
    return <N>(run: Evaluation<N>) => {
      const values = cells.map((row) => row.map((cell) => cell?.(run)));
      const { numbers, sizes } = run.network;
      const height = values.map((row) => row.find((cell) => cell)?.rows ?? sizes.n);
      const width = values[0].map((_, j) => values.find((row) => row[j])?.[j]?.cols ?? sizes.n);
      return assemble(
        values.map((row, i) => row.map((cell, j) => cell ?? build(height[i], width[j], () => numbers.of(0)))),
      );
    };
  }

  private binary(node: BinaryNode): Evaluate {
    if (node.is === 'power') return this.power(node);
    const right = this.compile(node.right);
    // What stands in a diag is compiled once: twice at each level would be 2⁶⁰ times for 60 of them in one another.
    if (node.is === 'times' && node.left.is === 'call' && node.left.fn === 'diag') {
      const entries = this.compile(node.left.args[0]);
      return (run) => {
        const [v, A] = [entries(run), right(run)];
        spend(run, A.data.length);
        return isScalar(A)
          ? each(diagonal(run.network.numbers, v), (x) => run.network.numbers.mul(x, A.data[0]))
          : scaledRows(run.network.numbers, v, A);
      };
    }
    const left = this.compile(node.left);
    switch (node.is) {
      case 'times':
        return (run) => {
          const [a, b] = [left(run), right(run)];
          spend(run, a.data.length * (isScalar(a) ? b.data.length : b.cols));
          return product(run.network.numbers, a, b);
        };
      case 'quotient':
        return (run) => {
          const by = right(run).data[0];
          spend(run, 1);
          return each(left(run), (x) => run.network.numbers.div(x, by));
        };
      default: {
        const operation = { plus: 'add', oplus: 'add', minus: 'sub', hadamard: 'mul' } as const;
        const name = operation[node.is];
        return (run) => {
          const [a, b] = [left(run), right(run)];
          spend(run, a.data.length);
          const { numbers } = run.network;
          // 0 fits any matrix: A + 0. A gradient is kept in a row and takes the shape of its weights.
          const isRow = b.rows === 1 && b.data.length === a.data.length;
          return entrywise(a, isRow ? { ...a, data: b.data } : b, (x, y) => numbers[name](x, y));
        };
      }
    }
  }

  /** A whole exponent multiplies; any other needs ln and exp. */
  private power({ left, right, ...span }: BinaryNode): Evaluate {
    const base = this.compile(left);
    const whole = wholeOrUndefined(() => this.whole(right));
    const value = whole ? undefined : this.compile(right);
    const exponential = left.is === 'symbol' && left.key === 'e';
    return <N>(run: Evaluation<N>) => {
      const { numbers } = run.network;
      if (whole && !exponential) return powerOf(run, base(run), whole(run));
      const { exp, ln } = ordered(run, span, this.source);
      const exponent = value ? value(run).data[0] : numbers.of(whole?.(run) ?? 0);
      if (exponential) return scalar(exp(exponent));
      return scalar(exp(numbers.mul(exponent, ln(base(run).data[0]))));
    };
  }

  private limits(node: BigNode): (<N>(run: Evaluation<N>, { index }: Limit) => [number, number])[] {
    return node.limits.map(({ from, to }) => {
      const [low, high] = [from && this.whole(from), to && this.whole(to)];
      return <N>(run: Evaluation<N>, { index }: Limit): [number, number] => {
        const range = run.domain[index];
        if (!range && !(low && high))
          throw this.problem(node, `the range of “${index}” is open, needed limits or a domain for it`);
        return [low?.(run) ?? range[0], high?.(run) ?? range[1]];
      };
    });
  }

  private big(node: BigNode): Evaluate {
    const ranges = this.limits(node);
    const body = this.compile(node.body);
    if (node.is === 'product') return this.ordered(node, ranges[0], body);
    if (node.is === 'sum' && ranges.length === 1) return this.summed(node, ranges[0], body);
    return <N>(run: Evaluation<N>) => {
      const found: MatrixOver<N>[] = [];
      const visit = (k: number): void => {
        if (k === ranges.length) {
          found.push(body(run));
          return;
        }
        const { index } = node.limits[k];
        const before = run.index[index];
        const [from, to] = ranges[k](run, node.limits[k]);
        for (let value = from; value <= to; value++) {
          spend(run, 1);
          run.index[index] = value;
          visit(k + 1);
        }
        if (before === undefined) delete run.index[index];
        else run.index[index] = before;
      };
      visit(0);
      const { numbers } = run.network;
      if (node.is === 'sum')
        return found.length === 0 ? scalar(numbers.of(0)) : found.reduce((a, b) => entrywise(a, b, numbers.add));
      if (found.length === 0) throw this.problem(node, `\\${node.is} over nothing, needed a value`);
      const { least, greatest } = ordered(run, node, this.source);
      const data = found.flatMap((one) => one.data);
      return scalar(data.reduce(node.is === 'min' || node.is === 'inf' ? least : greatest));
    };
  }

  /** ∑_{t=a}^{b} X_t. What was added up to b − 1 is not added again. */
  private summed(
    node: BigNode,
    range: <N>(run: Evaluation<N>, limit: Limit) => [number, number],
    body: Evaluate,
  ): Evaluate {
    const id = `sum ${compiled++}`;
    const [limit] = node.limits;
    const others = freeIndices(node.body).filter((name) => name !== limit.index);
    return <N>(run: Evaluation<N>) => {
      const { numbers } = run.network;
      const [from, to] = range(run, limit);
      if (to < from) return scalar(numbers.of(0));
      spend(run, to - from + 1);
      const around = others.map((name) => run.index[name]).join(' ');
      const name = (t: number) => `${id} ${from} ${t} ${around}`;
      let first = to;
      while (first >= from && !run.cache.has(name(first))) first--;
      let sum = run.cache.get(name(first)) as MatrixOver<N> | undefined;
      const before = run.index[limit.index];
      for (let t = first + 1; t <= to; t++) {
        run.index[limit.index] = t;
        const term = body(run);
        spend(run, term.data.length);
        sum = sum ? entrywise(sum, term, numbers.add) : term;
        run.cache.set(name(t), sum);
      }
      if (before === undefined) delete run.index[limit.index];
      else run.index[limit.index] = before;
      return sum as MatrixOver<N>;
    };
  }

  /** ∏_{t=a}^{b} X_t = X_b ⋯ X_a: later factors stand on the left. What was multiplied from a + 1 on is not multiplied again. */
  private ordered(
    node: BigNode,
    range: <N>(run: Evaluation<N>, limit: Limit) => [number, number],
    body: Evaluate,
  ): Evaluate {
    const id = `product ${compiled++}`;
    const [limit] = node.limits;
    const others = freeIndices(node.body).filter((name) => name !== limit.index);
    const type = new Typing(this.scope, this.source).of(node.body);
    const rows = typeof type === 'object' ? type.rows : one;
    return <N>(run: Evaluation<N>) => {
      const [from, to] = range(run, limit);
      if (to > from) spend(run, to - from);
      const around = others.map((name) => run.index[name]).join(' ');
      const before = run.index[limit.index];
      const name = (t: number) => `${id} ${t} ${to} ${around}`;
      let known = from;
      while (known <= to && !run.cache.has(name(known))) known++;
      let result = run.cache.get(name(known)) as MatrixOver<N> | undefined;
      for (let t = known - 1; t >= from; t--) {
        run.index[limit.index] = t;
        const factor = body(run);
        spend(run, 1 + factor.data.length * factor.cols);
        result = result ? product(run.network.numbers, result, factor) : factor;
        run.cache.set(name(t), result);
      }
      if (before === undefined) delete run.index[limit.index];
      else run.index[limit.index] = before;
      if (result) return result;
      // The empty product is 1, or the identity of the size of its factors.
      const { numbers, sizes } = run.network;
      return identityValue(numbers, countOf(rows, sizes));
    };
  }

  private run(first: Expr, last: Expr, by: 'times' | 'hadamard'): Evaluate {
    const factor = this.compile(first);
    const shifting = differing(first, last).map(([a, b]) => [this.whole(a), this.whole(b), a] as const);
    if (shifting.length === 0)
      throw this.problem(first, 'found “⋯” between equal factors, needed two that differ in an index');
    const names = [...new Set(shifting.flatMap(([, , a]) => freeIndices(a)))];
    return <N>(run: Evaluation<N>) => {
      const steps = shifting.map(([a, b]) => a(run) - b(run));
      const [distance] = steps;
      if (steps.some((step) => step !== distance) || names.length !== 1)
        throw this.problem(first, 'found indices that go on differently, needed one that goes down step by step');
      const [name] = names;
      const before = run.index[name];
      const { numbers } = run.network;
      let result: MatrixOver<N> | undefined;
      for (let s = 0; s <= Math.abs(distance); s++) {
        spend(run, 1);
        run.index[name] = before - Math.sign(distance) * s;
        const next = factor(run);
        if (result === undefined) result = next;
        else result = by === 'times' ? product(numbers, result, next) : entrywise(result, next, numbers.mul);
      }
      run.index[name] = before;
      return result as MatrixOver<N>;
    };
  }
}

const wholeOrUndefined = (compile: () => Whole): Whole | undefined => {
  try {
    return compile();
  } catch (error) {
    if (error instanceof FormulaError) return undefined;
    throw error;
  }
};

function cached<N>(run: Evaluation<N>, name: string, compute: () => MatrixOver<N>): MatrixOver<N> {
  const known = run.cache.get(name);
  if (known) return known;
  const value = compute();
  run.cache.set(name, value);
  return value;
}

function restore(index: Record<string, number>, before: Readonly<Record<string, number>>): void {
  for (const name of Object.keys(index)) if (!(name in before)) delete index[name];
  Object.assign(index, before);
}

function ordered<N>(run: Evaluation<N>, span: Span, source: string): Order<N> {
  const { order } = run.network.numbers;
  if (order) return order;
  throw new FormulaError(
    source,
    { from: span.from, to: span.to },
    'found what needs an order, needed an identity: a prime field has no < and no norms',
  );
}

function powerOf<N>(run: Evaluation<N>, base: MatrixOver<N>, exponent: number): MatrixOver<N> {
  const { numbers } = run.network;
  const square = isScalar(base) ? scalar(numbers.of(1)) : identityValue(numbers, base.rows);
  if (exponent < 0) {
    if (!isScalar(base)) throw new RangeError(`a matrix to the power ${exponent}, needed 0 or more`);
    return each(powerOf(run, base, -exponent), (x) => numbers.div(numbers.of(1), x));
  }
  let power = square;
  for (let k = 0; k < exponent; k++) {
    spend(run, base.data.length * base.cols);
    power = product(numbers, power, base);
  }
  return power;
}

/** The names of indices that an expression uses and does not bind. */
export function freeIndices(node: Expr): string[] {
  const bound = 'limits' in node ? node.limits.map(({ index }) => index) : [];
  const own = node.is === 'symbol' && node.index.length === 0 ? [node.key] : [];
  return [...new Set([...own, ...childrenOf(node).flatMap(freeIndices)])].filter((name) => !bound.includes(name));
}

/** The indices in which two expressions of one form differ. */
function differing(a: Expr, b: Expr): [Expr, Expr][] {
  if (a.is === 'symbol' && b.is === 'symbol')
    return a.index.flatMap((index, i) => (sameExpr(index, b.index[i]) ? [] : [[index, b.index[i]] as [Expr, Expr]]));
  const [left, right] = [childrenOf(a), childrenOf(b)];
  return left.flatMap((part, i) => (right[i] ? differing(part, right[i]) : []));
}

export function sameExpr(a: Expr, b: Expr): boolean {
  const bare = (node: Expr) =>
    JSON.stringify(node, (key, value) =>
      ['from', 'to', 'text', 'source'].includes(key) && typeof value !== 'object' ? undefined : value,
    );
  return bare(a) === bare(b);
}
