/** Finds the dimensions of every expression of a formula before any network is drawn. An ill-typed formula never runs. */
import type { BigNode, BinaryNode, CallNode, ChainNode, DerivativeNode, Expr, Formula, Item } from './ast.ts';
import {
  type Dimensions,
  one,
  printDim,
  printShape,
  sameDim,
  sameShape,
  scalarShape,
  size,
  sumOfDims,
  type Type,
} from './dimensions.ts';
import { FormulaError, type Span } from './error.ts';
import type { Scope } from './scope.ts';

const isNumber = (type: Type): boolean =>
  type === 'number' || (typeof type === 'object' && sameShape(type, scalarShape));
const shapeOf = (type: Type): Dimensions | undefined =>
  type === 'number' ? scalarShape : typeof type === 'object' ? type : undefined;

const ENTRYWISE = new Set(['tanh', 'sigma', 'varphi']);
const NUMERIC = new Set(['ln', 'exp', 'sqrt', 'cos', 'sin']);

/** Finds the type of every expression. @throws FormulaError at the first that has none */
export class Typing {
  private readonly scope: Scope;
  private readonly source: string;

  constructor(scope: Scope, source: string) {
    this.scope = scope;
    this.source = source;
  }

  formula({ statements }: Formula): void {
    for (const { clauses } of statements) for (const item of clauses.flat()) this.item(item);
  }

  /** @throws FormulaError where a side has no type, or two have different ones */
  chain({ sides, signs }: ChainNode): void {
    const types = sides.map((side) => this.of(side));
    for (const [i, sign] of signs.entries())
      if (!['in', 'to', 'nto'].includes(sign)) this.comparable(types[i], types[i + 1], sides[i + 1]);
  }

  private item(item: Item): void {
    if (item.is === 'chain') this.chain(item);
    else if (item.is === 'side') for (const inner of item.items) this.item(inner);
    else if (item.is === 'either') for (const inner of item.of) this.item(inner);
  }

  /** Sides of a relation: the same shape, or a number for each entry. */
  private comparable(left: Type, right: Type, at: Span): void {
    const [a, b] = [shapeOf(left), shapeOf(right)];
    if (!a || !b || sameShape(a, b) || isNumber(left) || isNumber(right)) return;
    if (this.scope.isGradientRow(a, b)) return;
    throw this.problem(at, `found ${printShape(b)} on the right, needed ${printShape(a)} as on the left`);
  }

  of(node: Expr): Type {
    switch (node.is) {
      case 'number':
        return node.numerator === 0 ? 'zero' : 'number';
      case 'word':
      case 'given':
        return 'none';
      case 'list':
        for (const item of node.items) this.of(item);
        return 'none';
      case 'symbol': {
        const found = this.scope.shapeOf(node.key, node.index.length);
        if (typeof found === 'object' && 'problem' in found) throw this.problem(node, found.problem);
        return found;
      }
      case 'negative':
      case 'abs':
        return this.of(node.of);
      case 'transpose': {
        const { rows, cols } = this.shape(node.of);
        return { rows: cols, cols: rows };
      }
      case 'norm':
      case 'frobenius':
      case 'largest':
        this.of(node.of);
        return scalarShape;
      case 'call':
        return this.call(node);
      case 'derivative':
        return this.derivative(node);
      case 'blocks':
        return this.blocks(node.rows);
      case 'run':
        return node.by === 'times'
          ? this.productType(this.of(node.first), this.of(node.last), node)
          : this.of(node.first);
      case 'sum':
      case 'product':
      case 'min':
      case 'max':
      case 'sup':
      case 'inf':
        return this.big(node);
      default:
        return this.binary(node);
    }
  }

  private problem(span: Span, text: string): FormulaError {
    return new FormulaError(this.source, { from: span.from, to: span.to }, text);
  }

  /** The shape of a value. @throws FormulaError where there is none */
  private shape(node: Expr): Dimensions {
    const found = shapeOf(this.of(node));
    if (!found) throw this.problem(node, 'found no value with rows and columns, needed one');
    return found;
  }

  private binary(node: BinaryNode): Type {
    const [left, right] = [this.of(node.left), this.of(node.right)];
    if (node.is === 'times') return this.productType(left, right, node);
    if (node.is === 'power') return this.power(left, right, node);
    if (node.is === 'quotient') {
      if (!isNumber(right)) throw this.problem(node.right, 'found no number below the fraction, needed one');
      return left;
    }
    if (left === 'none' || right === 'none') return left === 'none' ? right : left;
    if (left === 'zero' || right === 'zero') return left === 'zero' ? right : left;
    if (left === 'number' && right === 'number') return 'number';
    const [a, b] = [shapeOf(left) as Dimensions, shapeOf(right) as Dimensions];
    if (sameShape(a, b)) return a;
    const sums = node.is === 'plus' || node.is === 'minus';
    if (sums && node.left.is === 'symbol' && this.scope.isGradient(b, node.left.key, a)) return a;
    // 1 − o_t: a literal meets every entry of a column.
    if (left === 'number' && sameDim(b.cols, one)) return b;
    if (right === 'number' && sameDim(a.cols, one)) return a;
    const sign = { plus: '+', minus: '−', oplus: '⊕', hadamard: '⊗' }[node.is];
    throw this.problem(node, `found ${printShape(a)} ${sign} ${printShape(b)}, needed two of the same shape`);
  }

  private productType(left: Type, right: Type, at: Expr): Type {
    if (left === 'none' || right === 'none') return left === 'none' ? right : left;
    if (left === 'zero' || right === 'zero') return 'zero';
    if (isNumber(left))
      return left === 'number' && right === 'number' ? 'number' : right === 'number' ? scalarShape : right;
    if (isNumber(right)) return left;
    const [a, b] = [shapeOf(left) as Dimensions, shapeOf(right) as Dimensions];
    if (sameDim(a.cols, b.rows)) return { rows: a.rows, cols: b.cols };
    const place = at.is === 'times' ? at.right : at;
    throw this.problem(place, `found ${printShape(b)} behind ${printShape(a)}, needed ${printDim(a.cols)} rows`);
  }

  private power(left: Type, right: Type, node: BinaryNode): Type {
    if (node.right.is === 'word' || left === 'none') return left;
    if (!isNumber(right) && right !== 'zero')
      throw this.problem(node.right, 'found no number as an exponent, needed one');
    if (isNumber(left) || left === 'zero') return left === 'zero' ? 'number' : left;
    const { rows, cols } = shapeOf(left) as Dimensions;
    if (sameDim(rows, cols)) return left;
    throw this.problem(node.left, `found ${printDim(rows)} × ${printDim(cols)} to a power, needed a square matrix`);
  }

  private call(node: CallNode): Type {
    const types = node.args.map((arg) => this.of(arg));
    const [first] = types;
    const known = (needed: number): void => {
      if (node.args.length !== needed)
        throw this.problem(node, `${node.fn} was given ${node.args.length} values, needed ${needed}`);
    };
    if (this.scope.isOfWeights(node.fn)) {
      known(1);
      return scalarShape;
    }
    if (ENTRYWISE.has(node.fn) || this.scope.isEntrywise(node.fn)) {
      known(1);
      return first === 'zero' ? 'number' : first;
    }
    if (NUMERIC.has(node.fn)) {
      known(1);
      if (!isNumber(first) && first !== 'zero')
        throw this.problem(node, `${node.fn} was given a vector or matrix, needed a number`);
      return scalarShape;
    }
    if (node.fn === 'diag') {
      known(1);
      const { rows, cols } = this.shape(node.args[0]);
      if (!sameDim(cols, one))
        throw this.problem(node, `diag was given ${printDim(rows)} × ${printDim(cols)}, needed a column`);
      return { rows, cols: rows };
    }
    if (node.fn === 'det') {
      known(1);
      const { rows, cols } = this.shape(node.args[0]);
      if (!sameDim(rows, cols))
        throw this.problem(node, `det was given ${printDim(rows)} × ${printDim(cols)}, needed a square matrix`);
      return scalarShape;
    }
    return node.fn === 'sigma_min' || node.fn === 'min' || node.fn === 'max' ? scalarShape : 'none';
  }

  private derivative(node: DerivativeNode): Dimensions {
    const [of, by] = [this.shape(node.of), this.shape(node.by)];
    const problem = this.scope.derivativeProblem(node.of.key, node.by.key, node.immediate);
    if (problem) throw this.problem(node, problem);
    return { rows: this.scope.entriesOf(node.of.key, of), cols: this.scope.entriesOf(node.by.key, by) };
  }

  private blocks(rows: readonly (readonly Expr[])[]): Type {
    const types = rows.map((row) => row.map((cell) => this.of(cell)));
    // A 0 is as high as its neighbours and as wide as what stands above and below it.
    const usual = size('n');
    const height = (row: readonly Type[]) => row.map(shapeOf).find((shape) => shape !== undefined)?.rows ?? usual;
    const width = (j: number) =>
      types.map((row) => shapeOf(row[j])).find((shape) => shape !== undefined)?.cols ?? usual;
    for (const [i, row] of types.entries())
      for (const [j, type] of row.entries()) {
        const shape = shapeOf(type);
        if (shape && !(sameDim(shape.rows, height(row)) && sameDim(shape.cols, width(j))))
          throw this.problem(
            rows[i][j],
            `found ${printShape(shape)}, needed ${printDim(height(row))} × ${printDim(width(j))} beside its neighbours`,
          );
      }
    return { rows: sumOfDims(...types.map(height)), cols: sumOfDims(...types[0].map((_, j) => width(j))) };
  }

  private big(node: BigNode): Type {
    for (const { index, from, to } of node.limits) {
      if (node.is !== 'sup' && node.is !== 'inf' && !this.scope.isIndex(index))
        throw this.problem(node, `“${index}” is no index, needed one of ${this.scope.indexNames().join(', ')}`);
      if (from) this.of(from);
      if (to) this.of(to);
    }
    const body = this.of(node.body);
    if (node.is !== 'product') return node.is === 'sum' ? body : scalarShape;
    const shape = shapeOf(body);
    if (shape && !sameDim(shape.rows, shape.cols) && !sameDim(shape.cols, one))
      throw this.problem(node.body, `found ${printShape(shape)} in a product, needed a square matrix or a number`);
    return body === 'number' ? scalarShape : body;
  }
}
