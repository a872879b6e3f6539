/**
 * The letters of other books for the same formulas. TeX is rewritten name by name, everything else stays as it is set; a test reads what
 * comes out with the letters of the book and gets the formula that went in.
 */
import type { Notation } from './notations.ts';

type OtherNotation = Exclude<Notation, 'article'>;

/** What kind of network a formula speaks of: c_t is the hidden state of the one, the cell state of the other. */
export type NetworkLetters = 'rnn' | 'lstm';

/** By the name as in `Lexicon`, `W_rec` or `~c`: its TeX in the book, or that of the name with its index. */
export type Letters = Readonly<Record<string, string | ((index: string) => string)>>;

const gates = ['f', 'i', 'c', 'o', 'g'];
const perGate = (entry: (gate: string) => readonly (readonly [name: string, tex: string])[]): Letters =>
  Object.fromEntries(gates.flatMap(entry));
const upright = (label: string) => `{\\mathrm{${label}}}`;

const loss: Letters = { E: 'L', 'E^varepsilon': 'L^{\\varepsilon}' };

/** What changes, by book and network. */
export const letters: Readonly<Record<OtherNotation, Readonly<Record<NetworkLetters, Letters>>>> = {
  d2l: {
    rnn: {
      ...loss,
      ...{ c: 'h', h: 'o' },
      ...{ W_rec: `W_${upright('hh')}`, W_in: `W_${upright('hx')}`, W_out: `W_${upright('qh')}` },
      ...{ w_rec: `w_${upright('hh')}`, w_in: `w_${upright('hx')}`, w_out: `w_${upright('qh')}` },
    },
    lstm: {
      ...loss,
      ...perGate((g) => [
        [`U_${g}`, `W_${upright(`h${g}`)}`],
        [`V_${g}`, `W_${upright(`x${g}`)}`],
        [`u_${g}`, `w_${upright(`h${g}`)}`],
        [`v_${g}`, `w_${upright(`x${g}`)}`],
      ]),
    },
  },
  nndl: {
    rnn: {
      ...loss,
      ...{ c: 'h', h: '\\hat y', varphi: 'f' },
      ...{ W: '\\Theta', W_rec: 'U', W_in: 'W', W_out: 'V' },
      // δ is the derivative by the pre-activation in that book.
      delta: (index) => `\\frac{\\partial L_{${index}}}{\\partial h_{${index}}}`,
    },
    lstm: {
      ...{ ...loss, W: '\\Theta' },
      ...perGate((g) => [
        [`V_${g}`, `W_${g}`],
        [`W_${g}`, `\\Theta_${g}`],
        [`v_${g}`, `w_${g}`],
      ]),
    },
  },
};
/** In both books ⊙ and + go entry by entry. */
const operators: Readonly<Record<string, string>> = { otimes: '\\odot', oplus: '+' };

/** Names that only one kind of network has. */
const tells: readonly (readonly [NetworkLetters, RegExp])[] = [
  ['rnn', /[Ww]_\{\\mathrm\{(?:rec|in|out)\}\}|\\varphi(?![a-z])/],
  ['lstm', /[UVWbuv]_\{?[ficog](?![a-zA-Z])|\\tilde|z\^\{?[fico]|(?<![a-zA-Z\\])[fio]_\{?t|[JsMGO]_\{?[tjk1-9]/],
];

/** The kind of network that a formula names, or that of the text around it. */
export const networkOf = (tex: string, around: NetworkLetters): NetworkLetters =>
  tells.find(([, pattern]) => pattern.test(tex))?.[0] ?? around;

/** Commands whose braces hold words. */
const words = /^\\(?:mathrm|text|textrm|operatorname|begin|end|mathbb|htmlClass)\s*\{[^{}]*\}/;
const accents: Readonly<Record<string, string>> = { tilde: '~', hat: '^' };
/** An index: a letter, a figure, a command or braces with no others in them. */
const script = /^(?:\{((?:[^{}]|\{[^{}]*\})*)\}|(\\[a-zA-Z]+|[a-zA-Z0-9]))/;

/** `{\mathrm{rec}}`, `{f}`, `{\varepsilon}`, `f` */
const labels = /^(?:\{\\mathrm\{([a-z]+)\}\}|\{([a-z])\}|\{\\([a-z]+)\}|([a-z]))/;

/** The name that begins at the start of a text, without its index, and how long it is. */
function nameAt(text: string, known: (name: string) => boolean): { name: string; length: number } | undefined {
  const accent = /^\\(tilde|hat)\s*(?:\{([a-zA-Z])\}|\s([a-zA-Z]))/.exec(text);
  const plain = accent ? undefined : /^(?:\\([a-zA-Z]+)|([a-zA-Z]))/.exec(text);
  const head = accent ? accents[accent[1]] + (accent[2] ?? accent[3]) : (plain?.[1] ?? plain?.[2]);
  if (head === undefined) return undefined;
  const { length } = (accent ?? plain)?.[0] ?? '';
  for (const sign of ['_', '^'])
    if (text[length] === sign) {
      const label = labels.exec(text.slice(length + 1));
      const name = `${head}${sign}${label?.slice(1).find(Boolean)}`;
      if (label && known(name)) return { name, length: length + 1 + label[0].length };
    }
  return { name: head, length };
}

/** TeX in the letters of a book. */
export function inLetters(tex: string, notation: Notation, around: NetworkLetters): string {
  if (notation === 'article') return tex;
  const names = letters[notation][networkOf(tex, around)];
  const known = (name: string) => Object.hasOwn(names, name);
  let out = '';
  for (let at = 0; at < tex.length; ) {
    const rest = tex.slice(at);
    const copy = words.exec(rest)?.[0];
    const found = copy === undefined ? nameAt(rest, known) : undefined;
    if (!found) {
      out += copy ?? tex[at];
      at += copy?.length ?? 1;
      continue;
    }
    const { name, length } = found;
    at += length;
    const to = known(name) ? names[name] : operators[name];
    const index = tex[at] === '_' ? script.exec(tex.slice(at + 1)) : null;
    if (typeof to === 'function') {
      out += index ? to(index[1] ?? index[2]) : rest.slice(0, length);
      at += index ? 1 + index[0].length : 0;
      continue;
    }
    // A command must not run into a letter that follows.
    const apart = (before: string, after = '') => /\\[a-zA-Z]+$/.test(before) && /^[a-zA-Z]/.test(after);
    if (to) out += `${apart(out, to) ? ' ' : ''}${to}${apart(to, tex[at]) ? ' ' : ''}`;
    else out += rest.slice(0, length);
    // What stands in an index is no name.
    if (index && /^\{?[a-zA-Z0-9]/.test(index[0])) {
      out += `_${index[0]}`;
      at += 1 + index[0].length;
    }
  }
  return out;
}
