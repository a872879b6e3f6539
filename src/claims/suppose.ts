/** What a formula supposes, evaluated on both sides of the edge of each hypothesis. */
import { memo } from '../engine/arithmetic/memo.ts';
import type { Draw } from '../engine/networks/draw.ts';
import { identity, route } from '../proof/make.ts';
import type { Comparison } from '../proof/part.ts';
import { exactly } from '../proof/relation.ts';
import { type Words, words } from '../proof/words.ts';
import type { Reading } from './reading.ts';

/** How far from its edge a hypothesis is just met, and just missed. */
const NEAR = 1e-8;

export interface Edge<Case> {
  readonly chain: number;
  readonly sign?: number;
  /**
   * A case that differs from a given one so that this hypothesis alone is missed by the share `off`, or met by −`off`; an
   * equation is met by 0. Left out where every case meets the hypothesis, such as n = 1.
   */
  readonly at?: (given: Case, off: number) => Case;
}

interface Hypotheses<Case extends object> {
  readonly draw: Draw<Case>;
  /** All hypotheses of one implication. */
  readonly edges: readonly Edge<Case>[];
  /** Edits of the hypotheses. */
  readonly edits: readonly (readonly [from: string, to: string, name?: Words])[];
}

/**
 * The networks drawn meet every hypothesis; a case just within the edge of one meets all of them; and one just beyond misses this one
 * alone. A hypothesis that is displayed too weak or too strong is noticed by one of the two.
 */
export function hypotheses<Case extends object>(
  shown: Reading<Case>,
  { draw, edges, edits }: Hypotheses<Case>,
): Comparison<Case> {
  const key = ({ chain, sign }: Edge<Case>) => `${chain} ${sign}`;
  const all = [...new Map(edges.map(({ at: _, ...which }) => [key(which), which])).values()];
  const supposed = shown.supposed(all);
  const isEquation = ({ chain, sign = 0 }: Edge<Case>) => shown.signOf(chain, sign) === '=';
  /** The case drawn and those at its edges, made once for the hypotheses as displayed and for every mistake. */
  const cases = memo((g: Case) => [
    g,
    ...edges.flatMap(({ at, ...which }) => (at ? [at(g, isEquation(which) ? 0 : -NEAR), at(g, NEAR)] : [])),
  ]);
  const row = (met: (one: Case) => number[]) => (g: Case) => cases(g).flatMap(met);
  const missed = (edge: Edge<Case>) => all.map((one) => (key(one) === key(edge) ? 0 : 1));
  const met = all.map(() => 1);
  const expected = [...met, ...edges.flatMap((edge) => (edge.at ? [...met, ...missed(edge)] : []))];
  return identity<Case>({
    name: words(
      'what is supposed, each hypothesis just met and just missed (1: met, 0: missed)',
      '所作的假设：每一条都取刚好满足与刚好不满足的情形（1 为满足，0 为不满足）',
    ),
    draw,
    left: [route('as displayed', '按显示的公式', row(supposed.met))],
    right: () => expected,
    relation: exactly,
    reads: supposed.reads,
    edges: shown.supposed(edges.filter(({ at }) => at)).reads,
    ...shown.ranges,
    *mutants() {
      for (const { kind, tex, met: wrong } of supposed.mutants())
        yield { kind, tex, ...(wrong && { mistake: { name: words(tex, tex), left: row(wrong) } }) };
    },
    cases: 20,
    controls: edits.map(([from, to, name]) => {
      const { met: wrong, ...formula } = supposed.wrong(from, to);
      return { name: name ?? words(`$${to}$ for $${from}$`, `把 $${from}$ 写成 $${to}$`), formula, left: row(wrong) };
    }),
  });
}
