/** What the terms of an expression are made of: the factors whose sizes a reader wants to see, and whether all of it is polynomial. */
import { childrenOf, type Expr } from './ast.ts';
import type { Scope } from './scope.ts';

/** The factors of a sum of products, from left to right, also those within norms, sums over time and activations. */
export function factorsOf(node: Expr): readonly Expr[] {
  switch (node.is) {
    case 'symbol':
    case 'derivative':
    case 'transpose':
    case 'blocks':
      return [node];
    case 'call':
      return node.fn === 'diag' ? [node] : node.args.flatMap(factorsOf);
    case 'sum':
    case 'product':
    case 'min':
    case 'max':
    case 'sup':
    case 'inf':
      return factorsOf(node.body);
    case 'power':
      return factorsOf(node.left);
    case 'run':
      return [node.first, node.last];
    default:
      return childrenOf(node).flatMap(factorsOf);
  }
}

const POLYNOMIAL = new Set(['plus', 'minus', 'oplus', 'times', 'hadamard', 'negative', 'transpose', 'derivative']);
export const isPowerOfTwo = (n: number): boolean => n === 1 || (n > 1 && isPowerOfTwo(n / 2));

/** Whether an expression has a value in a prime field, and there is the same polynomial as over the real numbers. */
export function isPolynomial(node: Expr, scope: Scope): boolean {
  const parts = () => childrenOf(node).every((part) => isPolynomial(part, scope));
  switch (node.is) {
    case 'number':
      return isPowerOfTwo(node.denominator);
    case 'symbol': {
      const defined = scope.find(node.key)?.defines?.body;
      return node.key !== 'e' && (defined === undefined || isPolynomial(defined, scope));
    }
    case 'call':
      return ['tanh', 'sigma', 'varphi', 'diag'].includes(node.fn) && parts();
    case 'sum':
    case 'product':
      return isPolynomial(node.body, scope);
    case 'power':
      return node.right.is === 'number' && node.right.denominator === 1 && isPolynomial(node.left, scope);
    case 'blocks':
    case 'run':
      return parts();
    default:
      return POLYNOMIAL.has(node.is) && parts();
  }
}
