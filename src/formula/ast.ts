/** The syntax tree of a formula: plain data, which the build may write down and a worker read without a parser. */
import type { Span } from './error.ts';

/** An exact number: `1/4`, `0.05` = 1/20, `12`. Numerator and denominator are whole and below 2⁵³. */
export interface NumberNode extends Span {
  readonly is: 'number';
  readonly numerator: number;
  readonly denominator: number;
  /** As it was written, `\frac14` or `0.05`. */
  readonly text: string;
}

/** A name with what belongs to it, `W_rec`, `z^f`, `~c`, and its indices, each a whole number when it is evaluated. */
export interface SymbolNode extends Span {
  readonly is: 'symbol';
  readonly key: string;
  readonly index: readonly Expr[];
}

export interface UnaryNode extends Span {
  readonly is: 'negative' | 'transpose' | 'abs' | 'norm' | 'frobenius' | 'largest';
  readonly of: Expr;
}

export interface BinaryNode extends Span {
  /** `times` is the product of matrices (or by a number), `hadamard` and `oplus` go entry by entry. */
  readonly is: 'plus' | 'minus' | 'oplus' | 'times' | 'hadamard' | 'quotient' | 'power';
  readonly left: Expr;
  readonly right: Expr;
}

export interface CallNode extends Span {
  readonly is: 'call';
  /** `tanh`, `sigma`, `varphi`, `diag`, `sigma_min`, `ln`, `min`, or a symbol that was declared a function. */
  readonly fn: string;
  /** Derivatives: 1 for `\tanh'`. */
  readonly primes: number;
  readonly args: readonly Expr[];
}

/** `t = a … b`; a bound that is left out comes from the declared domain of the index. */
export interface Limit {
  readonly index: string;
  readonly from?: Expr;
  readonly to?: Expr;
}

export interface BigNode extends Span {
  readonly is: 'sum' | 'product' | 'min' | 'max' | 'sup' | 'inf';
  readonly limits: readonly Limit[];
  readonly body: Expr;
}

/** [a; b] or a matrix of blocks. */
export interface BlocksNode extends Span {
  readonly is: 'blocks';
  readonly rows: readonly (readonly Expr[])[];
}

/** (1, 0, 0, …), {W_f, W_i}, (−½, 3/2). */
export interface ListNode extends Span {
  readonly is: 'list';
  readonly items: readonly Expr[];
}

/** ∂of/∂by, a Jacobian; `immediate` is ∂⁺. */
export interface DerivativeNode extends Span {
  readonly is: 'derivative';
  readonly of: SymbolNode;
  readonly by: SymbolNode;
  readonly immediate: boolean;
}

/** X_a X_{a−1} ⋯ X_b, and X_a ⊗ ⋯ ⊗ X_b: the product from the first to the last, one step of the index at a time. */
export interface RunNode extends Span {
  readonly is: 'run';
  readonly by: 'times' | 'hadamard';
  readonly first: Expr;
  readonly last: Expr;
}

/** What stands for no number: `…`, `∞`, words. */
export interface WordNode extends Span {
  readonly is: 'word';
  readonly text: string;
}

/** Statements in the brackets of a function: p(b_f = 1). */
export interface GivenNode extends Span {
  readonly is: 'given';
  readonly items: readonly Item[];
}

export type Expr =
  | NumberNode
  | SymbolNode
  | UnaryNode
  | BinaryNode
  | CallNode
  | BigNode
  | BlocksNode
  | ListNode
  | DerivativeNode
  | RunNode
  | GivenNode
  | WordNode;

export type RelationSign =
  | '='
  | '<'
  | '>'
  | 'le'
  | 'ge'
  | 'neq'
  | 'equiv'
  | 'approx'
  | 'in'
  | 'to'
  | 'nto'
  | 'leftarrow'
  | 'll'
  | 'gg';

/** a = b ≤ c: `sides` has one more than `signs`. A side alone has no sign. */
export interface ChainNode extends Span {
  readonly is: 'chain';
  readonly sides: readonly Expr[];
  readonly signs: readonly RelationSign[];
}

/** ∃ W_g, b_g: … and ∀ t. */
export interface QuantifierNode extends Span {
  readonly is: 'exists' | 'forall';
  readonly names: readonly Expr[];
}

/** (t ≥ 2) behind a statement: where it is said to hold. */
export interface SideNode extends Span {
  readonly is: 'side';
  readonly items: readonly Item[];
}

/** a ∨ b */
export interface EitherNode extends Span {
  readonly is: 'either';
  readonly of: readonly Item[];
}

export type Item = ChainNode | QuantifierNode | SideNode | EitherNode;

export type Connective = 'Rightarrow' | 'nRightarrow' | 'Leftrightarrow';

/** Items on one line, and what follows from them: `clauses` has one more than `connectives`. */
export interface StatementNode {
  readonly clauses: readonly (readonly Item[])[];
  readonly connectives: readonly Connective[];
}

/** A whole display. */
export interface Formula {
  readonly source: string;
  readonly statements: readonly StatementNode[];
}

/** The chains of a formula in the order in which they stand, without those of side conditions and of alternatives. */
export const chainsOf = ({ statements }: Formula): ChainNode[] =>
  statements.flatMap(({ clauses }) => clauses.flat()).filter((item) => item.is === 'chain');

/** The parts of an expression, in the order in which they are written. */
export function childrenOf(node: Expr): readonly Expr[] {
  switch (node.is) {
    case 'number':
    case 'word':
    case 'given':
      return [];
    case 'symbol':
      return node.index;
    case 'negative':
    case 'transpose':
    case 'abs':
    case 'norm':
    case 'frobenius':
    case 'largest':
      return [node.of];
    case 'call':
      return node.args;
    case 'sum':
    case 'product':
    case 'min':
    case 'max':
    case 'sup':
    case 'inf':
      return [...node.limits.flatMap(({ from, to }) => [...(from ? [from] : []), ...(to ? [to] : [])]), node.body];
    case 'blocks':
      return node.rows.flat();
    case 'list':
      return node.items;
    case 'derivative':
      return [node.of, node.by];
    case 'run':
      return [node.first, node.last];
    default:
      return [node.left, node.right];
  }
}
