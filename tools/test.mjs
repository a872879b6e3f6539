/**
 * `npm test`: everything that can go wrong, in one run. `npm run test:all` adds what takes long and sees what another step
 * sees too: a sample of mutants, the proofs from the command line, interval bounds at ten times as many points, the Python files
 * with PyTorch as well, and the browser tests that are marked as slow.
 * A step that fails is shown with its output, and the others are still run. The last line counts unit tests, browser tests,
 * mutants and claims, and each other step that failed. A skipped test is listed with its reason; without one it has failed.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const slow = process.argv.includes('--slow');
const folder = '.cache/results';
const total = { passed: 0, failed: 0, skipped: [] };

/** Runs a command and gives its output and whether it ended well. */
function run(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, shell: process.platform === 'win32' });
    const chunks = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
    const end = (ok) => resolve({ ok, output: Buffer.concat(chunks).toString() });
    child.on('error', (error) => {
      chunks.push(Buffer.from(error.message));
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

/** What a run counted: `failed` is a number, each of `skipped` has its name and its reason. */
const none = { passed: 0, failed: 0, skipped: [] };

/** Runs one step. `count` reads from its output what it counted; a step that failed and counted no failure counts as one. */
async function step(name, command, args, { env = {}, count } = {}) {
  const started = performance.now();
  const { ok, output } = await run(command, args, env);
  let counted = none;
  const problems = [];
  try {
    if (count) counted = count(output);
    if (count && counted.passed + counted.failed + counted.skipped.length === 0) problems.push('It counted nothing.');
  } catch (error) {
    problems.push(`Its results cannot be read: ${error.message}`);
  }
  for (const { name, reason } of counted.skipped) if (!reason) problems.push(`Skipped without a reason: ${name}`);
  const failed = Math.max(counted.failed + problems.length, ok ? 0 : 1);
  const skipped = counted.skipped.filter(({ reason }) => reason);
  total.passed += counted.passed;
  total.failed += failed;
  total.skipped.push(...skipped);
  const tally = count ? `, ${counted.passed} passed, ${failed} failed, ${skipped.length} skipped` : '';
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${failed === 0 ? '✓' : '✗'} ${name} (${seconds} s${tally})`);
  if (failed > 0) console.log([output.trimEnd(), ...problems].join('\n'));
  return failed === 0;
}

/** A step whose tests are counted by a reporter of ours, which writes the file RESULTS. */
const tests = (name, runner, args, env = {}) => {
  const RESULTS = `${folder}/${name.replaceAll(' ', '-')}.json`;
  return step(name, runner, args, {
    env: { ...env, RESULTS },
    count: () => {
      const { failed, ...others } = JSON.parse(readFileSync(RESULTS, 'utf8'));
      return { ...others, failed: failed.length };
    },
  });
};

const vitest = ['run', '--reporter=default', '--reporter=./tools/results/vitest.ts'];
const playwright = ['test', '--reporter=list,./tools/results/playwright.ts'];

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

// Astro writes the types of its modules and of the content, which a fresh clone does not have yet.
await step('types of the content', 'astro', ['sync']);

// Most of these have one core for most of their time, so that there are two lanes of them.
let built = false;
let builtBelow = false;
const lanes = [
  async () => {
    built = await step('build', 'astro', ['build']);
    builtBelow = await step('build under a sub-path', 'astro', ['build'], {
      env: { BASE: '/carousel/', OUT: './dist-sub' },
    });
  },
  async () => {
    await step('style', 'biome', ['check', '.']);
    await step('types of the engine, without DOM and Node', 'tsc', ['-p', 'src/engine']);
    await step('types', 'astro', ['check', '--noSync']);
    const points = slow ? { POINTS: '1000000', TRAJECTORIES: '100000', FORMULAS: '10000', EVERY_FILE: 'yes' } : {};
    await tests('unit tests', 'vitest', [...vitest, '--project', 'unit', '--project', 'pages'], points);
  },
];
await Promise.all(lanes.map((lane) => lane()));

if (built && builtBelow) {
  await tests('the built files', 'vitest', [...vitest, '--project', 'dist']);
  await tests('the site in a browser', 'playwright', [...playwright, ...(slow ? [] : ['--grep-invert', '@slow'])]);
}

if (slow) {
  await step('every claim, from the command line', 'node', ['src/node/cli.ts'], {
    count: (output) => {
      const [, proved, of] = /^(\d+) of (\d+) claims as stated/m.exec(output).map(Number);
      return { ...none, passed: proved, failed: of - proved };
    },
  });
  await step('mutants, a sample', 'node', ['tools/mutation/run.mjs', 'sample'], {
    count: (output) => {
      const [, killed, of, problems] = /^(\d+) of (\d+) mutants killed .* (\d+) problems$/m.exec(output).map(Number);
      return { ...none, passed: problems > 0 ? killed : of, failed: problems };
    },
  });
}

for (const { name, reason } of total.skipped) console.log(`– skipped: ${name}: ${reason}`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
