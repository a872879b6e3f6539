/** Certificates: a statement decided on every point of a box, by intervals over ever smaller parts of it. */
import { abs, bisect, empty, entire, hull, type Interval, isEmpty, mid, width } from '../engine/arithmetic/interval.ts';
import { needOutwardRounding } from './outward.ts';

type Box = readonly Interval[];

export interface Enclosed {
  /** `proved`: true on every part · `refuted`: false on all of some part · `inconclusive`: neither within the work. */
  readonly outcome: 'proved' | 'refuted' | 'inconclusive';
  /** How many parts were looked at. */
  readonly boxes: number;
  /** Holds every value of f on the box, whatever the outcome. */
  readonly hull: Interval;
  /** The part that refutes, or a largest part that is left undecided. */
  readonly worst?: Box;
}

/**
 * Decides `goal` on f over the box. `f` returns an interval that holds its values on the part it is given; `goal` says
 * of such an interval whether every number in it is as wished ('true'), none is ('false'), or neither ('unknown').
 * At most `work` parts are looked at, larger ones first; what is left then makes the outcome inconclusive, and so does a
 * value that is empty or NaN. Throws on a box without a point, on no work, and where rounding is not outward.
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
    const verdict = says ? goal(value) : 'unknown'; // every number of an empty value would be as wished
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

/** Halves of the part, along the side that is widest next to the whole box's; undefined where no side can be halved. */
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
