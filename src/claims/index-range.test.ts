import { expect, test } from 'vitest';
import { indexRangesOf } from '../node/authoring/index-ranges.ts';
import type { IndexRange } from '../proof/part.ts';
import { inLstm } from './in-lstm.ts';
import { claims } from './index.ts';
import { rangeProblems } from './index-range.ts';
import { livelyCell } from './lstm-gradient/resting-cell.ts';

const shown = (brackets: string, places: Parameters<typeof inLstm>[1]) => {
  const { indices } = inLstm(
    String.raw`c_t = c_{t-1} \otimes f_t + \tilde c_t \otimes i_t \quad ${brackets}`,
    places,
  ).ranges;
  const { tex, relations, tuples } = indices as IndexRange<object>;
  return rangeProblems(relations, tuples(livelyCell(4)), tex);
};

test('what is said of an index is where it stands: at the edge, and not beyond', () => {
  expect(shown('(t \\ge 2)', { t: [2, 'T'] })).toEqual([]);
  expect(shown('(2 \\le t < k)', { k: 'T', t: [2, 'k - 1'] })).toEqual([]);
  const [beyond] = shown('(t \\ge 3)', { t: [2, 'T'] });
  expect(beyond.problem).toBe('the claim evaluates it at t = 2, T = 4, needed places that are within');
  expect(beyond.place).toContain('(t \\ge 3)');
  expect(beyond.place).toMatch(/ ~{7}$/);
  const [within] = shown('(t \\ge 1)', { t: [2, 'T'] });
  expect(within.problem).toBe('the claim evaluates it at t = 2, T = 4 and further within, needed a place at its edge');
  // An index that has no place.
  expect(shown('(t \\le k)', { t: [2, 'T'] })).toHaveLength(1);
});

test('no claim says of its indices what it does not evaluate, and a change of what it says is noticed', () => {
  const ranges = claims.flatMap((claim) => indexRangesOf(claim).map((range) => ({ ...range, claim: claim.id })));
  expect(ranges.length).toBeGreaterThanOrEqual(17);
  for (const { claim, tex, relations, tuples, mutants } of ranges) {
    expect(rangeProblems(relations, tuples, tex), claim).toEqual([]);
    for (const mutant of mutants())
      expect(rangeProblems(mutant.relations, tuples, tex), `${claim}: ${mutant.tex}`).not.toEqual([]);
  }
});
