import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Expr, Formula } from './ast.ts';
import { FormulaError } from './error.ts';
import { lstmScope } from './lstm-scope.ts';
import { DEEPEST, parse, parseExpression } from './parse.ts';
import { printExpression, printFormula } from './print.ts';
import { rnnScope } from './rnn-scope.ts';
import { LONGEST, tokenise } from './tokens.ts';

const raw = String.raw;
/** The tree without its places in the source. */
const bare = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, inner) =>
      key === 'source' || key === 'text' || ((key === 'from' || key === 'to') && typeof inner === 'number')
        ? undefined
        : inner,
    ),
  );
const read = (tex: string): Expr => parseExpression(tex, rnnScope);
const problemOf = (tex: string, scope = rnnScope): string => {
  try {
    parse(tex, scope);
  } catch (error) {
    if (error instanceof FormulaError) return error.message;
    throw error;
  }
  return 'no problem';
};

describe('what is printed is read as the same tree', () => {
  const index = fc.constantFrom('t', 't-1', 'k', 'j+1', '2');
  const leaf = fc.oneof(
    fc.nat({ max: 99 }).map(String),
    fc.constantFrom('0.05', raw`\tfrac14`, raw`\frac{3}{7}`, raw`W_{\mathrm{rec}}`, raw`\gamma`, raw`\rho`, 'X', 'I'),
    index.map((i) => `c_{${i}}`),
    index.map((i) => raw`\frac{\partial c_{${i}}}{\partial c_{t-1}}`),
    index.map((i) => raw`\frac{\partial^{+} c_{${i}}}{\partial W}`),
  );
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `${a} + ${b}`),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `${a} - ${b}`),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => raw`(${a}) \otimes (${b})`),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => raw`(${a})\,(${b})`),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => raw`\frac{${a}}{${b}}`),
      fc.tuple(tie('expression'), fc.nat({ max: 9 })).map(([a, k]) => `(${a})^{${k}}`),
      tie('expression').map((a) => raw`\lVert ${a}\rVert_F`),
      tie('expression').map((a) => raw`\lvert ${a}\rvert`),
      tie('expression').map((a) => raw`\operatorname{diag}(\varphi'(${a}))`),
      tie('expression').map((a) => raw`\sum_{j=1}^{k} (${a})`),
      tie('expression').map((a) => raw`\prod_{t=j+1}^{k} (${a})`),
      fc
        .tuple(tie('expression'), tie('expression'))
        .map(([a, b]) => raw`\begin{bmatrix} ${a} & 0 \\ ${b} & I \end{bmatrix}`),
      tie('expression').map((a) => `(-(${a}))`),
    ),
  }));

  test('for expressions of every shape', () => {
    fc.assert(
      fc.property(expression, (tex) => {
        const tree = read(tex);
        expect(bare(read(printExpression(tree)))).toEqual(bare(tree));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    raw`0 < \sigma'(z_t) \le \tfrac14, \qquad \tanh'(z_t) = 1 \iff z_t = 0`,
    raw`\exists\,W_{\mathrm{rec}}, W_{\mathrm{in}}:\quad \lVert c_t\rVert < 1 \quad (t \ge 2)`,
    raw`c_T = 0 \;\not\Rightarrow\; c_t = 0`,
    raw`W \leftarrow W - \gamma\,\frac{\partial E}{\partial W}`,
    raw`\frac{\partial E_k}{\partial W} \to 0 \quad (k \to \infty)`,
    raw`\frac{\partial c_k}{\partial c_{k-1}} \frac{\partial c_{k-1}}{\partial c_{k-2}} \cdots \frac{\partial c_2}{\partial c_1}`,
  ])('for the statement %s', (tex) => {
    const formula: Formula = parse(tex, rnnScope);
    expect(bare(parse(printFormula(formula), rnnScope))).toEqual(bare(formula));
  });
});

describe('what binds more tightly', () => {
  test.each([
    [raw`c_t + c_t \otimes c_t`, raw`c_t + (c_t \otimes c_t)`],
    [raw`W_{\mathrm{rec}} c_t \otimes c_t`, raw`(W_{\mathrm{rec}} c_t) \otimes c_t`],
    [raw`\gamma \rho / X`, raw`(\gamma \rho) / X`],
    [raw`-\gamma \rho`, raw`-(\gamma \rho)`],
    [raw`\sum_{j=1}^{k} \gamma \rho + X`, raw`\bigl(\sum_{j=1}^{k} (\gamma \rho)\bigr) + X`],
    [raw`\tanh\lvert c_t\rvert \otimes c_t`, raw`(\tanh(\lvert c_t\rvert)) \otimes c_t`],
    [raw`\gamma X^{2}`, raw`\gamma (X^{2})`],
    [raw`\min c_t - \gamma`, raw`(\min c_t) - \gamma`],
  ])('%s is %s', (tex, same) => {
    expect(bare(read(tex))).toEqual(bare(read(same)));
  });
});

describe('one symbol has one meaning', () => {
  test('a label belongs to the name where that name is declared, else it is an index', () => {
    expect(bare(read('c_t'))).toMatchObject({ is: 'symbol', key: 'c', index: [{ key: 't' }] });
    expect(bare(read(raw`W_{\mathrm{in}}`))).toMatchObject({ is: 'symbol', key: 'W_in', index: [] });
    expect(bare(parseExpression('z^f_t', lstmScope))).toMatchObject({ key: 'z^f', index: [{ key: 't' }] });
    expect(bare(parseExpression('z_t^f', lstmScope))).toMatchObject({ key: 'z^f', index: [{ key: 't' }] });
    expect(bare(parseExpression(raw`\tilde{c}_{t}`, lstmScope))).toMatchObject({ key: '~c', index: [{ key: 't' }] });
  });

  test.each([
    [raw`c_t = q`, /“q” is not declared here, needed a symbol of the list/],
    [raw`c_t + `, /found the end of the formula, needed a number, a name/],
    [raw`(c_t`, /found the end of the formula, needed “\)”/],
    [raw`c_t)`, /found “\)”, needed its opening bracket/],
    [raw`\frac{c_t}`, /needed a number, a name/],
    [raw`c_t @ 2`, /found “@”, needed TeX/],
    [raw`c'_t`, /“c” is no function/],
    ['', /found the end of the formula, needed a formula/],
    [raw`\mathrm`, /\\mathrm without braces/],
    [raw`\begin{bmatrix} 1 & 2 \\ 3 \end{bmatrix}`, /a row of the matrix has 1 entries, needed 2/],
    [raw`= c_t`, /found “=”, needed/],
    [raw`\partial c_t`, /found the end of the formula, needed “\/”/],
    [raw`1234567890123456789`, /too many digits/],
  ])('%s is refused, and the place is underlined', (tex, message) => {
    const said = problemOf(tex);
    expect(said).toMatch(message);
    expect(said.split('\n').at(-1)).toMatch(/^ +~+$/);
  });
});

describe('hostile input ends in a message', () => {
  test('what is too long, too deep or nonsense', () => {
    expect(problemOf('c'.repeat(LONGEST + 1))).toContain(`has ${LONGEST + 1} characters, needed at most ${LONGEST}`);
    expect(problemOf('('.repeat(1000))).toContain(`more than ${DEEPEST} deep`);
    expect(problemOf(raw`\lVert `.repeat(500))).toContain('deep');
    expect(problemOf('{'.repeat(1000))).toContain('deep');
    expect(problemOf('|'.repeat(1000))).toMatch(/needed|deep/);
    expect(problemOf('c_{'.repeat(900))).toContain('deep');
    expect(problemOf(raw`\tanh`.repeat(700))).toMatch(/deep|needed/);
  });

  test('any text is read or refused, and quickly', () => {
    const tokens = [
      ...tokenise(
        raw`\frac{\partial c_t}{\partial c_{t-1}} = \sum_{j=1}^{k} \lVert W\rVert_F \otimes [c; x] ' | \begin{bmatrix} \end{bmatrix}`,
      ),
    ];
    const piece = fc.oneof(
      fc.constantFrom(
        ...tokens.map(({ from, to }) =>
          raw`\frac{\partial c_t}{\partial c_{t-1}} = \sum_{j=1}^{k} \lVert W\rVert_F \otimes [c; x] ' | \begin{bmatrix} \end{bmatrix}`.slice(
            from,
            to,
          ),
        ),
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          parse(pieces.join(' '), rnnScope);
        } catch (error) {
          expect(error).toBeInstanceOf(FormulaError);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

test.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])('\\%s is no command', (name) => {
  for (const tex of [`\\${name}`, `\\not\\${name}`, `\\${name}_{t=1}^{T} c_t`, `c_t + \\${name}(c_t)`])
    expect(() => parse(tex, rnnScope)).toThrow(FormulaError);
});

test('limits between two signs of either direction are one range', () => {
  const limitsOf = (tex: string) => {
    const node = read(`\\prod_{${tex}} W`);
    if (!('limits' in node)) throw new Error('no product');
    const [{ index, from, to }] = node.limits;
    return [index, from && printExpression(from), to && printExpression(to)];
  };
  expect(limitsOf('j < t \\le k')).toEqual(['t', 'j + 1', 'k']);
  expect(limitsOf('k \\ge t > j')).toEqual(['t', 'j + 1', 'k']);
  expect(limitsOf('k > t \\ge j')).toEqual(['t', 'j', 'k - 1']);
  expect(() => limitsOf('j < t \\ge k')).toThrow(/a sign of the same direction/);
});
