/**
 * Tokens → syntax tree, by recursive descent. The grammar is in docs/formulas.md. Nothing is guessed: a name that was not
 * declared and a formula that ends too early are errors that show the place.
 */
import type {
  BinaryNode,
  BlocksNode,
  ChainNode,
  Connective,
  DerivativeNode,
  Expr,
  Formula,
  Item,
  Limit,
  NumberNode,
  QuantifierNode,
  RelationSign,
  StatementNode,
  SymbolNode,
} from './ast.ts';
import { FormulaError, type Span } from './error.ts';
import { LETTERS, type Lexicon } from './lexicon.ts';
import { isConnective, isRelation, type Token, tokenise } from './tokens.ts';

/** Brackets within brackets, at most. */
export const DEEPEST = 60;

const FUNCTIONS = new Set(['tanh', 'sigma', 'varphi', 'ln', 'exp', 'diag', 'det', 'cos', 'sin']);
const BIG: Readonly<Record<string, 'sum' | 'product' | 'min' | 'max' | 'sup' | 'inf'>> = {
  sum: 'sum',
  prod: 'product',
  min: 'min',
  max: 'max',
  sup: 'sup',
  inf: 'inf',
};
const ACCENTS: Readonly<Record<string, string>> = { tilde: '~', hat: '^', widetilde: '~', widehat: '^', bar: '-' };
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '\\{': '\\}' };
const BOUNDARY = new Set([')', ']', '\\}', '}', 'rVert', 'rvert']);

/** @throws FormulaError with the place, what was found there, and what was needed */
export function parse(source: string, lexicon: Lexicon): Formula {
  return new Parser(source, lexicon).formula();
}

/** One expression, with no relation in it. @throws FormulaError */
export function parseExpression(source: string, lexicon: Lexicon): Expr {
  return new Parser(source, lexicon).only();
}

class Parser {
  private readonly source: string;
  private readonly lexicon: Lexicon;
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;
  /** Bars `|` that are open: the next bar closes. */
  private bars = 0;

  constructor(source: string, lexicon: Lexicon) {
    this.source = source;
    this.lexicon = lexicon;
    this.tokens = tokenise(source);
  }

  formula(): Formula {
    const statements: StatementNode[] = [];
    this.skipBreaks();
    while (this.now.kind !== 'stop') {
      statements.push(this.statement());
      this.skipBreaks();
    }
    if (statements.length === 0) throw this.error(this.now, 'a formula');
    return { source: this.source, statements };
  }

  only(): Expr {
    const found = this.expression();
    if (this.now.kind !== 'stop') throw this.error(this.now, 'the end of the expression');
    return found;
  }

  // ——— what stands at this place

  private get now(): Token {
    return this.tokens[this.at];
  }

  private peek(ahead = 1): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)];
  }

  private is(text: string): boolean {
    return this.now.text === text && this.now.kind !== 'word' && this.now.kind !== 'letter';
  }

  private take(): Token {
    const token = this.now;
    if (token.kind !== 'stop') this.at++;
    return token;
  }

  private takeIf(text: string): boolean {
    if (!this.is(text)) return false;
    this.at++;
    return true;
  }

  private need(text: string): Token {
    if (!this.is(text)) throw this.error(this.now, `“${text}”`);
    return this.take();
  }

  private error(found: Token, needed: string): FormulaError {
    const what = found.kind === 'stop' ? 'the end of the formula' : `“${this.source.slice(found.from, found.to)}”`;
    return new FormulaError(this.source, found, `found ${what}, needed ${needed}`);
  }

  private problem(span: Span, text: string): FormulaError {
    return new FormulaError(this.source, { from: span.from, to: span.to }, text);
  }

  private span(from: number): Span {
    return { from, to: this.tokens[Math.max(0, this.at - 1)].to };
  }

  /** Runs a part of the grammar one level deeper. */
  private deeper<T>(part: () => T): T {
    if (++this.depth > DEEPEST) throw this.problem(this.now, `brackets stand more than ${DEEPEST} deep, needed fewer`);
    const found = part();
    this.depth--;
    return found;
  }

  // ——— statements

  private skipBreaks(): void {
    while (['space', 'line'].includes(this.now.kind) || this.isSeparator() || this.isFrame()) this.at++;
  }

  /** `\begin{gathered}` and the like say how lines are set, not what they say. */
  private isFrame(): boolean {
    return (
      ['begin', 'end'].includes(this.now.kind) &&
      ['gathered', 'aligned', 'align', 'align*', 'split'].includes(this.now.text)
    );
  }

  private isSeparator(): boolean {
    return this.now.kind === 'sign' && [',', ';', ':', '.'].includes(this.now.text);
  }

  private statement(): StatementNode {
    const clauses: Item[][] = [[]];
    const connectives: Connective[] = [];
    for (;;) {
      while (this.now.kind === 'space' || this.isSeparator() || this.isFrame()) this.at++;
      if (isConnective(this.now)) {
        if (clauses.at(-1)?.length === 0) throw this.error(this.now, 'a statement before it');
        connectives.push(this.take().text as Connective);
        clauses.push([]);
        while (this.now.kind === 'line') this.at++;
        continue;
      }
      if (this.now.kind === 'line' || this.now.kind === 'stop' || BOUNDARY.has(this.now.text)) break;
      clauses.at(-1)?.push(this.item());
    }
    if (BOUNDARY.has(this.now.text)) throw this.error(this.now, 'its opening bracket before it');
    if (clauses.at(-1)?.length === 0) throw this.error(this.now, 'a statement');
    return { clauses, connectives };
  }

  private item(): Item {
    const first = this.now;
    let found: Item;
    if (this.is('exists') || this.is('forall')) found = this.quantifier();
    else found = this.side() ?? this.chain();
    if (!this.is('lor')) return found;
    const of = [found];
    while (this.takeIf('lor')) of.push(this.chain());
    return { is: 'either', of, ...this.span(first.from) };
  }

  private quantifier(): QuantifierNode {
    const { text, from } = this.take();
    const names = [this.expression()];
    while (this.is(',') && !this.opensStatement(1) && !['space', 'line', 'stop'].includes(this.peek().kind)) {
      this.at++;
      names.push(this.expression());
    }
    return { is: text as 'exists' | 'forall', names, ...this.span(from) };
  }

  /** Whether a relation follows before the next separator: then it is a statement of its own, no further name. */
  private opensStatement(ahead: number): boolean {
    for (let k = ahead; ; k++) {
      const token = this.peek(k);
      if (isRelation(token)) return true;
      if (token.kind === 'stop' || token.kind === 'space' || token.kind === 'line' || [',', ':'].includes(token.text))
        return false;
    }
  }

  /** Where the bracket that opens here closes, in tokens from here, if a relation stands directly within. */
  private bracketOfStatements(): number | undefined {
    let depth = 0;
    let relation = false;
    let end = 0;
    for (let k = 0; ; k++) {
      const token = this.peek(k);
      if (token.kind === 'stop') return undefined;
      if (['(', '[', '\\{', '{'].includes(token.text)) depth++;
      if ([')', ']', '\\}', '}'].includes(token.text) && --depth === 0) {
        end = k;
        break;
      }
      if (depth === 1 && isRelation(token)) relation = true;
    }
    return relation ? end : undefined;
  }

  private bracketedItems(): Item[] {
    this.need('(');
    const items: Item[] = [];
    this.deeper(() => {
      while (!this.is(')')) {
        while (this.now.kind === 'space' || this.isSeparator()) this.at++;
        if (!this.is(')')) items.push(this.item());
      }
    });
    this.need(')');
    return items;
  }

  /** `(t ≥ 2)`: brackets around statements, at the beginning of an item. */
  private side(): Item | undefined {
    if (!this.is('(')) return undefined;
    const end = this.bracketOfStatements();
    if (end === undefined) return undefined;
    const after = this.peek(end + 1);
    const ends =
      after.kind === 'stop' ||
      after.kind === 'space' ||
      after.kind === 'line' ||
      after.kind === 'end' ||
      isConnective(after) ||
      [',', ';', '.'].includes(after.text);
    if (!ends) return undefined;
    const { from } = this.now;
    const items = this.bracketedItems();
    return { is: 'side', items, ...this.span(from) };
  }

  private chain(): ChainNode {
    const { from } = this.now;
    const sides = [this.expression()];
    const signs: RelationSign[] = [];
    while (isRelation(this.now) || this.is('nto')) {
      const sign = this.take();
      if (sign.text === 'xrightarrow') this.underArrow();
      signs.push((sign.text === 'xrightarrow' ? 'to' : sign.text) as RelationSign);
      sides.push(this.expression());
    }
    return { is: 'chain', sides, signs, ...this.span(from) };
  }

  /** `[\tau\to\infty]{}` behind `\xrightarrow`: what tends to what. Limits are not evaluated; their bounds are. */
  private underArrow(): void {
    for (const [open, close] of [
      ['[', ']'],
      ['{', '}'],
    ])
      if (this.takeIf(open)) {
        while (!this.is(close)) {
          if (this.now.kind === 'stop') throw this.error(this.now, `“${close}”`);
          this.at++;
        }
        this.at++;
      }
  }

  // ——— expressions

  private expression(): Expr {
    return this.deeper(() => {
      const { from } = this.now;
      let sign = '';
      if (this.is('+') || this.is('-') || this.is('oplus')) sign = this.take().text;
      let left = this.term();
      if (sign === '-') left = { is: 'negative', of: left, ...this.span(from) };
      for (;;) {
        const kind = ({ '+': 'plus', '-': 'minus', oplus: 'oplus' } as const)[
          this.now.kind === 'word' ? '' : this.now.text
        ];
        if (!kind) return left;
        this.at++;
        // `+ ⋯ +`: what is left out is left out.
        const right = this.term();
        left = { is: kind, left, right, ...this.span(from) };
      }
    });
  }

  /** juxta (⊗ juxta)* */
  private term(): Expr {
    const { from } = this.now;
    const factors = [this.juxta()];
    while (this.takeIf('otimes')) {
      if (this.now.text === 'cdots' || this.now.text === 'dots') {
        this.at++;
        this.need('otimes');
        const first = factors.pop() as Expr;
        const last = this.juxta();
        factors.push({ is: 'run', by: 'hadamard', first, last, from: first.from, to: last.to });
      } else factors.push(this.juxta());
    }
    return factors.reduce((left, right): BinaryNode => ({ is: 'hadamard', left, right, from, to: right.to }));
  }

  /** factor+ with `/`, `·` and `⋯` between them */
  private juxta(): Expr {
    const { from } = this.now;
    let left = this.factor();
    for (;;) {
      if (this.takeIf('/')) left = { is: 'quotient', left, right: this.factor(), ...this.span(from) };
      else if (this.is('cdots') && this.opensFactor(this.peek())) {
        this.at++;
        left = this.run(left, this.factor());
      } else if (this.takeIf('cdot') || this.takeIf('times') || this.opensFactor(this.now))
        left = { is: 'times', left, right: this.factor(), ...this.span(from) };
      else return left;
    }
  }

  /** The last factor before the dots, and the one behind them, are the ends of a run; what stands before stays as it is. */
  private run(left: Expr, last: Expr): Expr {
    const span = { from: left.from, to: last.to };
    if (left.is !== 'times') return { is: 'run', by: 'times', first: left, last, ...span };
    // X_a X_{a−1} ⋯ X_b: the second factor only shows how it goes on.
    const shows = sameButIndex(left.right, last);
    if (!shows) throw this.problem(span, 'found “⋯” between two different things, needed the same with another index');
    if (left.left.is === 'times' && sameButIndex(left.left.right, last))
      return {
        is: 'times',
        left: left.left.left,
        right: { is: 'run', by: 'times', first: left.left.right, last, ...span },
        ...span,
      };
    if (sameButIndex(left.left, last)) return { is: 'run', by: 'times', first: left.left, last, ...span };
    return {
      is: 'times',
      left: left.left,
      right: { is: 'run', by: 'times', first: left.right, last, ...span },
      ...span,
    };
  }

  private opensFactor({ kind, text }: Token): boolean {
    if (kind === 'number' || kind === 'letter' || kind === 'word') return true;
    if (kind === 'begin') return text.endsWith('matrix');
    if (kind === 'sign')
      return text === '(' || text === '[' || text === '\\{' || text === '{' || (text === '|' && this.bars === 0);
    if (kind !== 'command') return false;
    return (
      Object.hasOwn(BIG, text) ||
      Object.hasOwn(ACCENTS, text) ||
      LETTERS.has(text) ||
      FUNCTIONS.has(text) ||
      ['frac', 'sqrt', 'lVert', 'lvert', 'partial'].includes(text)
    );
  }

  /** primary ['^' (⊤ | expr)] */
  private factor(): Expr {
    const { from } = this.now;
    let base = this.primary();
    while (this.is('^')) {
      this.at++;
      if (this.is('top') || (this.is('{') && this.peek().text === 'top')) {
        if (this.takeIf('{')) this.at++;
        else this.at++;
        if (this.is('}')) this.at++;
        base = { is: 'transpose', of: base, ...this.span(from) };
      } else base = { is: 'power', left: base, right: this.script(), ...this.span(from) };
    }
    return base;
  }

  /** What stands behind `^` or `_`: one character, one command, or braces. */
  private script(): Expr {
    if (this.takeIf('{')) {
      const inner = this.expression();
      this.need('}');
      return inner;
    }
    const token = this.now;
    if (token.kind === 'number') {
      this.at++;
      return this.number(token, token.text);
    }
    return this.primary(true);
  }

  private primary(bare = false): Expr {
    const token = this.now;
    const { kind, text, from } = token;
    if (kind === 'number') {
      this.at++;
      return this.number(token, text);
    }
    if (kind === 'begin') return this.blocks();
    if (kind === 'word') return this.word(bare);
    if (kind === 'letter') return this.symbol(bare);
    if (kind === 'sign') {
      if (Object.hasOwn(CLOSING, text)) return this.brackets();
      if (text === '{') {
        this.at++;
        const inner = this.expression();
        this.need('}');
        return inner;
      }
      if (text === '|') {
        this.at++;
        this.bars++;
        const of = this.expression();
        this.need('|');
        this.bars--;
        return { is: 'abs', of, ...this.span(from) };
      }
    }
    if (kind === 'command') {
      if (text === 'frac') return this.fraction();
      if (text === 'partial') return this.inlineDerivative();
      if (text === 'lVert') return this.norm();
      if (text === 'lvert') {
        this.at++;
        const of = this.expression();
        this.need('rvert');
        return { is: 'abs', of, ...this.span(from) };
      }
      if (text === 'sqrt') {
        this.at++;
        return { is: 'call', fn: 'sqrt', primes: 0, args: [this.script()], ...this.span(from) };
      }
      if (['cdots', 'dots', 'infty'].includes(text)) {
        this.at++;
        return { is: 'word', text, ...this.span(from) };
      }
      if (Object.hasOwn(BIG, text)) return this.big();
      if (FUNCTIONS.has(text) || LETTERS.has(text) || Object.hasOwn(ACCENTS, text)) return this.symbol(bare);
      if (text === '*') {
        this.at++;
        return { is: 'word', text: '*', ...this.span(from) };
      }
    }
    throw this.error(token, 'a number, a name, a bracket or a function');
  }

  private number(span: Span, text: string): NumberNode {
    const [whole, decimals = ''] = text.split('.');
    const numerator = Number(whole + decimals);
    const denominator = Number(`1${'0'.repeat(decimals.length)}`);
    if (!(numerator <= Number.MAX_SAFE_INTEGER && denominator <= Number.MAX_SAFE_INTEGER))
      throw this.problem(span, `the number ${text} has too many digits, needed fewer than 16`);
    return { is: 'number', ...lowest(numerator, denominator), text, from: span.from, to: span.to };
  }

  private word(bare: boolean): Expr {
    const { text, from } = this.now;
    if (FUNCTIONS.has(text)) return this.symbol(bare);
    this.at++;
    return { is: 'word', text, ...this.span(from) };
  }

  private brackets(): Expr {
    const open = this.take();
    const close = CLOSING[open.text];
    const bars = this.bars;
    this.bars = 0;
    const items = [this.expression()];
    while (!this.is(close)) {
      if (!this.is(',') && !this.is(';') && this.now.kind !== 'space') throw this.error(this.now, `“${close}”`);
      this.take();
      items.push(this.expression());
    }
    this.need(close);
    this.bars = bars;
    const span = this.span(open.from);
    // [h; x] and [h, x] both stand for one below the other.
    if (open.text === '[' && items.length > 1) return { is: 'blocks', rows: items.map((item) => [item]), ...span };
    if (items.length === 1 && open.text !== '\\{') return { ...items[0], ...span };
    return { is: 'list', items, ...span };
  }

  private blocks(): BlocksNode {
    const open = this.take();
    if (!open.text.endsWith('matrix')) throw this.error(open, 'a matrix');
    const rows: Expr[][] = [[]];
    while (this.now.kind !== 'end') {
      if (this.now.kind === 'line') {
        this.at++;
        rows.push([]);
      } else if (this.now.kind === 'stop') throw this.error(this.now, `\\end{${open.text}}`);
      else rows.at(-1)?.push(this.cell());
    }
    if (this.now.text !== open.text) throw this.error(this.now, `\\end{${open.text}}`);
    this.at++;
    if (rows.at(-1)?.length === 0) rows.pop();
    const width = rows[0]?.length ?? 0;
    const odd = rows.find((row) => row.length !== width);
    if (odd || width === 0)
      throw this.problem(
        this.span(open.from),
        `a row of the matrix has ${odd?.length ?? 0} entries, needed ${Math.max(width, 1)} as in the first`,
      );
    return { is: 'blocks', rows, ...this.span(open.from) };
  }

  private cell(): Expr {
    const found = this.expression();
    if (this.is('&')) this.at++;
    return found;
  }

  private fraction(): Expr {
    const { from } = this.take();
    const partial = (ahead: number) => this.peek(ahead).text === 'partial';
    if (this.is('{') && partial(1)) {
      this.at++;
      const found = this.derivativeOf(from, () => {
        this.need('}');
        this.need('{');
      });
      this.need('}');
      return { ...found, ...this.span(from) };
    }
    // `\frac14` and `\frac1\gamma`: one character each.
    if (
      this.now.kind === 'number' &&
      this.now.text.length > 1 &&
      /^\d+$/.test(this.now.text) &&
      this.now.text.length === 2
    ) {
      const digits = this.take();
      const span = this.span(from);
      return {
        is: 'number',
        ...lowest(Number(digits.text[0]), Number(digits.text[1])),
        text: `\\frac${digits.text}`,
        ...span,
      };
    }
    const left = this.argument();
    const right = this.argument();
    const span = this.span(from);
    if (left.is === 'number' && right.is === 'number' && right.numerator !== 0)
      return {
        is: 'number',
        ...lowest(left.numerator * right.denominator, left.denominator * right.numerator),
        text: this.source.slice(span.from, span.to),
        ...span,
      };
    return { is: 'quotient', left, right, ...span };
  }

  private argument(): Expr {
    if (this.is('{')) return this.script();
    if (this.now.kind === 'number' && this.now.text.length > 1) throw this.error(this.now, 'braces around it');
    return this.primary(true);
  }

  /** ∂ (or ∂⁺) of, then what stands between, then ∂ by. */
  private derivativeOf(from: number, between: () => void): DerivativeNode {
    this.need('partial');
    let immediate = false;
    if (this.is('^')) {
      this.at++;
      const braces = this.takeIf('{');
      this.need('+');
      if (braces) this.need('}');
      immediate = true;
    }
    const of = this.variable();
    between();
    this.need('partial');
    const by = this.variable();
    return { is: 'derivative', of, by, immediate, ...this.span(from) };
  }

  private inlineDerivative(): DerivativeNode {
    const { from } = this.now;
    return this.derivativeOf(from, () => this.need('/'));
  }

  private variable(): SymbolNode {
    const found = this.symbol(false);
    if (found.is !== 'symbol')
      throw this.problem(
        found,
        `found ${found.is === 'call' ? 'a function' : 'an expression'}, needed a name to differentiate`,
      );
    return found;
  }

  private norm(): Expr {
    const { from } = this.take();
    const of = this.expression();
    this.need('rVert');
    let is: 'norm' | 'frobenius' | 'largest' = 'norm';
    if (this.is('_')) {
      this.at++;
      const which = this.take();
      if (which.text === 'F') is = 'frobenius';
      else if (which.text === 'infty') is = 'largest';
      else if (which.text !== '2') throw this.error(which, 'F, 2 or ∞');
    }
    return { is, of, ...this.span(from) };
  }

  private big(): Expr {
    const { text, from } = this.take();
    const is = BIG[text];
    const limits: Limit[] = [];
    if (this.is('_')) {
      this.at++;
      const braces = this.takeIf('{');
      limits.push(...this.limits(braces));
      if (braces) this.need('}');
    }
    if (this.is('^')) {
      this.at++;
      const to = this.script();
      const [first, ...rest] = limits;
      if (!first || rest.length > 0 || first.to) throw this.problem(to, 'found an upper limit, needed one index below');
      limits[0] = { ...first, to };
    }
    if (limits.length === 0 && (is === 'min' || is === 'max')) return this.least(is, from);
    if (limits.length === 0) throw this.error(this.now, `an index below \\${text}`);
    const body = this.term();
    return { is, limits, body, ...this.span(from) };
  }

  /** `\min(a, b)`, and `\min f_t`: the least entry of what follows. */
  private least(is: 'min' | 'max', from: number): Expr {
    const of = this.factor();
    return { is: 'call', fn: is, primes: 0, args: of.is === 'list' ? of.items : [of], ...this.span(from) };
  }

  /** `t=2`, `j\le k-\tau`, `k>\tau`, `t,i`, `0\le s\le\alpha` */
  private limits(braces: boolean): Limit[] {
    if (!braces) {
      const token = this.take();
      return [{ index: this.indexName(token) }];
    }
    const found: Limit[] = [];
    do {
      const left = this.expression();
      if (!isRelation(this.now)) {
        found.push({ index: this.nameOf(left) });
        continue;
      }
      const sign = this.take();
      const right = this.expression();
      if (isRelation(this.now)) found.push(this.between(left, sign, right));
      else if (sign.text === '=') found.push({ index: this.nameOf(left), from: right });
      else if (sign.text === 'le') found.push({ index: this.nameOf(left), to: right });
      else if (sign.text === 'ge') found.push({ index: this.nameOf(left), from: right });
      else if (sign.text === '<') found.push({ index: this.nameOf(left), to: next('minus', right) });
      else if (sign.text === '>') found.push({ index: this.nameOf(left), from: next('plus', right) });
      else throw this.error(sign, '=, ≤, <, ≥ or >');
    } while (this.takeIf(','));
    return found;
  }

  /** `a \le i < b` goes up to b − 1, and `b > i \ge a` is the same range. */
  private between(left: Expr, first: Token, middle: Expr): Limit {
    const second = this.take();
    const right = this.expression();
    const [up, down] = [
      ['le', '<'],
      ['ge', '>'],
    ].map((signs) => signs.includes(first.text) && signs.includes(second.text));
    if (!up && !down) throw this.error(second, `a sign of the same direction as “${first.text}”`);
    const index = this.nameOf(middle);
    const [low, high] = up ? [left, right] : [right, left];
    const [strictLow, strictHigh] = (up ? [first, second] : [second, first]).map(({ text }) => '<>'.includes(text));
    return { index, from: strictLow ? next('plus', low) : low, to: strictHigh ? next('minus', high) : high };
  }

  private indexName(token: Token): string {
    if (token.kind === 'letter' || LETTERS.has(token.text)) return token.text;
    throw this.error(token, 'the name of an index');
  }

  private nameOf(node: Expr): string {
    if (node.is === 'symbol' && node.index.length === 0) return node.key;
    throw this.problem(node, 'found an expression, needed the name of an index');
  }

  // ——— names

  /**
   * A letter with accent, label, indices and primes. A label is part of the name (`W_rec`, `z^f`) where that name was declared,
   * else what stands below is an index, and what stands above a power. `bare`: as a script, without its own scripts.
   */
  private symbol(bare: boolean): Expr {
    const { from } = this.now;
    let head = this.head();
    let primes = 0;
    const index: Expr[] = [];
    if (!bare) {
      while (this.takeIf("'")) primes++;
      for (let k = 0; k < 2; k++) {
        if (this.is('^') && primes === 0) {
          const label = this.labelled(head, '^');
          if (label === undefined) break;
          head = label;
        } else if (this.is('_') && index.length === 0) {
          const label = this.labelled(head, '_');
          if (label !== undefined) head = label;
          else index.push(...this.indices());
        }
      }
      while (this.takeIf("'")) primes++;
    }
    const kind = this.lexicon.kindOf(head);
    if (kind === 'function' || FUNCTIONS.has(head) || head === 'sigma_min') return this.call(head, primes, from, index);
    if (primes > 0) throw this.problem(this.span(from), `“${head}” is no function, needed one before the prime`);
    if (kind === undefined) throw this.unknown(head, this.span(from));
    return { is: 'symbol', key: head, index, ...this.span(from) };
  }

  private head(): string {
    const token = this.take();
    if (token.kind !== 'command' || !Object.hasOwn(ACCENTS, token.text)) return token.text;
    const braces = this.takeIf('{');
    const letter = this.take();
    if (letter.kind !== 'letter' && !LETTERS.has(letter.text)) throw this.error(letter, 'a letter under the accent');
    if (braces) this.need('}');
    return ACCENTS[token.text] + letter.text;
  }

  /** The name with the script that follows, if that is a declared name; then the script is taken. */
  private labelled(head: string, sign: '^' | '_'): string | undefined {
    const braces = this.peek().text === '{' && this.peek().kind === 'sign';
    const label = this.peek(braces ? 2 : 1);
    if (!['letter', 'word', 'command', 'sign', 'number'].includes(label.kind)) return undefined;
    if (braces && !(this.peek(3).text === '}' && this.peek(3).kind === 'sign')) return undefined;
    const name = `${head}${sign}${label.text}`;
    if (this.lexicon.kindOf(name) === undefined && !(head === 'sigma' && label.text === 'min')) return undefined;
    this.at += braces ? 4 : 2;
    return name;
  }

  private indices(): Expr[] {
    this.need('_');
    if (!this.takeIf('{')) return [this.script()];
    const found = [this.expression()];
    while (this.takeIf(',')) found.push(this.expression());
    this.need('}');
    return found;
  }

  /** What a function is applied to: brackets, or the next factor, `\tanh\lvert c\rvert`. */
  private call(fn: string, primes: number, from: number, index: readonly Expr[]): Expr {
    if (this.now.kind === 'word') {
      const { text } = this.take();
      return { is: 'word', text: `${fn}${text}`, ...this.span(from) };
    }
    if (!this.opensFactor(this.now)) return { is: 'symbol', key: fn, index, ...this.span(from) };
    if (this.is('(') && this.bracketOfStatements() !== undefined) {
      const given = this.now.from;
      const items = this.bracketedItems();
      return { is: 'call', fn, primes, args: [{ is: 'given', items, ...this.span(given) }], ...this.span(from) };
    }
    // σ(b)² is the square of σ(b), not σ of b².
    const argument = this.deeper(() => (this.is('(') ? this.primary() : this.factor()));
    return { is: 'call', fn, primes, args: argument.is === 'list' ? argument.items : [argument], ...this.span(from) };
  }

  private unknown(key: string, span: Span): FormulaError {
    const near = this.lexicon.keys().filter((known) => known.replace(/^[~^-]/, '')[0] === key.replace(/^[~^-]/, '')[0]);
    const perhaps = near.length > 0 ? ` (perhaps ${near.slice(0, 4).join(', ')})` : '';
    return this.problem(span, `“${key}” is not declared here, needed a symbol of the list${perhaps}`);
  }
}

/** A limit one further on, for < and >. */
function next(is: 'plus' | 'minus', left: Expr): BinaryNode {
  const span = { from: left.from, to: left.to };
  return { is, left, right: { is: 'number', numerator: 1, denominator: 1, text: '1', ...span }, ...span };
}

function lowest(numerator: number, denominator: number): { numerator: number; denominator: number } {
  let [a, b] = [numerator, denominator];
  while (b !== 0) [a, b] = [b, a % b];
  const common = a || 1;
  return { numerator: numerator / common, denominator: denominator / common };
}

/** Whether two expressions differ in the numbers and indices of their symbols only. */
export function sameButIndex(a: Expr, b: Expr): boolean {
  if (a.is !== b.is) return false;
  if (a.is === 'symbol') return b.is === 'symbol' && a.key === b.key && a.index.length === b.index.length;
  if (a.is === 'derivative')
    return b.is === 'derivative' && a.immediate === b.immediate && sameButIndex(a.of, b.of) && sameButIndex(a.by, b.by);
  return false;
}
