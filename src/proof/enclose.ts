/** Decides a statement for every point of a box, by interval arithmetic and bisection. */
import { abs, bisect, empty, entire, hull, type Interval, isEmpty, mid, width } from '../engine/arithmetic/interval.ts';
import { needOutwardRounding } from './outward.ts';

type Box = readonly Interval[];

export interface Enclosed {
  /** `proved`: true on every part · `refuted`: false on all of some part · `inconclusive`: neither within `work` parts. */
  readonly outcome: 'proved' | 'refuted' | 'inconclusive';
  /** Number of parts examined. */
  readonly boxes: number;
  /** Encloses every value of f on the box, whatever the outcome. */
  readonly hull: Interval;
  /** The part that refutes, or a largest undecided part. */
  readonly worst?: Box;
}

/**
 * Decides `goal` on f over the box. `f` returns an interval that encloses its values on a part; `goal` decides for every
 * number of that interval. At most `work` parts are examined, larger ones first; parts left over make the outcome inconclusive,
 * as does an empty or NaN value. Throws RangeError on a box without a point or on work < 1, Error if rounding is not outward.
 */
export function enclose(
  box: Box,
  f: (part: Box) => Interval,
  goal: (value: Interval) => 'true' | 'false' | 'unknown',
  { work }: { readonly work: number },
): Enclosed {
  needOutwardRounding();
  if (box.length === 0 || box.some(isEmpty))
    throw new RangeError(`A certificate needs points in its box; got ${show(box)}.`);
  if (!(work >= 1)) throw new RangeError(`A certificate needs work for at least one part; got ${work}.`);

  const queue: { part: Box; within: Interval }[] = [{ part: box, within: entire }];
  let values = empty;
  let undecided: Box | undefined;
  let boxes = 0;
  const finish = (outcome: Enclosed['outcome'], worst?: Box): Enclosed => ({
    outcome,
    boxes,
    hull: queue.slice(boxes).reduce((all, { within }) => hull(all, within), values),
    ...(worst && { worst }),
  });

  while (boxes < queue.length && boxes < work) {
    const { part } = queue[boxes++];
    const value = f(part);
    const says = !isEmpty(value);
    const verdict = says ? goal(value) : 'unknown'; // an empty value would meet every goal
    const halves = says && verdict === 'unknown' ? split(part, box) : undefined;
    if (halves) {
      queue.push(...halves.map((half) => ({ part: half, within: value })));
      continue;
    }
    values = hull(values, says ? value : entire);
    if (verdict === 'false') return finish('refuted', part);
    if (verdict !== 'true') undecided ??= part;
  }
  const left = undecided ?? queue[boxes]?.part;
  return left ? finish('inconclusive', left) : finish('proved');
}

/** Halves of the part along the side that is widest relative to the whole box's; undefined if no side can be halved. */
function split(part: Box, whole: Box): [Box, Box] | undefined {
  let widest = -1;
  let most = 0;
  part.forEach((side, i) => {
    const m = mid(side);
    const unit = width(whole[i]);
    const share = width(side) / (unit < Number.POSITIVE_INFINITY ? unit : 1 + abs(side).lo);
    if (side.lo < m && m < side.hi && share > most) [widest, most] = [i, share];
  });
  if (widest < 0) return undefined;
  const [low, high] = bisect(part[widest]);
  return [part.with(widest, low), part.with(widest, high)];
}

const show = (box: Box) => `(${box.map(({ lo, hi }) => `[${lo}, ${hi}]`).join(', ')})`;
