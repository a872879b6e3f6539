/** Stage 3 of a comparison: the right side, compared with the left side on every route. */
import { entries, type Relation } from '../proof/relation.ts';
import type { AnyComparison } from './draw.ts';
import type { Measured } from './measure.ts';

/** One case compared on every route; `route`, `at` and `gap` are those of the worst route and entry. */
export interface Finding {
  readonly measured: Measured;
  /** The entries of the right side. */
  readonly right: ArrayLike<number>;
  readonly route: number;
  readonly at: number;
  readonly gap: number;
  readonly allowed: number;
  /** Order of findings: gap / allowed for equalities, the gap for bounds, ∞ for NaN. */
  readonly severity: number;
  /** The gap of each route. */
  readonly gaps: readonly number[];
}

function severityOf({ kind, allowed }: Relation, gap: number): number {
  if (Number.isNaN(gap)) return Number.POSITIVE_INFINITY;
  return kind === 'equal' && allowed > 0 ? gap / allowed : gap;
}

export function compare(part: AnyComparison, measured: Measured): Finding {
  const right = entries(part.right(measured.given));
  const blockOf = part.blocks?.(measured.given);
  const all = part.left.map(({ relation = part.relation }, route) => {
    const { gap, at } = relation.measure(measured.left[route], right, blockOf);
    return { route, at, gap, allowed: relation.allowed, severity: severityOf(relation, gap) };
  });
  const worst = all.reduce((a, b) => (b.severity > a.severity ? b : a));
  return { measured, right, ...worst, gaps: all.map(({ gap }) => gap) };
}

/** False for NaN. */
export const holds = ({ gap, allowed }: Finding): boolean => gap <= allowed;
/** False for NaN too: NaN neither holds nor refutes. */
export const refutes = ({ gap, allowed }: Finding): boolean => gap > allowed;
export const bySeverity = (a: Finding, b: Finding): number => b.severity - a.severity;
