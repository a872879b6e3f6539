/** Which names a formula may use, as far as reading it needs to know: a name's index looks like its label. */

export type SymbolKind =
  /** A number, vector or matrix */
  | 'value'
  /** A whole number that a bound variable or a domain gives: t, j, k */
  | 'index'
  /** Applied to what stands in the brackets behind it: φ, σ, tanh, and F where a claim defines it */
  | 'function';

export interface Lexicon {
  /** The kind of a key such as `c`, `W_rec`, `z^f`, `~c`; undefined for what was not declared. */
  kindOf(key: string): SymbolKind | undefined;
  /** All keys, for “perhaps” in messages and for completion. */
  keys(): readonly string[];
}

export const lexicon = (entries: Readonly<Record<string, SymbolKind>>): Lexicon => ({
  kindOf: (key) => (Object.hasOwn(entries, key) ? entries[key] : undefined),
  keys: () => Object.keys(entries),
});

/** Letters that are commands in TeX. */
export const LETTERS: ReadonlySet<string> = new Set(
  (
    'alpha beta gamma delta varepsilon zeta eta theta kappa lambda mu nu xi pi rho tau chi psi omega sigma varphi ' +
    'Delta Theta Lambda Sigma Phi ell infty'
  ).split(' '),
);
