/** Symbols that a formula defines: `\delta_k = \frac{\partial E_k}{\partial c_k}`. */

import { type Dimensions, scalarShape } from './dimensions.ts';
import type { Lexicon } from './lexicon.ts';
import { parse } from './parse.ts';
import type { Declaration, Scope } from './scope.ts';
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

/** The scope with names that formulas define, each from what was declared before it. @throws as `definition`, and where a shape does not fit */
export function withDefinitions(scope: Scope, definitions: Readonly<Record<string, string>>): Scope {
  return Object.entries(definitions).reduce((known, [key, tex]) => {
    const { defines } = definition(tex, scalarShape, known.with({ [key]: { kind: 'value' } }));
    if (!defines) throw new Error(`“${tex}” defines nothing`);
    const type = new Typing(known, tex).of(defines.body);
    const shape = typeof type === 'object' ? type : scalarShape;
    return known.with({ [key]: { kind: 'value', shape, indices: [defines.names.length], defines } });
  }, scope);
}
