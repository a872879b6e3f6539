/** Syntax tree → TeX, in one canonical form: what is printed parses to the same tree. */
import type { ChainNode, Expr, Formula, Item, Limit, RelationSign, StatementNode } from './ast.ts';
import { LETTERS } from './lexicon.ts';

const signs: Readonly<Record<RelationSign, string>> = {
  '=': '=',
  '<': '<',
  '>': '>',
  le: '\\le',
  ge: '\\ge',
  neq: '\\neq',
  equiv: '\\equiv',
  approx: '\\approx',
  in: '\\in',
  to: '\\to',
  nto: '\\not\\to',
  leftarrow: '\\leftarrow',
  ll: '\\ll',
  gg: '\\gg',
};

/** How tightly an expression binds; a part that binds less than its place asks for gets brackets. */
const SUM = 1;
/** A ∑ reaches as far to the right as it can: as a left side it needs brackets. */
const TO_THE_END = 1.5;
const HADAMARD = 2;
const PRODUCT = 3;
const FACTOR = 4;

const commands = new Set([...LETTERS, 'tanh', 'ln', 'exp', 'cos', 'sin', 'min', 'max', 'dots', 'cdots']);
const written = (name: string): string =>
  commands.has(name) ? `\\${name}` : name.length > 1 ? `\\mathrm{${name}}` : name;

/** A name's accent, letter and label: `~c`, `W_rec`, `z^f`. */
export const NAME = /^([~^-]?)([A-Za-z]+)(?:[_^](.+))?$/;

/** `W_rec` → `W_{\mathrm{rec}}`, `z^f` with index t → `z^{f}_{t}`, `~c` → `\tilde c`. */
export function printName(key: string): string {
  const [, accent = '', head, label] = NAME.exec(key) ?? [];
  if (head === undefined) return written(key);
  const sign = key.slice(accent.length + head.length, accent.length + head.length + 1);
  const base = accent ? `\\${{ '~': 'tilde', '^': 'hat', '-': 'bar' }[accent]}{${written(head)}}` : written(head);
  return label === undefined ? base : `${base}${sign}{${label === '*' ? '*' : written(label)}}`;
}

export function printExpression(node: Expr, place = 0): string {
  const [text, binds] = print(node);
  return binds < place ? `(${text})` : text;
}

function print(node: Expr): [text: string, binds: number] {
  const at = printExpression;
  switch (node.is) {
    case 'number':
      return node.denominator === 1
        ? [String(node.numerator), FACTOR]
        : [`\\frac{${node.numerator}}{${node.denominator}}`, FACTOR];
    case 'word':
      return [
        ['dots', 'cdots', 'infty', '*'].includes(node.text) ? written(node.text) : `\\mathrm{${node.text}}`,
        FACTOR,
      ];
    case 'symbol':
      return [
        `${printName(node.key)}${node.index.length > 0 ? `_{${node.index.map((i) => at(i)).join(',')}}` : ''}`,
        FACTOR,
      ];
    case 'negative':
      return [`-${at(node.of, HADAMARD)}`, SUM];
    case 'transpose':
      return [`{${at(node.of, FACTOR)}}^{\\top}`, FACTOR];
    case 'abs':
      return [`\\lvert ${at(node.of)}\\rvert`, FACTOR];
    case 'norm':
      return [`\\lVert ${at(node.of)}\\rVert`, FACTOR];
    case 'frobenius':
      return [`\\lVert ${at(node.of)}\\rVert_F`, FACTOR];
    case 'largest':
      return [`\\lVert ${at(node.of)}\\rVert_\\infty`, FACTOR];
    case 'plus':
    case 'minus':
    case 'oplus': {
      const sign = { plus: '+', minus: '-', oplus: '\\oplus' }[node.is];
      return [`${at(node.left, SUM)} ${sign} ${at(node.right, HADAMARD)}`, SUM];
    }
    case 'hadamard':
      return [`${at(node.left, HADAMARD)} \\otimes ${at(node.right, PRODUCT)}`, HADAMARD];
    case 'times':
      return [`${at(node.left, PRODUCT)} \\cdot ${at(node.right, FACTOR)}`, PRODUCT];
    case 'quotient':
      return [`\\frac{${at(node.left)}}{${at(node.right)}}`, FACTOR];
    case 'power':
      return [`{${at(node.left, FACTOR)}}^{${at(node.right)}}`, FACTOR];
    case 'call': {
      const name =
        node.fn === 'diag' || node.fn === 'sqrt'
          ? `\\operatorname{${node.fn}}`
          : node.fn === 'sigma_min'
            ? '\\sigma_{\\min}'
            : printName(node.fn);
      return [`${name}${"'".repeat(node.primes)}(${node.args.map((arg) => at(arg)).join(', ')})`, FACTOR];
    }
    case 'sum':
    case 'product':
    case 'min':
    case 'max':
    case 'sup':
    case 'inf': {
      const name = node.is === 'product' ? 'prod' : node.is;
      return [`\\${name}${printLimits(node.limits)} ${at(node.body, HADAMARD)}`, TO_THE_END];
    }
    case 'given':
      return [node.items.map(printItem).join(', '), FACTOR];
    case 'blocks':
      return [
        `\\begin{bmatrix} ${node.rows.map((row) => row.map((cell) => at(cell)).join(' & ')).join(' \\\\ ')} \\end{bmatrix}`,
        FACTOR,
      ];
    case 'list':
      return [`\\{${node.items.map((item) => at(item)).join(', ')}\\}`, FACTOR];
    case 'derivative':
      return [`\\frac{\\partial${node.immediate ? '^{+}' : ''} ${at(node.of)}}{\\partial ${at(node.by)}}`, FACTOR];
    case 'run': {
      const sign = node.by === 'hadamard' ? ' \\otimes \\cdots \\otimes ' : ' \\cdots ';
      return [`${at(node.first, FACTOR)}${sign}${at(node.last, FACTOR)}`, node.by === 'hadamard' ? HADAMARD : PRODUCT];
    }
  }
}

function printLimits(limits: readonly Limit[]): string {
  const below = limits.map(({ index, from, to }) => {
    const name = written(index);
    if (limits.length > 1 && from && to) return `${printExpression(from)} \\le ${name} \\le ${printExpression(to)}`;
    if (from) return `${name} = ${printExpression(from)}`;
    return to ? `${name} \\le ${printExpression(to)}` : name;
  });
  const [only] = limits;
  const above = limits.length === 1 && only.from && only.to ? `^{${printExpression(only.to)}}` : '';
  return `_{${below.join(', ')}}${above}`;
}

/** A chain of relations as TeX. */
export const printChain = ({ sides, signs: between }: ChainNode): string =>
  sides
    .map((side, i) => (i === 0 ? printExpression(side) : `${signs[between[i - 1]]} ${printExpression(side)}`))
    .join(' ');

function printItem(item: Item): string {
  switch (item.is) {
    case 'chain':
      return printChain(item);
    case 'exists':
    case 'forall':
      return `\\${item.is} ${item.names.map((name) => printExpression(name)).join(', ')}${item.is === 'exists' ? ':' : ''}`;
    case 'side':
      return `(${item.items.map(printItem).join(', ')})`;
    case 'either':
      return item.of.map(printItem).join(' \\lor ');
  }
}

const printStatement = ({ clauses, connectives }: StatementNode): string =>
  clauses
    .map(
      (items, i) =>
        `${i === 0 ? '' : `\\${connectives[i - 1] === 'nRightarrow' ? 'not\\Rightarrow' : connectives[i - 1]} `}${items.map(printItem).join(' \\quad ')}`,
    )
    .join(' ');

/** The formula in one line a statement. */
export const printFormula = ({ statements }: Formula): string => statements.map(printStatement).join(' \\\\ ');
