import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeFormula } from './judge.ts';
import { palette } from './palette.ts';
import { targets } from './targets.ts';

/** 10,000 in `npm run test:all`. */
const runs = Number(process.env.FORMULAS ?? 400);
/** Milliseconds of the processor that an input may take: other work on the machine does not count. */
const LONGEST = 1000;

const names = (['rnn', 'lstm'] as const).flatMap((net) => palette(net).flatMap(({ tex, plain }) => [tex, plain]));
const glue = [
  ..."+-*/^_()[]{}'|,;=<> \\&",
  ' = ',
  '^{\\top}',
  '^2',
  '^{999999999}',
  '_{t-1}',
  '[t+1]',
  '\\sum_{t=1}^{T}',
  '\\prod_{t=1}^{100000}',
];
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...names) },
  { weight: 5, arbitrary: fc.constantFrom(...glue) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
  { weight: 1, arbitrary: fc.nat().map(String) },
);
const formula = fc.oneof(
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  // The same over and over: deep, or long.
  fc.tuple(piece, piece, fc.nat({ max: 300 })).map(([a, b, n]) => a.repeat(n) + b.repeat(n)),
);

test(`${runs} inputs of any kind end in a verdict or a message within a second`, { timeout: 3_600_000 }, () => {
  let [longest, slowest] = [0, ''];
  fc.assert(
    fc.property(fc.constantFrom(...targets), formula, ({ id }, text) => {
      const choices = { state: 'c', C: 'term', T: 'power', weights: 'W-input' } as const;
      const began = process.cpuUsage();
      const report = judgeFormula({ target: id, formula: text, choices, seed: 1 }, () => {});
      const took = process.cpuUsage(began).user / 1000;
      if (took > longest) [longest, slowest] = [took, `${id}: ${text}`];
      expect(report.digest).toMatch(/^[0-9a-f]{16}$/);
      if (report.problem) {
        expect(report.problem.says.zh).toMatch(/\p{Script=Han}/u);
        expect(report.problem.span.from).toBeLessThanOrEqual(report.problem.span.to);
        expect(report.problem.span.to).toBeLessThanOrEqual(Math.max(text.length, 2001));
      }
      expect(took, text).toBeLessThan(LONGEST);
    }),
    { numRuns: runs, seed: 7, endOnFailure: true },
  );
  console.info(`the longest took ${longest.toFixed(0)} ms: ${slowest}`);
});
