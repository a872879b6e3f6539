/** What the names of a formula mean: declared once for a kind of network, and looked up in the trace of one that was drawn. */
import type { Expr } from './ast.ts';
import { type Dim, type Dimensions, one, sameDim, sameShape, size, type Type, withSizes } from './dimensions.ts';
import type { Lexicon, SymbolKind } from './lexicon.ts';
import type { MatrixOver, Numbers } from './numbers.ts';

/** One symbol. */
export interface Declaration {
  readonly kind: SymbolKind;
  /** Of a value. */
  readonly shape?: Dimensions;
  /** How many indices it takes; of a vector one more picks an entry. */
  readonly indices?: readonly number[];
  /** As it is written for a reader, where that is not `printName(key)`. */
  readonly tex?: string;
  /** The formula that defines it, with the names of its indices; `first` holds where the index is `at`: r_1 = 1. */
  readonly defines?: Definition;
  /** Can stand above (`of`) or below (`by`) in a derivative that is found by intervention. */
  readonly node?: 'of' | 'by' | 'both';
}

export interface Definition {
  readonly names: readonly string[];
  readonly body: Expr;
  readonly first?: { readonly at: number; readonly body: Expr };
}

export class Scope implements Lexicon {
  private readonly entries: Readonly<Record<string, Declaration>>;

  constructor(entries: Readonly<Record<string, Declaration>>) {
    this.entries = entries;
  }

  /** The same scope with further names, such as those that a claim introduces. */
  with(more: Readonly<Record<string, Declaration>>): Scope {
    return new Scope({ ...this.entries, ...more });
  }

  /** The same scope where sizes are fixed: with n = 1 every matrix is a number. */
  withSizes(fixed: Readonly<Record<string, number>>): Scope {
    const resized = ({ rows, cols }: Dimensions) => ({ rows: withSizes(rows, fixed), cols: withSizes(cols, fixed) });
    return new Scope(
      Object.fromEntries(
        Object.entries(this.entries).map(([key, one]) => [
          key,
          { ...one, ...(one.shape && { shape: resized(one.shape) }) },
        ]),
      ),
    );
  }

  find(key: string): Declaration | undefined {
    return Object.hasOwn(this.entries, key) ? this.entries[key] : undefined;
  }

  kindOf(key: string): SymbolKind | undefined {
    return this.find(key)?.kind;
  }

  keys(): readonly string[] {
    return Object.keys(this.entries);
  }

  isIndex(name: string): boolean {
    return this.kindOf(name) === 'index';
  }

  indexNames(): readonly string[] {
    return this.keys().filter((key) => this.isIndex(key));
  }

  isEntrywise(fn: string): boolean {
    const found = this.find(fn);
    return found?.kind === 'function' && found.shape !== undefined && !found.node;
  }

  /** E(W): the value of what can be differentiated, at other weights. */
  isOfWeights(fn: string): boolean {
    const found = this.find(fn);
    return found?.kind === 'function' && found.node === 'of';
  }

  /** Whether a row is a gradient with respect to these weights: W − α ∂E/∂W has the shape of W. */
  isGradient({ rows, cols }: Dimensions, key: string, weights: Dimensions): boolean {
    return sameDim(rows, one) && !sameDim(weights.cols, one) && sameDim(cols, this.entriesOf(key, weights));
  }

  /** Whether a row has the entries of weights of this shape: a gradient may stand as a matrix, too, with the same entries row by row. */
  isGradientRow(row: Dimensions, weights: Dimensions): boolean {
    return this.keys().some((key) => {
      const shape = this.find(key)?.node === 'by' ? this.find(key)?.shape : undefined;
      return shape !== undefined && sameShape(shape, weights) && this.isGradient(row, key, weights);
    });
  }

  /** The shape of a symbol with so many indices, or what is wrong with it. */
  shapeOf(key: string, given: number): Type | { readonly problem: string } {
    const found = this.find(key);
    if (!found) return { problem: `“${key}” is not declared here` };
    if (found.kind === 'index')
      return given === 0 ? 'number' : { problem: `“${key}” is an index, needed it without one of its own` };
    if (!found.shape) return 'none';
    const { indices = [0], shape } = found;
    if (indices.includes(given)) return shape;
    if (indices.includes(given - 1) && sameDim(shape.cols, one) && !sameDim(shape.rows, one))
      return { rows: { 1: 1 }, cols: { 1: 1 } };
    return {
      problem: `“${key}” stands with ${given} ${given === 1 ? 'index' : 'indices'}, needed ${indices.join(' or ')}`,
    };
  }

  /** How many entries a derivative has on the side of a symbol: all weights of a matrix stand in one row. */
  entriesOf(key: string, { rows, cols }: Dimensions): Dim {
    return sameDim(cols, one) ? rows : size(`|${key}|`);
  }

  /** Why there is no ∂of/∂by; undefined where there is. */
  derivativeProblem(of: string, by: string, immediate: boolean): string | undefined {
    const above = this.find(of)?.node;
    const below = this.find(by)?.node;
    if (above !== 'of' && above !== 'both')
      return `“${of}” cannot be differentiated, needed a state, a gate, an output or an error`;
    if (below !== 'by' && below !== 'both')
      return `nothing is differentiated with respect to “${by}”, needed a state, a gate or weights`;
    if (immediate && below !== 'by') return `∂⁺ with respect to “${by}”, needed weights`;
    return undefined;
  }
}

/** A drawn network: the values of its symbols, and derivatives by intervention. */
export interface Network<N> {
  readonly numbers: Numbers<N>;
  /** n, m, T …, and |W| for the number of entries of W. */
  readonly sizes: Readonly<Record<string, number>>;
  /** @throws RangeError for an index outside of what there is */
  value(key: string, index: readonly number[]): MatrixOver<N>;
  /** ∂of/∂by: `by` is set free, what depends on it is computed again, all else keeps its value. */
  derivative(of: NodeAt, by: NodeAt, immediate: boolean): MatrixOver<N>;
  /** φ, σ, tanh and their slopes. */
  apply(fn: string, primes: number, x: N): N;
  /** The same sequence with other weights W. */
  withWeights?(W: MatrixOver<N>): Network<N>;
}

export interface NodeAt {
  readonly key: string;
  readonly index: readonly number[];
}
