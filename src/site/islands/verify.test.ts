import { expect, test } from 'vitest';
import type { Report } from '../../check/report.ts';
import en from '../text/en.json' with { type: 'json' };
import { verdictOn } from './VerifyAll.tsx';
import { type Course, type Fate, fateOf } from './verify.ts';

const props = { claims: [], strings: en.verify, seconds: en.card.seconds };
const course = (...fates: Fate[]): Course => ({
  is: 'ended',
  ms: 4200,
  fates: Object.fromEntries(fates.map((fate, i) => [String(i), fate])),
});

test('only a report as stated with the build’s digest is green', () => {
  expect(fateOf({ ok: true, digest: 'a' } as Report, 'a')).toBe('good');
  expect(fateOf({ ok: true, digest: 'b' } as Report, 'a')).toBe('differs');
  expect(fateOf({ ok: false, digest: 'a' } as Report, 'a')).toBe('bad');
});

test('all is well only when every equation is', () => {
  expect(verdictOn(course('good', 'good'), 2, props)).toEqual([
    'good',
    '2 of 2 verdicts confirmed here, every number as in the build · 4.2 s',
  ]);
  expect(verdictOn(course('good', 'differs'), 2, props)[0]).toBe('unsure');
  expect(verdictOn(course('bad', 'differs'), 2, props)[1]).toBe('1 of 2 verdicts not confirmed here · 4.2 s');
});

test('an equation that was not heard of is not green', () => {
  expect(verdictOn(course('good'), 2, props)).toEqual(['bad', '1 of 2 verdicts not confirmed here · 4.2 s']);
  expect(verdictOn(course('good', 'busy'), 2, props)[0]).toBe('bad');
});
