/** A finding as plain data for a report. */

import { type Words, words } from '../proof/words.ts';
import { printable } from './case-data.ts';
import type { Finding } from './compare.ts';
import type { AnyComparison } from './draw.ts';
import { formatNumber } from './number.ts';
import type { Example } from './report.ts';
import { certifies } from './rigorous.ts';

/** Number of entries shown of each side, around the worst one. */
const SHOWN = 12;

/**
 * A sentence with the numbers of an example: its sides at the deciding entry, the first entry on the left, and its
 * givens, a list by its first number. What stands directly after a letter or `_` in TeX is no place.
 * @throws Error for a place without a number
 */
function showing(template: Words, { left, right, at, given = {}, size }: Omit<Example, 'shows'>): Words {
  const numbers: Record<string, unknown> = {
    ...size,
    ...Object.fromEntries(Object.entries(given).map(([name, v]) => [name, typeof v === 'object' ? v[0] : v])),
    first: left[0],
    left: left[at],
    right: right[at],
    difference: Math.abs(left[at] - right[at]),
  };
  const filled = (text: string) =>
    text.replace(/(?<![a-z_^])\{(\w+)\}/g, (_, name: string) => {
      const value = numbers[name];
      if (typeof value !== 'number')
        throw new Error(`“${text}” asks for {${name}}, and there is ${Object.keys(numbers)}`);
      return formatNumber(value);
    });
  return words(filled(template.en), filled(template.zh));
}

export function example(part: AnyComparison, { measured, right, route, at, gap, allowed }: Finding): Example {
  const left = measured.left[route];
  const from = Math.max(0, Math.min(at - SHOWN / 2, left.length - SHOWN));
  const window = (side: ArrayLike<number>) => Array.from(side).slice(from, from + SHOWN);
  const given = printable(measured.given);
  const found = {
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
  return { ...found, ...(part.shows && { shows: showing(part.shows, found) }) };
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
