import { expect, test } from 'vitest';
import { defaults } from '../check/options.ts';
import type { Report } from '../check/report.ts';
import { run } from '../check/run.ts';
import { claimById } from '../claims/index.ts';
import { remedy } from './remedy.ts';

const report = run(claimById('total-gradient'), { ...defaults, cases: 1 });

test('a report that is as stated needs none', () => {
  expect(remedy(report)).toBe('');
});

test('a verdict that was not earned is told what it asks for', () => {
  const wrong = (change: Partial<Report>) => remedy({ ...report, ok: false, ...change });
  expect(wrong({ earned: 'false' })).toContain('correct the equation or the route that is wrong, not the tolerance');
  expect(wrong({ stated: 'corrected' })).toContain('state “holds”');
  expect(wrong({ earned: 'inconclusive' })).toContain('wants another draw');
});

test('a mistake that slipped through is told why it may have', () => {
  const [part] = report.parts;
  const parts = [{ ...part, controls: part.controls.map((control) => ({ ...control, caught: false })) }];
  expect(remedy({ ...report, ok: false, parts })).toMatch(/^a mistake that is not caught is none on what was drawn/);
});
