import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { Report } from '../check/report.ts';
import { run } from '../check/run.ts';
import { claims } from '../claims/index.ts';

const prove = (...args: string[]) =>
  spawnSync(process.execPath, ['src/node/cli.ts', ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });

test('one line a claim, exit 0 when all are as stated', () => {
  const { stdout, status } = prove('rnn-product', 'rnn-state', '--seed', '3');
  expect(stdout.trim().split('\n')).toHaveLength(3);
  expect(stdout).toContain('2 of 2 claims as stated (seed 3, 100 cases)');
  expect(status).toBe(0);
});

test('--json prints the reports that run() gives', () => {
  const [report] = JSON.parse(prove('rnn-product', '--json', '--cases', '20').stdout) as Report[];
  const claim = claims.find((c) => c.id === 'rnn-product');
  if (!claim) throw new Error('rnn-product is gone');
  expect(report.digest).toBe(run(claim, { seed: 1, cases: 20 }).digest);
});

test('--size fixes sizes, as the reader of a card can', () => {
  const [report] = JSON.parse(
    prove('rnn-product', '--json', '--cases', '5', '--size', 'units=2', '--size', 'steps=9').stdout,
  );
  expect(report.sizes).toEqual({ units: 2, steps: 9 });
  expect(report.parts[0].worst.size).toMatchObject({ units: 2, steps: 9 });
});

test.each([
  [['rnn-prodct'], 'there is no claim "rnn-prodct"'],
  [['--seed', 'x'], 'seed is "x", needed a whole number from 0 to 4294967295'],
  [['--seed', '-1'], 'seed'],
  [['--seed', '4294967296'], 'seed is "4294967296"'],
  [['--cases', '0'], 'cases is "0", needed a whole number from 1'],
  [['--cases', '1.5'], 'cases is "1.5"'],
  [['--size', 'units'], 'size units is "", needed a whole number from 1'],
  [['--what'], '--what'],
])('%j is refused with exit 2 and a message', (args, message) => {
  const { stderr, stdout, status } = prove(...args);
  expect(stderr).toContain(message);
  expect(stderr).toContain('usage: npm run prove');
  expect(stdout).toBe('');
  expect(status).toBe(2);
});
