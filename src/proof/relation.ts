/** Relations of two sides. A relation measures a gap and holds if `gap <= allowed`, so that NaN never holds. */
import type { Matrix } from '../engine/arithmetic/matrix.ts';

export type Value = number | ArrayLike<number> | Matrix;

export interface Gap {
  /** Relative size of the worst violation; negative if there is a margin. */
  readonly gap: number;
  /** The index of the worst entry. */
  readonly at: number;
}

/** The block of an entry, such as the matrix that a weight belongs to. */
export type BlockOf = (entry: number) => number | string;

export interface Relation {
  readonly kind: 'equal' | 'atMost';
  readonly allowed: number;
  /** Only `equal` needs blocks. */
  readonly measure: (left: ArrayLike<number>, right: ArrayLike<number>, blockOf?: BlockOf) => Gap;
}

/** The entries of a value, row-major. */
export function entries(value: Value): ArrayLike<number> {
  if (typeof value === 'number') return [value];
  return 'data' in value ? value.data : value;
}

/** The worst entry; NaN for an empty array. */
function worst(count: number, gapAt: (i: number) => number): Gap {
  let found: Gap = { gap: count === 0 ? Number.NaN : Number.NEGATIVE_INFINITY, at: 0 };
  for (let i = 0; i < count; i++) {
    const gap = gapAt(i);
    if (Number.isNaN(gap)) return { gap, at: i };
    if (gap > found.gap) found = { gap, at: i };
  }
  return found;
}

function sameLength(left: ArrayLike<number>, right: ArrayLike<number>): number {
  if (left.length !== right.length)
    throw new RangeError(`left has ${left.length} entries and right has ${right.length}, needed the same number`);
  return left.length;
}

/**
 * left = right up to `relative` times the largest entry of the block, on either side: of the whole array where no blocks are told,
 * of each pair with `entrywise`. A block is held to its own size, so that an error in a small one does not hide behind a large one.
 */
export function equal({ relative, entrywise = false }: { relative: number; entrywise?: boolean }): Relation {
  return {
    kind: 'equal',
    allowed: relative,
    measure(left, right, blockOf: BlockOf = () => 0) {
      const count = sameLength(left, right);
      const block: BlockOf = entrywise ? (i) => i : blockOf;
      const tops = new Map<number | string, number>();
      for (let i = 0; i < count; i++)
        tops.set(block(i), Math.max(tops.get(block(i)) ?? 0, Math.abs(left[i]), Math.abs(right[i])));
      return worst(count, (i) => {
        const top = tops.get(block(i)) ?? Number.NaN;
        return top === 0 ? 0 : Math.abs(left[i] - right[i]) / top;
      });
    },
  };
}

/** left = right exactly, up to the sign of zero; for values that float64 represents exactly. */
export const exactly: Relation = {
  kind: 'equal',
  allowed: 0,
  measure: (left, right) => worst(sameLength(left, right), (i) => Math.abs(left[i] - right[i])),
};

/** (left − right) relative to the larger; NaN if a side is not finite, since a bound of ∞ bounds nothing. */
function excess(left: number, right: number): number {
  if (!Number.isFinite(left) || !Number.isFinite(right)) return Number.NaN;
  return left === right ? 0 : (left - right) / Math.max(Math.abs(left), Math.abs(right));
}

/** left ≤ right, entry by entry, up to a relative excess of `relative`. */
export function atMost({ relative = 1e-12 }: { relative?: number } = {}): Relation {
  return {
    kind: 'atMost',
    allowed: relative,
    measure: (left, right) => worst(sameLength(left, right), (i) => excess(left[i], right[i])),
  };
}

/** left < right, entry by entry, with no allowance. */
export const below: Relation = { ...atMost(), allowed: -Number.MIN_VALUE };
