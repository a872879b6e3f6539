/**
 * `npm run test:seeded-faults [-- words of a fault]`: puts faults into a copy of this checkout, one by one, and runs the step of
 * `npm test` that should see each. A fault that is not seen, or seen by another step, fails. `--whole` runs all of `npm test`
 * for each fault, and lists each step that sees it.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Results } from './results/results.ts';
import { type Fault, faults, type Step } from './seeded-faults/faults.ts';

/** A copy of what Git knows and does not ignore, with the installed packages and what was proved and drawn before. */
function copyOfCheckout(): string {
  mkdirSync('.cache', { recursive: true });
  const made = mkdtempSync('.cache/seeded-faults-');
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  for (const file of stdout.split('\0').filter((one) => one && existsSync(one))) {
    mkdirSync(join(made, dirname(file)), { recursive: true });
    cpSync(file, join(made, file));
  }
  for (const shared of ['node_modules', '.cache/proofs', '.cache/pictures']) {
    mkdirSync(shared, { recursive: true });
    mkdirSync(join(made, dirname(shared)), { recursive: true });
    symlinkSync(resolve(shared), join(made, shared), 'junction');
  }
  return made;
}

/** Runs a step in the copy. @returns undefined where it is green, else what failed in it */
function seenBy({ command: [program, ...args], env }: Step): string | undefined {
  const RESULTS = '.cache/results.json';
  rmSync(join(copy, RESULTS), { force: true });
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env, RESULTS },
    shell: process.platform === 'win32',
  });
  if (status === 0) return undefined;
  if (!existsSync(join(copy, RESULTS))) return `${stdout}${stderr}`.split('[ERROR]')[1]?.trim() ?? `${stdout}${stderr}`;
  const { failed } = JSON.parse(readFileSync(join(copy, RESULTS), 'utf8')) as Results;
  return failed.join('; ');
}

/** Runs all of `npm test` in the copy. @returns undefined where it is green, else the steps that failed */
function seenByAll(): string | undefined {
  const { status, stdout } = spawnSync('npm', ['test'], {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 1e9,
    shell: process.platform === 'win32',
  });
  if (status === 0) return undefined;
  const steps = stdout.split('\n').filter((line) => line.startsWith('✗ '));
  return steps.map((line) => line.slice(2)).join('; ');
}

/** Puts the fault in, runs, takes it out. @returns whether it was seen as it should be, and by what */
function tryOne({ file, from, to, steps }: Fault): { ok: boolean; by: string } {
  const text = readFileSync(join(copy, file), 'utf8');
  const found = text.split(from).length - 1;
  if (found !== 1) return { ok: false, by: `${file} has “${from}” ${found} times, needed once` };
  const put = (content: string) => writeFileSync(join(copy, file), content);
  put(text.replace(from, () => to));
  try {
    if (whole) {
      const by = seenByAll();
      return { ok: by !== undefined, by: by ?? 'nothing' };
    }
    for (const step of steps) {
      const by = seenBy(step);
      if (by !== undefined) return { ok: step === steps.at(-1), by: `${step.name}: ${by}` };
    }
    return { ok: false, by: 'nothing' };
  } finally {
    put(text);
  }
}

const whole = process.argv.includes('--whole');
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const chosen = faults.filter(({ fault }) => asked.every((word) => fault.includes(word)));
if (chosen.length === 0) throw new Error(`no fault has “${asked.join(' ')}” in its name`);
const copy = copyOfCheckout();
let missed = 0;
try {
  for (const fault of chosen) {
    const started = performance.now();
    const { ok, by } = tryOne(fault);
    if (!ok) missed++;
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(`${ok ? '✓' : '✗'} ${fault.fault} → ${by.replace(/\s+/g, ' ').slice(0, 300)} (${seconds} s)`);
  }
} finally {
  rmSync(copy, { recursive: true });
}
console.log(`${chosen.length - missed} of ${chosen.length} faults seen where they should be`);
process.exitCode = missed === 0 ? 0 : 1;
