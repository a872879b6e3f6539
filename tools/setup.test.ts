import { expect, test } from 'vitest';
import { missing, tooOld } from './setup.mjs';

test.each([
  ['a fresh clone', '', 'start', 'start'],
  ['a fresh clone', '', 'all', 'all'],
  ['the same lockfile', 'a start', 'start', undefined],
  ['the same lockfile, and more is needed', 'a start', 'all', 'all'],
  ['the same lockfile, and there is more than needed', 'a all', 'start', undefined],
  ['another lockfile', 'b start', 'start', 'start'],
  ['another lockfile, and there was more than needed', 'b all', 'start', 'all'],
  ['a stamp of before sets were told apart', 'a', 'start', 'start'],
] as const)('what is installed: %s (“%s”, for %s)', (_, stamp, wanted, set) => {
  expect(missing(stamp, 'a', wanted)).toBe(set);
});

test('a Node is too old before 22.12', () => {
  expect(['18.20.8', '20.20.2', '22.11.0', '22.12.0', '23.0.0', '26.10.0'].map(tooOld)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
