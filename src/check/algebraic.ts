/** Runs an algebraic part: both sides at random points of a prime field, until a false equation would pass too seldom. */
import { randomFrom } from '../engine/arithmetic/random.ts';
import type { Algebraic, ExactSides } from '../proof/part.ts';
import { words } from '../proof/words.ts';
import { streamOf } from './draw.ts';
import type { RunOptions } from './options.ts';
import type { Outcome, PartReport, Role } from './report.ts';

/** A false equation passes with a probability of at most 2^−BITS. */
export const BITS = 100;
/** Points, at most; a part that needs more is inconclusive. */
const MOST = 40;

function examine(evaluate: ExactSides, oracle: Algebraic['oracle'], stream: string) {
  let [bits, degree, points] = [0, 0, 0];
  while (bits < BITS && points < MOST) {
    const found = evaluate(randomFrom('field', stream, points), oracle);
    points += 1;
    degree = Math.max(degree, found.degree);
    const differs = found.left.length !== found.right.length || found.left.some((value, i) => value !== found.right[i]);
    if (differs) return { outcome: 'refuted' as Outcome, bits, degree, points };
    if (found.left.length === 0) break;
    bits += found.bits;
  }
  return { outcome: (bits >= BITS ? 'passes' : 'inconclusive') as Outcome, bits, degree, points };
}

/** How often `runAlgebraic` calls `tick`: once for the part, once a control. */
export const algebraicTicks = (part: Algebraic, control?: number): number =>
  control === undefined ? 1 + part.controls.length : 1;

/** `control` is the mistake to put in; without it the part itself is run, with its controls. */
export function runAlgebraic(
  part: Algebraic,
  role: Role,
  name: string,
  options: RunOptions,
  tick: () => void,
  control?: number,
): PartReport {
  const { oracle } = part;
  const stream = streamOf(name, options.seed);
  const { evaluate } = control === undefined ? part : part.controls[control];
  const { outcome, bits, degree, points } = examine(evaluate, oracle, stream);
  tick();
  return {
    role,
    kind: 'algebraic',
    name: part.name,
    outcome,
    ...(outcome === 'refuted' && { reason: words('the sides differ at a point', '两边在某一点不相等') }),
    ...(outcome === 'inconclusive' && {
      reason: words(`2^−${bits} after ${points} points`, `${points} 个点之后只到 2^−${bits}`),
    }),
    checked: points,
    exact: { bits, degree, oracle },
    controls:
      control === undefined
        ? part.controls.map(({ evaluate: wrong, ...told }) => {
            const caught = examine(wrong, oracle, stream).outcome === 'refuted';
            tick();
            return { ...told, seeds: 1, refuted: caught ? 1 : 0, caught };
          })
        : [],
  };
}
