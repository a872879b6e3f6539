/**
 * A case's size in words, and its numbers beside them. `names` are those of the page's language; a size without one is called
 * as in the claim.
 */

import type { Example } from '../../check/report.ts';
import type { Language } from '../../proof/words.ts';
import { listed } from './strings.ts';

type Names = Readonly<Record<string, string>>;

export const sizeName = (name: string, names: Names): string => names[name] ?? name;

/** `units 3, steps 7`. */
export const sizeWords = (size: Readonly<Record<string, number>>, names: Names, lang: Language): string =>
  listed(
    Object.entries(size).map(([name, n]) => `${sizeName(name, names)} ${n}`),
    lang,
  );

/** A case's own numbers by name; those that say its size are said in words. */
export const ownNumbers = ({ given = {} }: Pick<Example, 'given'>): [string, number | string | readonly number[]][] =>
  Object.entries(given).filter(([name]) => !['n', 'm', 'p', 'T'].includes(name));

const special: Readonly<Record<string, string>> = {
  alpha: '\\alpha',
  candidate: '\\tilde c',
  eps: '\\varepsilon',
  phi: '\\varphi',
  theta: '\\theta',
};

/**
 * The name of a given as TeX: `Wout` → `W_{\\mathrm{out}}`, `c0` → `c_{0}`, `b_f` → `b_{f}`, `tanh′(c)` → `\\tanh'(c)`; `lift`
 * is a word.
 */
export function givenTex(name: string): string {
  if (Object.hasOwn(special, name)) return special[name];
  if (/[(/]/.test(name)) return name.replace('tanh', '\\tanh').replace('′', "'").replace('·', '\\,');
  const [, letter, index] = /^([A-Za-z])(?:_|(?=\d|out$))(\w+)$/.exec(name) ?? [];
  if (letter) return `${letter}_{${index.length > 1 ? `\\mathrm{${index}}` : index}}`;
  return name.length > 1 ? `\\mathrm{${name}}` : name;
}
