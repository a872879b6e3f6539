/** Stage 2 of a comparison: computes the left side of a case on every route. */
import { entries } from '../proof/relation.ts';
import type { AnyComparison, Case } from './draw.ts';

export interface Measured extends Case {
  /** The entries of the left side, one array a route. Computed on first access, since a mistake may replace it. */
  readonly left: readonly ArrayLike<number>[];
}

export function measure(part: AnyComparison, drawn: Case): Measured {
  let left: ArrayLike<number>[] | undefined;
  const { given, size, index } = drawn;
  return {
    given,
    size,
    index,
    get left() {
      left ??= part.left.map((route) => entries(route.compute(given)));
      return left;
    },
  };
}
