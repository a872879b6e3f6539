import { describe, expect, test } from 'vitest';
import { formatNumber } from '../check/number.ts';
import { defaults } from '../check/options.ts';
import { mustPass } from '../check/report.ts';
import { partsOf, runMistake } from '../check/run.ts';
import { claims } from './index.ts';

const refuted = claims.flatMap((claim) =>
  partsOf(claim).flatMap(({ part, role }, index) =>
    !mustPass(role) && part.kind !== 'experiment' ? [{ claim, index, part }] : [],
  ),
);
const numbersIn = (text: string) =>
  text.replace(/\$[^$]*\$/g, '').match(/−?\d+(?:\.\d+)?(?:\u00a0×\u00a010[⁰-⁹⁻¹²³]+)?/g);

describe.each(refuted)('$claim.id', ({ claim, index, part }) => {
  const { counterexample: found, relation } = runMistake(claim, index, undefined, defaults);
  if (!found?.shows) throw new Error(`${claim.id} has a counterexample without a sentence of its own, needed “shows”`);
  const { shows, left, right, at } = found;

  test('its sentence has the numbers of the counterexample, the same in both languages', () => {
    const template = 'shows' in part ? (part.shows?.en ?? '') : '';
    const deciding = [
      ...(template.includes('{left}') ? [left[at]] : []),
      ...(template.includes('{right}') ? [right[at]] : []),
      ...(template.includes('{first}') ? [left[0]] : []),
    ].map((x) => formatNumber(x));
    expect(deciding).not.toEqual([]);
    for (const text of [shows.en, shows.zh]) expect(numbersIn(text)).toEqual(expect.arrayContaining(deciding));
    expect(numbersIn(shows.zh)?.toSorted()).toEqual(numbersIn(shows.en)?.toSorted());
  });

  test('as printed, its numbers break the relation', () => {
    const [a, b] = [left[at], right[at]].map((x) => formatNumber(x));
    if (relation === 'equal') expect(a).not.toBe(b);
    else expect(left[at] > right[at] || (found.allowed < 0 && left[at] === right[at])).toBe(true);
  });
});

test('the tests above look at all refuted forms', () => {
  expect(refuted.map(({ claim }) => claim.id).length).toBeGreaterThanOrEqual(20);
});
