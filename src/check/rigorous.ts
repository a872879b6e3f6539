/** What intervals say of one case: its sides are enclosed, so that nothing rests on rounding or on a tolerance. */
import { type Interval, isEmpty } from '../engine/arithmetic/interval/set.ts';
import type { EnclosedSides } from '../proof/part.ts';
import type { Relation } from '../proof/relation.ts';
import { type Judgement, judgements } from './report.ts';

/** Of both enclosures of an entry together, relative to the largest entry. */
const WIDEST = 1e-9;

type Sides = ReturnType<EnclosedSides<unknown>>;

function judgeEntry({ kind, allowed }: Relation, left: Interval, right: Interval, size: number): Judgement {
  if (isEmpty(left) || isEmpty(right)) return 'undecided';
  const [over, under] = [left.lo > right.hi, left.hi < right.lo];
  if (kind === 'equal') return over || under ? 'refuted' : 'undecided';
  const isStrict = allowed < 0;
  if (over || (isStrict && left.lo === right.hi)) return 'refuted';
  if (under || (!isStrict && left.hi === right.lo)) return 'proven';
  const width = Math.max(left.hi, right.hi) - Math.min(left.lo, right.lo);
  return !isStrict && width <= WIDEST * size ? 'equal' : 'undecided';
}

/** The largest finite bound. */
const sizeOf = (all: readonly Interval[]): number =>
  Math.max(0, ...all.flatMap(({ lo, hi }) => [Math.abs(lo), Math.abs(hi)]).filter(Number.isFinite));

/** The gravest of the entries' judgements. */
export function judge(relation: Relation, { left, right }: Sides): Judgement {
  if (left.length === 0 || left.length !== right.length) return 'undecided';
  const size = sizeOf([...left, ...right]);
  return left
    .map((one, i) => judgeEntry(relation, one, right[i], size))
    .reduce((a, b) => (judgements.indexOf(b) > judgements.indexOf(a) ? b : a));
}

/** Whether the sides of a counterexample are certain to differ, or to stand the wrong way round, in entry `at`. */
export const certifies = (relation: Relation, { left, right }: Sides, at: number): boolean =>
  left.length === right.length && at < left.length && judgeEntry(relation, left[at], right[at], 0) === 'refuted';
