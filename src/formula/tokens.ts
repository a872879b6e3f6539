/**
 * TeX → tokens. Spaces and sizes (`\,`, `\bigl`, `\left`) say nothing about a formula and are dropped; a wide space or the end
 * of a line separates statements and is kept, unless a formula plainly goes on there.
 */
import { FormulaError, type Span } from './error.ts';

export type TokenKind =
  /** `12`, `0.05` */
  | 'number'
  /** One Latin letter */
  | 'letter'
  /** A command that stands for a symbol, a function or an operator, without its backslash: `varphi`, `otimes` */
  | 'command'
  /** `\mathrm{rec}`, `\text{…}`, `\operatorname{diag}`: the name between the braces */
  | 'word'
  /** `\begin{bmatrix}` and `\end{bmatrix}` */
  | 'begin'
  | 'end'
  /** Any other character */
  | 'sign'
  /** `\quad`, `\qquad`: separates statements */
  | 'space'
  /** `\\` */
  | 'line'
  | 'stop';

export interface Token extends Span {
  readonly kind: TokenKind;
  readonly text: string;
}

/** Characters of a formula, at most; a longer one is refused before it is read. */
export const LONGEST = 4000;

const IGNORED = new Set([
  ...['bigl', 'bigr', 'Bigl', 'Bigr', 'biggl', 'biggr', 'Biggl', 'Biggr', 'big', 'Big', 'bigg', 'Bigg'],
  ...['left', 'right', 'displaystyle', 'textstyle', 'limits', 'nolimits', 'allowbreak', ',', ';', '!', ':', ' '],
]);

/** Other ways to write the same. */
const SAME: Readonly<Record<string, string>> = {
  leq: 'le',
  geq: 'ge',
  ne: 'neq',
  rightarrow: 'to',
  implies: 'Rightarrow',
  Longrightarrow: 'Rightarrow',
  iff: 'Leftrightarrow',
  Longleftrightarrow: 'Leftrightarrow',
  gets: 'leftarrow',
  vert: 'lvert',
  Vert: 'lVert',
  ast: '*',
  odot: 'otimes',
  circ: 'otimes',
  tfrac: 'frac',
  dfrac: 'frac',
  intercal: 'top',
  ldots: 'dots',
  phi: 'varphi',
  epsilon: 'varepsilon',
};
const sameAs = (name: string): string => (Object.hasOwn(SAME, name) ? SAME[name] : name);

const name = /\\(?:([a-zA-Z]+)|(.))/suy;
const number = /\d+(?:\.\d+)?/y;
const braced = /\s*\{([^{}]*)\}/y;
const bracketed = /\s*\[[^\]]*\]/y;

const RELATIONS = new Set([
  '=',
  '<',
  '>',
  'le',
  'ge',
  'neq',
  'equiv',
  'approx',
  'in',
  'to',
  'leftarrow',
  'xrightarrow',
  'll',
  'gg',
]);
const CONNECTIVES = new Set(['Rightarrow', 'Leftrightarrow', 'nRightarrow']);
const OPERATORS = new Set(['+', '-', '/', 'oplus', 'otimes', 'cdot', 'times']);

export const isRelation = ({ text, kind }: Token): boolean => kind !== 'word' && RELATIONS.has(text);
export const isConnective = ({ text }: Token): boolean => CONNECTIVES.has(text);
const joins = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.kind !== 'word' &&
  (RELATIONS.has(token.text) || CONNECTIVES.has(token.text) || OPERATORS.has(token.text));

/** @throws FormulaError on a formula that is too long, or on a character that no formula has */
export function tokenise(source: string): Token[] {
  if (source.length > LONGEST)
    throw new FormulaError(
      source,
      { from: LONGEST, to: LONGEST + 1 },
      `the formula has ${source.length} characters, needed at most ${LONGEST}`,
    );
  const tokens: Token[] = [];
  let at = 0;
  /** Matrices that are open: only there `&` parts anything. */
  let matrices = 0;
  const put = (kind: TokenKind, text: string, to: number) => {
    tokens.push({ kind, text, from: at, to });
    at = to;
  };
  const match = (pattern: RegExp, from: number): RegExpExecArray | null => {
    pattern.lastIndex = from;
    return pattern.exec(source);
  };
  while (at < source.length) {
    const character = source[at];
    if (character === '&' && matrices > 0) put('sign', '&', at + 1);
    else if (/[\s&~]/.test(character)) at++;
    else if (character === '{' && source[at + 1] === '}') at += 2;
    else if (/\d/.test(character)) put('number', match(number, at)?.[0] ?? '', number.lastIndex);
    else if (/[a-zA-Z]/.test(character)) put('letter', character, at + 1);
    else if (character === '\\') command();
    else if (/[-+=<>/^_{}()[\],;:|'!*.]/.test(character)) put('sign', character, at + 1);
    else
      throw new FormulaError(
        source,
        { from: at, to: at + 1 },
        `found “${character}”, needed TeX as it is written for a display`,
      );
  }
  return withoutIdleBreaks([...tokens, { kind: 'stop', text: '', from: source.length, to: source.length }]);

  function command(): void {
    const found = match(name, at);
    if (!found)
      throw new FormulaError(
        source,
        { from: at, to: at + 1 },
        'found a backslash with nothing after it, needed a command',
      );
    const end = name.lastIndex;
    const written = found[1] ?? found[2];
    const word = sameAs(written);
    if (written === '\\') {
      put('line', '', match(bracketed, end) ? bracketed.lastIndex : end);
      return;
    }
    if (word === 'quad' || word === 'qquad') put('space', word, end);
    else if (word === 'not') negated(end);
    else if (written === '{' || written === '}') put('sign', `\\${written}`, end);
    else if (written === '|') put('command', 'lVert', end);
    else if (IGNORED.has(written)) at = end;
    else if (['mathrm', 'text', 'operatorname', 'mathit', 'textrm', 'begin', 'end'].includes(word)) {
      const inner = match(braced, end);
      if (!inner)
        throw new FormulaError(source, { from: at, to: end }, `found \\${word} without braces, needed \\${word}{…}`);
      const kind = word === 'begin' || word === 'end' ? word : 'word';
      if (kind !== 'word' && inner[1].includes('matrix')) matrices += kind === 'begin' ? 1 : -1;
      put(kind, inner[1].trim(), braced.lastIndex);
    } else if (['mathbf', 'boldsymbol', 'bm', 'vec', 'mathsf'].includes(word)) at = end;
    else put('command', word, end);
  }

  function negated(end: number): void {
    const next = match(name, end);
    const word = next?.[1] ? sameAs(next[1]) : '';
    if (word === 'Rightarrow') put('command', 'nRightarrow', name.lastIndex);
    else if (source[end] === '=') put('command', 'neq', end + 1);
    else if (word === 'to') put('command', 'nto', name.lastIndex);
    else throw new FormulaError(source, { from: at, to: end }, 'found \\not, needed it before \\Rightarrow, \\to or =');
  }
}

/** A break before or behind a relation or an operator separates nothing; of several breaks in a row one line is enough. */
function withoutIdleBreaks(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  let matrices = 0;
  for (const [i, token] of tokens.entries()) {
    if (token.text.endsWith('matrix')) matrices += { begin: 1, end: -1 }[token.kind as string] ?? 0;
    // In a matrix a row may begin with a minus.
    if ((token.kind !== 'space' && token.kind !== 'line') || (matrices > 0 && token.kind === 'line')) {
      kept.push(token);
      continue;
    }
    const next = tokens.slice(i + 1).find(({ kind }) => kind !== 'space' && kind !== 'line');
    const before = kept.at(-1);
    if (joins(next) || joins(before) || next?.kind === 'stop' || before === undefined) continue;
    if (before.kind === 'line' || (before.kind === 'space' && token.kind === 'space')) continue;
    if (before.kind === 'space') kept.pop();
    kept.push(token);
  }
  return kept;
}
