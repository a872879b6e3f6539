import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Report } from '../check/report.ts';
import { run } from '../check/run.ts';
import { claims } from '../claims/index.ts';

const proveIn = (cwd: string, ...args: string[]) =>
  spawnSync(process.execPath, ['src/node/cli.ts', ...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
const prove = (...args: string[]) => proveIn('.', ...args);

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

test('--help says what can be asked for, with ranges, exit codes and examples', () => {
  const { stdout, status } = prove('--help');
  for (const said of ['0 to 4294967295', '1 to 10000', '--size name=n', 'Exit code: 0', 'npm run prove -- rnn-chain'])
    expect(stdout).toContain(said);
  expect(status).toBe(0);
});

test('a claim file that is wrong is told before anything is run, with exit 1, and only to who asks for it', () => {
  mkdirSync('.cache', { recursive: true });
  const root = mkdtempSync('.cache/prove-');
  try {
    for (const part of ['src', 'content', 'package.json']) cpSync(part, join(root, part), { recursive: true });
    const file = join(root, 'src/claims/bptt/rnn-product.ts');
    writeFileSync(file, readFileSync(file, 'utf8').replace('says: words(', 'says: words'));
    const { stdout, stderr, status } = proveIn(root, 'rnn-product');
    expect(stderr).toMatch(/^src\/claims\/bptt\/rnn-product\.ts:\d+: syntax error at “[^\n]+\n$/);
    expect([stdout, status]).toEqual(['', 1]);
    expect(proveIn(root, 'rnn-chain', '--cases', '1').status).toBe(0);
  } finally {
    rmSync(root, { recursive: true });
  }
});
