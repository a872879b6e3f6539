import { expect, test } from 'vitest';
import { goldensByProject, peerFunctions, peerGoldens, peerIntervals } from './peers.ts';
import en from './text/en.json' with { type: 'json' };

test('each golden is passed, failed or not expressed, and each reason is said on the page', () => {
  const rows = goldensByProject();
  for (const { tests, passed, failed, notExpressed } of rows) expect(passed + failed + notExpressed).toBe(tests);
  expect(rows.reduce((sum, { tests }) => sum + tests, 0)).toBe(peerGoldens.length);
  for (const { outcome, reason, difference, tolerance } of peerGoldens)
    if (outcome === 'not expressed') expect(Object.keys(en.evidence.peers.reasons)).toContain(reason);
    else expect(outcome === 'passes').toBe((difference ?? Number.NaN) <= (tolerance ?? Number.NaN));
});

test('the counts of intervals and functions add up', () => {
  for (const { assertions, unsound, tightest, wider } of peerIntervals.rows)
    expect(unsound + tightest + wider).toBe(assertions);
  for (const { points, notCorrectlyRounded, worst } of peerFunctions.rows) {
    expect(notCorrectlyRounded).toBeLessThanOrEqual(points);
    expect(notCorrectlyRounded > 0 || worst <= 0.5).toBe(true);
  }
});
