/** What the reader typed for a run, and whether it can be run. Nothing typed is ever lost: texts stay texts until then. */

import type { RunOptions } from '../../../check/options.ts';
import { type Limits, limits, parseWhole } from '../../../check/options.ts';

export type Ranges = Readonly<Record<string, Limits>>;

/** A text for each field: `seed`, `cases` and the sizes by name; an empty size is drawn at random. */
export type TypedSettings = Readonly<Record<string, string>>;

export const typedSettings = ({ seed, cases, sizes = {} }: RunOptions): TypedSettings => ({
  seed: String(seed),
  cases: String(cases),
  ...Object.fromEntries(Object.entries(sizes).map(([name, n]) => [name, String(n)])),
});

/** The options, or the fields that do not work, each with the range that it needs. */
export function readSettings(
  given: TypedSettings,
  sizes: Ranges,
): { readonly options: RunOptions } | { readonly problems: Ranges } {
  const problems: Record<string, Limits> = {};
  const field = (name: string, range: Limits): number => {
    try {
      return parseWhole(name, given[name] ?? '', range);
    } catch {
      problems[name] = range;
      return range.low;
    }
  };
  const seed = field('seed', limits.seed);
  const cases = field('cases', limits.cases);
  const fixed = Object.entries(sizes).filter(([name]) => (given[name] ?? '').trim() !== '');
  const options = { seed, cases, sizes: Object.fromEntries(fixed.map(([name, range]) => [name, field(name, range)])) };
  return Object.keys(problems).length > 0 ? { problems } : { options };
}

/** Whether two runs draw the same cases, so that their digests must be equal. */
export function sameOptions(a: RunOptions, b: RunOptions): boolean {
  const list = ({ sizes = {} }: RunOptions) => JSON.stringify(Object.entries(sizes).sort());
  return a.seed === b.seed && a.cases === b.cases && list(a) === list(b);
}
