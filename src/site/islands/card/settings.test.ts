import { expect, test } from 'vitest';
import { defaults } from '../../../check/options.ts';
import { readSettings, sameOptions, typedSettings } from './settings.ts';

const sizes = { units: { low: 1, high: 8 }, steps: { low: 2, high: 30 } };

test('what the build ran, typed and read again, is what the build ran', () => {
  expect(readSettings(typedSettings(defaults), sizes)).toEqual({ options: defaults });
  const options = { seed: 4294967295, cases: 10000, sizes: { steps: 30 } };
  expect(readSettings(typedSettings(options), sizes)).toEqual({ options });
});

test('an empty size is drawn, a size that the claim does not have is left out', () => {
  expect(readSettings({ seed: '1', cases: '2', units: ' ', gates: '4' }, sizes)).toEqual({
    options: { seed: 1, cases: 2, sizes: {} },
  });
});

test('full-width digits and blanks around a number are read', () => {
  expect(readSettings({ seed: ' ４２ ', cases: '7', units: '３' }, sizes)).toEqual({
    options: { seed: 42, cases: 7, sizes: { units: 3 } },
  });
});

test.each(['', ' ', '-1', '4294967296', '1.5', '1e3', 'seven', '0x10', 'NaN', 'Infinity', '１．５'])(
  'the seed %j cannot be run, and the range needed is named',
  (seed) => {
    expect(readSettings({ seed, cases: '1' }, sizes)).toEqual({ problems: { seed: { low: 0, high: 4294967295 } } });
  },
);

test('every field that does not work is named, in the order of the fields', () => {
  const answer = readSettings({ seed: 'x', cases: '0', units: '9', steps: '1' }, sizes);
  expect('problems' in answer && Object.entries(answer.problems)).toEqual([
    ['seed', { low: 0, high: 4294967295 }],
    ['cases', { low: 1, high: 10000 }],
    ['units', { low: 1, high: 8 }],
    ['steps', { low: 2, high: 30 }],
  ]);
});

test('runs draw the same networks if seed, number and sizes are the same, in whatever order', () => {
  const run = { seed: 1, cases: 5, sizes: { units: 2, steps: 3 } };
  expect(sameOptions(run, { ...run, sizes: { steps: 3, units: 2 } })).toBe(true);
  expect(sameOptions({ seed: 1, cases: 5 }, { seed: 1, cases: 5, sizes: {} })).toBe(true);
  for (const other of [{ seed: 2 }, { cases: 6 }, { sizes: { units: 2 } }, { sizes: { units: 3, steps: 3 } }])
    expect(sameOptions(run, { ...run, ...other })).toBe(false);
});
