/**
 * Formulas that differ from a reader's in one place, to find the one that is true. The mutants of `src/formula`, and what they
 * leave out.
 */
import { childrenOf, type Expr, type SymbolNode } from '../formula/ast.ts';
import { type Mutation, Mutator, withParts } from '../formula/mutate.ts';
import { parseExpression } from '../formula/parse.ts';
import type { Scope } from '../formula/scope.ts';
import type { Net, Target } from './targets.ts';

/** What kind of slip an edit takes back. */
export type Slip =
  | Exclude<Mutation, 'constant' | 'relation' | 'norm'>
  | 'weights'
  | 'missing factor'
  | 'missing path'
  | 'product order'
  | 'layout'
  | 'scale'
  | 'diag'
  | 'operation';

export interface Edit {
  readonly slip: Slip;
  readonly changed: Expr;
  /** What a path or a factor is called, as TeX. */
  readonly missing?: readonly string[];
}

const raw = String.raw;

/** Which columns and matrices a factor may be that was forgotten. */
const FACTORS: Readonly<Record<Net, readonly string[]>> = {
  lstm: [
    ...['f', 'i', 'c', 'o'].map((gate) => `U_${gate}`),
    ...['f_t', 'i_t', 'o_t', raw`\tilde c_t`, 'c_{t-1}', 'o_{t-1}', raw`\tanh'(c_{t-1})`, raw`\tanh'(c_t)`],
    ...['f', 'i', 'o'].map((gate) => raw`\sigma'(z^${gate}_t)`),
    raw`\tanh'(z^c_t)`,
  ],
  rnn: [raw`W_{\mathrm{rec}}`, raw`W_{\mathrm{out}}`, raw`\varphi'(z_t)`],
};

/** How many parts an expression has. */
export const partCount = (node: Expr): number => childrenOf(node).reduce((sum, part) => sum + partCount(part), 1);
/** Parts of a formula whose edits are tried. */
const MOST_EDITED = 250;

const WEIGHTS: Readonly<Record<Net, (key: string) => readonly string[]>> = {
  lstm: (key) => (/^[WUV]_[fico]$/.test(key) ? ['U', 'V', 'W'].map((letter) => letter + key.slice(1)) : []),
  rnn: (key) => (key.startsWith('W') ? ['W', 'W_rec', 'W_in'] : []),
};

/** Every formula in which one part is another; `here` gives what may stand for a part. */
function everywhere(node: Expr, here: (part: Expr) => readonly Expr[]): Expr[] {
  const within = childrenOf(node).flatMap((part, k) =>
    node.is === 'symbol' || node.is === 'derivative'
      ? []
      : everywhere(part, here).map((changed) => withParts(node, childrenOf(node).with(k, changed))),
  );
  return [...here(node), ...within];
}

/**
 * The edits of a right side, the likeliest first. There are thousands of factors that may be missing: they are made as they are
 * asked for.
 */
export function* editsOf(right: Expr, target: Target, scope: Scope): Iterable<Edit> {
  if (partCount(right) > MOST_EDITED) return;
  const { net } = target;
  const span = { from: right.from, to: right.to };
  const read = (tex: string): Expr => parseExpression(tex, scope);
  const all = (slip: Slip, changed: readonly Expr[]): Edit[] => changed.map((one) => ({ slip, changed: one }));

  const mutants = new Mutator(scope)
    .expression(right)
    .flatMap(({ slip, changed }): Edit[] =>
      slip === 'constant' || slip === 'relation' || slip === 'norm' ? [] : [{ slip, changed }],
    );

  const paths = target.paths ?? [];
  const missing = Array.from({ length: (1 << paths.length) - 2 }, (_, k) => paths.filter((_, i) => ((k + 1) >> i) & 1))
    .sort((a, b) => a.length - b.length)
    .map(
      (lacking): Edit => ({
        slip: 'missing path',
        missing: lacking.map(({ tex }) => tex),
        changed: lacking.reduce((sum: Expr, { tex }) => ({ is: 'plus', left: sum, right: read(tex), ...span }), right),
      }),
    );

  const weights = everywhere(right, (part) =>
    part.is === 'symbol'
      ? WEIGHTS[net](part.key)
          .filter((key) => key !== part.key)
          .map((key): SymbolNode => ({ ...part, key }))
      : [],
  );
  const reversed = everywhere(right, (part) =>
    part.is === 'product'
      ? [{ is: 'transpose', of: { ...part, body: { is: 'transpose', of: part.body, ...span } }, ...span }]
      : [],
  );
  // In the other layout each step is transposed, and the steps stand in the other order.
  const turned = everywhere(right, (part) =>
    part.is === 'product' ? [{ ...part, body: { is: 'transpose', of: part.body, ...span } }] : [],
  );
  const operations = everywhere(right, (part) =>
    part.is === 'times'
      ? [{ ...part, is: 'hadamard' }]
      : part.is === 'hadamard'
        ? [{ ...part, is: 'times' }]
        : part.is === 'power'
          ? [{ ...part, is: 'hadamard', right: part.left }]
          : [],
  );
  const diag = (of: Expr): Expr => ({ is: 'call', fn: 'diag', primes: 0, args: [of], ...span });
  const diags = everywhere(right, (part) =>
    part.is === 'call' && part.fn === 'diag' ? [part.args[0]] : part.is === 'number' ? [] : [diag(part)],
  );
  const factors = FACTORS[net].map((tex) => ({ tex, node: read(tex) }));
  const scaled = ['-1', '2', raw`\frac12`, 'T', raw`\frac1T`].map((tex) => ({
    slip: 'scale' as const,
    missing: [tex],
    changed: {
      is: 'times',
      left: tex === '-1' ? ({ is: 'negative', of: read('1'), ...span } as Expr) : read(tex),
      right,
      ...span,
    } as Expr,
  }));
  yield* [
    ...missing.filter(({ missing: lacking = [] }) => lacking.length === 1),
    ...all('weights', weights),
    ...mutants,
    ...all('product order', reversed),
    ...all('layout', [{ is: 'transpose', of: right, ...span }, ...turned]),
    ...scaled,
    ...missing.filter(({ missing: lacking = [] }) => lacking.length > 1),
    ...all('operation', operations),
    ...all('diag', diags),
  ];
  for (const { tex, node } of factors)
    yield* everywhere(right, (part) =>
      part.is === 'number' || part.is === 'plus' || part.is === 'minus'
        ? []
        : [
            { is: 'times', left: part, right: node, ...span },
            { is: 'times', left: node, right: part, ...span },
            { is: 'hadamard', left: part, right: node, ...span },
            ...(tex.includes('_t') || tex.includes('t-1')
              ? [
                  { is: 'times', left: diag(node), right: part, ...span } as const,
                  { is: 'times', left: part, right: diag(node), ...span } as const,
                ]
              : []),
          ],
    ).map((changed): Edit => ({ slip: 'missing factor', missing: [tex], changed }));
}

/** The parts in which two expressions first differ, the smallest that still show it. */
export function differingParts(a: Expr, b: Expr): readonly [Expr, Expr] {
  const [left, right] = [childrenOf(a), childrenOf(b)];
  const bare = ({ from, to, ...node }: Expr): string =>
    JSON.stringify(Object.entries(node).filter(([, value]) => typeof value !== 'object'));
  if (a.is !== b.is || bare(a) !== bare(b) || left.length !== right.length) return [a, b];
  const text = (node: Expr) =>
    JSON.stringify(node, (key, value) =>
      key === 'from' || key === 'to' ? (typeof value === 'number' ? undefined : value) : value,
    );
  const differ = left.flatMap((part, k) => (text(part) === text(right[k]) ? [] : [k]));
  // A place of an index alone says too little: the symbol it stands at is shown.
  return differ.length === 1 && a.is !== 'symbol' ? differingParts(left[differ[0]], right[differ[0]]) : [a, b];
}
