/**
 * What a reader types → TeX as `src/formula` reads it, with the way back from each place. Text with a backslash is TeX, any other
 * is plain: `diag(c[t-1]*sigma'(zf[t])) Uf`. Other people's names are taken over where they can mean one thing only, and each is
 * reported; where they can mean two, the reader is asked.
 */
import { FormulaError, type Span } from '../formula/error.ts';
import type { ChoiceName, Choices } from './choices.ts';
import type { Net } from './targets.ts';

/** Characters that a reader may type, at most. */
const LONGEST_TYPED = 2000;

export interface Translated {
  readonly tex: string;
  /** The place in what was typed of a place in the TeX. */
  readonly placeOf: (span: Span) => Span;
  /** Names that were read as others. */
  readonly readAs: readonly (readonly [typed: string, read: string])[];
  /** What has to be asked first. */
  readonly asks: readonly ChoiceName[];
}

/** Text in pieces, each from a place of the source. */
class Pieces {
  private readonly pieces: { readonly text: string; readonly from: number; readonly to: number }[] = [];

  put(text: string, from: number, to: number): void {
    if (text !== '') this.pieces.push({ text, from, to });
  }

  get text(): string {
    return this.pieces.map(({ text }) => text).join('');
  }

  /** The place of the source that a place of the text came from. */
  placeOf({ from, to }: Span): Span {
    let at = 0;
    let [first, last] = [Number.POSITIVE_INFINITY, 0];
    for (const piece of this.pieces) {
      const end = at + piece.text.length;
      if (end > from && at < Math.max(to, from + 1)) {
        // A piece of the source's own length stands there character by character.
        const same = piece.text.length === piece.to - piece.from;
        first = Math.min(first, same ? piece.from + Math.max(0, from - at) : piece.from);
        last = Math.max(last, same ? piece.from + Math.min(to - at, piece.text.length) : piece.to);
      }
      at = end;
    }
    const end = this.pieces.at(-1)?.to ?? 0;
    return first > last ? { from: end, to: end } : { from: first, to: Math.max(last, first) };
  }
}

const UNICODE: Readonly<Record<string, string>> = {
  ...{
    '−': '-',
    '–': '-',
    '′': "'",
    '’': "'",
    '·': '\\cdot ',
    '⋅': '\\cdot ',
    '×': '\\times ',
    '⊙': '\\odot ',
    '∘': '\\odot ',
  },
  ...{ '⊗': '\\otimes ', '⊕': '\\oplus ', '∂': '\\partial ', '∑': '\\sum ', Σ: '\\sum ', '∏': '\\prod ', Π: '\\prod ' },
  ...{
    '≤': '\\le ',
    '≥': '\\ge ',
    '≠': '\\neq ',
    '≪': '\\ll ',
    '≫': '\\gg ',
    '½': '\\frac{1}{2}',
    '¼': '\\frac{1}{4}',
    '…': '\\dots ',
    '⋯': '\\cdots ',
  },
  ...{
    σ: '\\sigma ',
    φ: '\\varphi ',
    ϕ: '\\varphi ',
    γ: '\\gamma ',
    δ: '\\delta ',
    ρ: '\\rho ',
    τ: '\\tau ',
    α: '\\alpha ',
    ε: '\\varepsilon ',
  },
  ...{
    ᵀ: '^{\\top}',
    '⊤': '\\top ',
    '²': '^{2}',
    '³': '^{3}',
    '₁': '_{1}',
    '₂': '_{2}',
    ₜ: '_{t}',
    ₖ: '_{k}',
    ⱼ: '_{j}',
  },
  ...{ '（': '(', '）': ')', '，': ',', '；': ';', '＝': '=', '＋': '+', '［': '[', '］': ']' },
};

const GREEK = new Set('sigma varphi gamma delta rho tau alpha tanh ln exp sqrt'.split(' '));
const WORDS: Readonly<Record<string, string>> = { sigmoid: '\\sigma ', phi: '\\varphi ', log: '\\ln ' };
const CANDIDATE = new Set(['ctilde', 'chat', 'cand', 'cbar']);
const BIG: Readonly<Record<string, string>> = {
  sum: '\\sum',
  prod: '\\prod',
  product: '\\prod',
  max: '\\max',
  min: '\\min',
};

const isDigit = (character: string | undefined): boolean => character !== undefined && /\d/.test(character);

/** Plain text → TeX. @throws FormulaError at a word or a character that means nothing here */
function plainToTex(source: string, net: Net): Pieces {
  const out = new Pieces();
  const problem = (from: number, to: number, text: string) => new FormulaError(source, { from, to }, text);
  let bars = 0;
  const match = (pattern: RegExp, at: number) => {
    const sticky = new RegExp(pattern, 'uy');
    sticky.lastIndex = at;
    const found = sticky.exec(source);
    return found && { found, end: sticky.lastIndex };
  };
  /** The bracket that closes the one at `at`. */
  const closing = (at: number): number => {
    let depth = 0;
    for (let k = at; k < source.length; k++) {
      if ('([{'.includes(source[k])) depth++;
      if (')]}'.includes(source[k]) && --depth === 0) return k;
    }
    throw problem(at, at + 1, `found “${source[at]}”, needed the bracket that closes it`);
  };
  const weights = net === 'lstm' ? 'ficog' : '';
  /** Closing brackets that stand for something else, by their place. */
  const closes = new Map<number, string>();
  const open = (at: number, end: number, before: string, after: string): number => {
    closes.set(closing(end - 1), after);
    out.put(before, at, end);
    return end;
  };

  function word(at: number): number {
    const name = match(/[A-Za-z]+/, at)?.found[0] ?? '';
    const end = at + name.length;
    const isBig = Object.hasOwn(BIG, name);
    const big = isBig && match(/\s*[([]\s*([a-z]+)\s*=\s*([\w+\- ]+?)\s*(?:\.\.\.?|…|:)\s*([\w+\- ]+?)\s*[)\]]/, end);
    if (big) {
      const [, index, from, to] = big.found;
      out.put(`${BIG[name]}_{${index}=${from}}^{${to}} `, at, big.end);
      return big.end;
    }
    if (isBig) return put(BIG[name], at, end);
    if (['norm', 'normF', 'abs'].includes(name) && source[end] === '(')
      return name === 'abs'
        ? open(at, end + 1, '\\lvert ', '\\rvert ')
        : open(at, end + 1, '\\lVert ', name === 'normF' ? '\\rVert_F ' : '\\rVert ');
    if (name === 'diag' || name === 'det') return put(`\\operatorname{${name}}`, at, end);
    if (GREEK.has(name)) return put(`\\${name} `, at, end);
    if (Object.hasOwn(WORDS, name)) return put(WORDS[name], at, end);
    if (CANDIDATE.has(name)) return put('\\tilde c', at, end);
    const labelled = match(
      net === 'lstm'
        ? /([WUVbz])(?:[_^]?([ficog])|[_^]\{([ficog])\})(?![A-Za-z])/
        : /(W)(?:_?(rec|in|out|hh|xh|hx|hy|yh|ih)|_\{(rec|in|out|hh|xh|hx|hy|yh|ih)\})(?![A-Za-z])/,
      at,
    );
    if (labelled) {
      const [, letter, bare, braced] = labelled.found;
      const label = bare ?? braced;
      return put(
        `${letter}${letter === 'z' ? '^' : '_'}{${label.length > 1 ? `\\mathrm{${label}}` : label}}`,
        at,
        labelled.end,
      );
    }
    if (name === 'd') {
      if (source[end] === '+' && /[A-Za-z]/.test(source[end + 1] ?? '')) return put('\\partial^{+} ', at, end + 1);
      return put('\\partial ', at, end);
    }
    if (name.length === 1) return put(name, at, end);
    // dc, dW: a derivative of what follows.
    if (
      name[0] === 'd' &&
      (name.length === 2 || new RegExp(`^d[WUVbz][${weights || 'x'}]$|^dW(rec|in|out)$`).test(name))
    )
      return put('\\partial ', at, at + 1);
    throw problem(
      at,
      end,
      `found the word “${name}”, needed a name of the list, such as ${net === 'lstm' ? 'Uf, zf[t], tanh' : 'Wrec, z[t], tanh'}`,
    );
  }
  const put = (text: string, from: number, to: number): number => {
    out.put(text, from, to);
    return to;
  };

  for (let at = 0; at < source.length; ) {
    const character = source[at];
    const before = source[at - 1];
    if (closes.has(at)) at = put(closes.get(at) ?? '', at, at + 1);
    else if (/[A-Za-z]/.test(character)) at = word(at);
    else if (character === '[' && before !== undefined && /[A-Za-z]/.test(before)) at = open(at, at + 1, '_{', '}');
    else if ((character === '_' || character === '^') && source[at + 1] === '(')
      at = open(at, at + 2, `${character}{`, '}');
    else if (character === '^' && match(/\^T\b/, at)) at = put('^{T}', at, at + 2);
    else if (character === '.' && match(/\.T\b/, at)) at = put('^{\\top}', at, at + 2);
    else if (character === '*' && source[at + 1] === '*') at = put('^', at, at + 2);
    else if (character === '*') at = put(beside(source, at) ? '\\cdot ' : '\\odot ', at, at + 1);
    else if (character === '@') at = put('\\cdot ', at, at + 1);
    else if (character === '‖' || (character === '|' && source[at + 1] === '|'))
      at = put(bars++ % 2 === 0 ? '\\lVert ' : '\\rVert ', at, at + (character === '|' ? 2 : 1));
    else if (match(/<=|>=|!=/, at))
      at = put({ '<': '\\le ', '>': '\\ge ', '!': '\\neq ' }[character] ?? '', at, at + 2);
    else if (character in UNICODE) at = put(UNICODE[character], at, at + 1);
    else if (isDigit(character)) {
      const { end = at + 1 } = match(/\d+(?:\.\d+)?/, at) ?? {};
      at = put(source.slice(at, end), at, end);
    } else if (/[\s+\-/()[\]{}^_=<>,;|'.!]/.test(character)) at = put(character, at, at + 1);
    else {
      const whole = String.fromCodePoint(source.codePointAt(at) ?? 0xfffd);
      throw problem(at, at + whole.length, `found “${whole}”, needed letters, numbers, brackets and + − * / ^ _ =`);
    }
  }
  return out;
}

/** Whether a number stands beside the star: a number times something is no product entry by entry. */
const beside = (source: string, at: number): boolean =>
  isDigit(source.slice(0, at).trimEnd().at(-1)) && !/[A-Za-z_[]\S*\d\s*$/.test(source.slice(0, at))
    ? true
    : isDigit(source.slice(at + 1).trimStart()[0]);

const STYLES = /\\(?:mathbf|boldsymbol|bm|vec|mathsf|mathit|mathcal|mathbb|pmb)\s*(?:\{\s*(\\?[A-Za-z]+|1)\s*\})?/uy;
const LABEL = /([A-Za-z])_(?:\{\s*(?:\\(?:mathrm|text|textrm|mathit)\s*\{)?([A-Za-z]+)\}?\s*\}|([A-Za-z]))/uy;
const TIME = /\^\s*\{\s*(?:\(|\\langle|<|\[)([^{}()<>[\]]*?)(?:\)|\\rangle|>|\])\s*\}/uy;
const SQUARE = /\\(?:tanh|sigma|varphi|phi)\s*\^\s*(?:\{\s*2\s*\}|2)\s*(?=\(|\\left|\\bigl)/uy;
const CANDIDATES = /\\(?:tilde|hat|widetilde|bar)\s*(?:\{\s*[cC]\s*\}|[cC](?![A-Za-z]))/uy;

/** Names of recurrent networks elsewhere, where they can mean one thing only. */
const RNN_LABELS: Readonly<Record<string, string>> = {
  ...{ hh: 'rec', rec: 'rec', xh: 'in', hx: 'in', ih: 'in', in: 'in', hy: 'out', yh: 'out', ho: 'out', out: 'out' },
};
const LSTM_LABELS: Readonly<Record<string, string>> = Object.fromEntries(
  ['f', 'i', 'o', 'c', 'g'].flatMap((gate) => {
    const own = gate === 'g' ? 'c' : gate;
    return [
      ...(gate === 'i' ? ['ih', 'hi'] : [`h${gate}`, `${gate}h`]).map((label) => [label, `U_${own}`]),
      ...[`x${gate}`, `${gate}x`].map((label) => [label, `V_${own}`]),
    ];
  }),
);

/** TeX → TeX in the names and forms that `src/formula` knows. */
function normalised(source: string, net: Net, choices: Choices, plain: boolean) {
  const out = new Pieces();
  const readAs = new Map<string, string>();
  const asks = new Set<ChoiceName>();
  let bars = 0;
  const match = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    return found && { found, end: pattern.lastIndex };
  };
  const put = (text: string, from: number, to: number): number => {
    out.put(text, from, to);
    return to;
  };
  const said = (text: string, from: number, to: number): number => {
    const typed = source.slice(from, to).trim();
    // Braces around one letter say nothing.
    const plainly = (name: string) => name.trim().replaceAll(/\{(\w)\}/g, '$1');
    if (plainly(typed) !== plainly(text)) readAs.set(typed, text.trim());
    return put(text, from, to);
  };

  /** The letters of a symbol and its label, read as a name of this site. */
  function symbol(at: number): number {
    const label = match(LABEL, at);
    if (label) {
      const [, letter, long, short] = label.found;
      const name = long ?? short;
      if (net === 'rnn' && letter === 'W' && Object.hasOwn(RNN_LABELS, name)) {
        const text = `W_{\\mathrm{${RNN_LABELS[name]}}}`;
        return RNN_LABELS[name] === name ? put(text, at, label.end) : said(text, at, label.end);
      }
      if (net === 'lstm' && letter === 'W' && Object.hasOwn(LSTM_LABELS, name))
        return said(LSTM_LABELS[name], at, label.end);
      if (net === 'lstm' && 'WUVb'.includes(letter) && 'ficog'.includes(name) && name.length === 1) {
        const gate = name === 'g' ? 'c' : name;
        const changed =
          choices.weights === 'W-input' && letter === 'W'
            ? 'V'
            : choices.weights === 'U-input' && letter === 'U'
              ? 'V'
              : choices.weights === 'U-input' && letter === 'W'
                ? 'U'
                : letter;
        return said(`${changed}_${gate}`, at, label.end);
      }
    }
    const letter = source[at];
    if (net === 'lstm') {
      if (letter === 'C') {
        if (choices.C === undefined) asks.add('C');
        return choices.C === 'cell' ? said('c', at, at + 1) : put('C', at, at + 1);
      }
      if (letter === 'g' && source.slice(0, at).trimEnd().endsWith('^')) return said('c', at, at + 1);
      if (letter === 'g' && /^\s*_/.test(source.slice(at + 1))) return said('\\tilde c', at, at + 1);
      if (letter === 'z' && match(/z\^\s*(?:\{\s*g\s*\}|g)/uy, at))
        return said('z^{c}', at, match(/z\^\s*(?:\{\s*g\s*\}|g)/uy, at)?.end ?? at + 1);
      const label = match(/z_(?:\{\s*([fico])\s*,\s*|([fico])_)/uy, at);
      if (label?.found[1]) return said(`z^{${label.found[1]}}_{`, at, label.end);
    } else {
      if (letter === 'h') {
        if (choices.state === undefined) asks.add('state');
        return choices.state === 'h' ? said('c', at, at + 1) : put('h', at, at + 1);
      }
      if ('UV'.includes(letter) || (letter === 'W' && choices.weights !== undefined && choices.weights !== 'site')) {
        if (choices.weights === undefined || choices.weights === 'site') {
          asks.add('weights');
          return put(letter, at, at + 1);
        }
        const [input, state] = choices.weights === 'W-input' ? ['W', 'U'] : ['U', 'W'];
        const of = { [input]: 'in', [state]: 'rec', V: 'out' }[letter];
        return said(`W_{\\mathrm{${of}}}`, at, at + 1);
      }
    }
    if (letter === 'L') return said('E', at, at + 1);
    return put(letter, at, at + 1);
  }

  for (let at = 0; at < source.length; ) {
    const character = source[at];
    const time = character === '^' && match(TIME, at);
    if (time && /[hcxzfioyELsg]\s*(?:'*)$/.test(source.slice(0, at))) {
      at = said(`_{${time.found[1]}}`, at, time.end);
    } else if (character === '^' && match(/\^\s*(?:\{\s*T\s*\}|T(?![A-Za-z]))/uy, at)) {
      const { end = at + 1 } = match(/\^\s*(?:\{\s*T\s*\}|T(?![A-Za-z]))/uy, at) ?? {};
      // A limit of a sum is no power.
      const limit = /\\(?:sum|prod)\s*(?:_(?:\{[^{}]*\}|\w))?\s*$/.test(source.slice(0, at));
      if (!limit && choices.T === undefined) asks.add('T');
      at = put(!limit && choices.T === 'transpose' ? '^{\\top}' : '^{T}', at, end);
    } else if (character === '^' && /^\^\s*\{?\s*\*/.test(source.slice(at))) {
      const { end = at + 1 } = match(/\^\s*(?:\{\s*\*\s*\}|\*)/uy, at) ?? {};
      at = put(source.slice(at, end), at, end);
    } else if (character === '\\') {
      const style = match(STYLES, at);
      const candidate = net === 'lstm' && match(CANDIDATES, at);
      const power = match(SQUARE, at);
      if (candidate) at = put('\\tilde c', at, candidate.end);
      else if (style) {
        const inner = style.found[1];
        if (inner && inner.length === 1) {
          const start = source.indexOf(inner, source.indexOf('{', at));
          // A letter in bold is that letter, with the label behind it.
          if (/[A-Za-z]/.test(inner)) at = relabelled(at, inner, style.end);
          else {
            put(inner, start, start + 1);
            at = style.end;
          }
        } else at = put(inner ?? '', at, style.end);
      } else if (power) {
        // tanh²(z) is the square of each entry.
        const fn = /\\[a-z]+/.exec(power.found[0])?.[0] ?? '';
        const open = source.indexOf('(', at);
        const end = closeOf(source, open) + 1;
        const argument = within(source.slice(open, end));
        at = put(`(${fn}${argument} \\odot ${fn}${argument})`, at, Math.min(end, source.length));
      } else if (source[at + 1] === '|') at = put(bars++ % 2 === 0 ? '\\lVert ' : '\\rVert ', at, at + 2);
      else {
        const named = match(/\\(?:operatorname|mathrm|text|textrm)\s*\{\s*(sigmoid|sigm|sig)\s*\}/uy, at);
        const command =
          match(/\\(?:operatorname|mathrm|text|textrm|begin|end)\s*\{[^{}]*\}/uy, at) ??
          match(/\\(?:[A-Za-z]+|.)/suy, at);
        at = named
          ? said('\\sigma ', at, named.end)
          : put(source.slice(at, command?.end ?? at + 1), at, command?.end ?? at + 1);
      }
    } else if (character === '*' && !plain) at = put(beside(source, at) ? '\\cdot ' : '\\odot ', at, at + 1);
    else if (/[A-Za-z]/.test(character)) at = symbol(at);
    else if (!plain && character in UNICODE) at = put(UNICODE[character], at, at + 1);
    else at = put(character, at, at + 1);
  }
  return { out, readAs, asks };

  /** A part of the source by itself. */
  function within(part: string): string {
    const inner = normalised(part, net, choices, plain);
    for (const [typed, read] of inner.readAs) readAs.set(typed, read);
    for (const ask of inner.asks) asks.add(ask);
    return inner.out.text;
  }

  /** `\mathbf{W}_{hh}`: the letter with its label, as if it were not bold. */
  function relabelled(at: number, letter: string, end: number): number {
    const label = /^_(?:\{[^{}]*(?:\{[^{}]*\})?[^{}]*\}|[A-Za-z])/.exec(source.slice(end))?.[0] ?? '';
    return put(within(letter + label), at, end + label.length);
  }
}

/** The place of the bracket that closes the one at `at`, or the end. */
function closeOf(source: string, at: number): number {
  let depth = 0;
  for (let k = at; k < source.length; k++) {
    if (source[k] === '(') depth++;
    if (source[k] === ')' && --depth === 0) return k;
  }
  return source.length;
}

/** @throws FormulaError for what is too long, or no text of a formula */
export function translate(source: string, net: Net, choices: Choices): Translated {
  if (source.length > LONGEST_TYPED)
    throw new FormulaError(
      source,
      { from: LONGEST_TYPED, to: LONGEST_TYPED + 1 },
      `the formula has ${source.length} characters, needed at most ${LONGEST_TYPED}`,
    );
  const plain = !source.includes('\\');
  const first = plain ? plainToTex(source, net) : undefined;
  const { out, readAs, asks } = normalised(first?.text ?? source, net, choices, plain);
  const placeOf = (span: Span): Span => {
    const inner = out.placeOf(span);
    return first ? first.placeOf(inner) : inner;
  };
  return { tex: out.text, placeOf, readAs: [...readAs], asks: [...asks] };
}
