/** A finding as plain data for a report. */
import { printable } from './case-data.ts';
import type { Finding } from './compare.ts';
import type { AnyComparison } from './draw.ts';
import type { Example } from './report.ts';
import { certifies } from './rigorous.ts';

/** Number of entries shown of each side, around the worst one. */
const SHOWN = 12;

export function example(part: AnyComparison, { measured, right, route, at, gap, allowed }: Finding): Example {
  const left = measured.left[route];
  const from = Math.max(0, Math.min(at - SHOWN / 2, left.length - SHOWN));
  const window = (side: ArrayLike<number>) => Array.from(side).slice(from, from + SHOWN);
  const given = printable(measured.given);
  return {
    case: measured.index,
    size: measured.size,
    ...(given && { given }),
    route: part.left[route].name,
    left: window(left),
    right: window(right),
    at: at - from,
    gap,
    allowed,
  };
}

/** A finding that refutes, with whether intervals certify it. A route with a relation of its own is coarse, and certifies nothing. */
export function counterexample(part: AnyComparison, finding: Finding): Example {
  const { measured, route, at } = finding;
  const certified =
    part.enclosed !== undefined &&
    part.left[route].relation === undefined &&
    certifies(part.relation, part.enclosed(measured.given), at);
  return { ...example(part, finding), certified };
}
