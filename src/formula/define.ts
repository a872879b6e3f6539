/** Symbols that a formula defines: `\delta_k = \frac{\partial E_k}{\partial c_k}`. */

import type { ChainNode, Expr } from './ast.ts';
import { type Dimensions, scalarShape } from './dimensions.ts';
import { FormulaError } from './error.ts';
import type { Lexicon } from './lexicon.ts';
import { parse } from './parse.ts';
import type { Declaration, Definition, Scope } from './scope.ts';
import { Typing } from './typing.ts';

/**
 * The declaration of the symbol on the left of `tex`, which has the indices that stand there.
 * @throws Error where `tex` is no definition of one symbol; FormulaError where it cannot be read
 */
export function definition(tex: string, shape: Dimensions, lexicon: Lexicon): Declaration {
  const [statement] = parse(tex, lexicon).statements;
  const [item] = statement.clauses[0];
  const left = item.is === 'chain' ? item.sides[0] : undefined;
  if (item.is !== 'chain' || item.signs.length !== 1 || item.signs[0] !== '=' || left?.is !== 'symbol')
    throw new Error(`“${tex}” is no definition, needed a symbol, “=” and what it stands for`);
  const names = left.index.map((index) => {
    if (index.is !== 'symbol' || index.index.length > 0)
      throw new Error(`“${tex}” defines a symbol at one place, needed an index such as t`);
    return index.key;
  });
  return { kind: 'value', shape, indices: [names.length], defines: { names, body: item.sides[1] } };
}

/**
 * The scope with names that formulas define, each from what was declared before it.
 * @throws as `definition`, and where a shape does not fit
 */
export function withDefinitions(scope: Scope, definitions: Readonly<Record<string, string>>): Scope {
  return Object.entries(definitions).reduce((known, [key, tex]) => {
    const { defines } = definition(tex, scalarShape, known.with({ [key]: { kind: 'value' } }));
    if (!defines) throw new Error(`“${tex}” defines nothing`);
    const type = new Typing(known, tex).of(defines.body);
    const shape = typeof type === 'object' ? type : scalarShape;
    return known.with({ [key]: { kind: 'value', shape, indices: [defines.names.length], defines } });
  }, scope);
}

/** Names before they are defined, so that a formula with them can be read. */
export const undefinedNames = (scope: Scope, keys: readonly string[]): Scope =>
  scope.with(Object.fromEntries(keys.map((key): [string, Declaration] => [key, { kind: 'value' }])));

/**
 * The scope with names that a formula defines itself, in the order of `keys`: each by its chain `δ_t = …`, and by `r_1 = 1` at one
 * index. What refers to itself, or to a later one, is a number.
 * @throws Error where a name is not defined
 */
export function withOwnDefinitions(
  scope: Scope,
  keys: readonly string[],
  chains: readonly ChainNode[],
  source: string,
): Scope {
  const numbers = scope.with(
    Object.fromEntries(
      keys.map((key): [string, Declaration] => [key, { kind: 'value', shape: scalarShape, indices: [0, 1] }]),
    ),
  );
  return keys.reduce((known, key) => {
    const defines = ownDefinition(chains, key, source);
    if (!defines) throw new Error(`“${key}” is not defined in “${source}”, needed an equation that begins with it`);
    const type = new Typing(known, source).of(defines.body);
    const shape = typeof type === 'object' ? type : scalarShape;
    return known.with({ [key]: { kind: 'value', shape, indices: [defines.names.length], defines } });
  }, numbers);
}

/** Whether a chain defines the name: it begins with it and “=”. */
export const definesName = ({ sides: [left], signs }: ChainNode, key: string): boolean =>
  signs[0] === '=' && left.is === 'symbol' && left.key === key;

function indexName(index: Expr, source: string): string {
  if (index.is === 'symbol' && index.index.length === 0) return index.key;
  throw new FormulaError(source, index, 'a name is defined here, needed an index by itself such as t');
}

function ownDefinition(chains: readonly ChainNode[], key: string, source: string): Definition | undefined {
  let [general, first]: [Definition | undefined, Definition['first']] = [undefined, undefined];
  for (const chain of chains) {
    const [left, body] = chain.sides;
    if (!definesName(chain, key) || left.is !== 'symbol') continue;
    const [at] = left.index;
    if (at?.is === 'number') first = { at: at.numerator, body };
    else general ??= { names: left.index.map((index) => indexName(index, source)), body };
  }
  return general && { ...general, ...(first && { first }) };
}
