/**
 * Everything that can go wrong, in one run: style, types, the build, unit tests, a sample of mutants, the proofs from the
 * command line, and the built site in a browser. A step that fails is shown with its output, the others are still run, and the
 * last line counts: unit tests, browser tests, mutants and claims, and each other step that failed.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const results = '.cache/results';
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const total = { passed: 0, failed: 0 };

/** Runs a command and gives its output and whether it ended well. */
function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, shell: process.platform === 'win32' });
    const chunks = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
    const end = (ok) => resolve({ ok, output: Buffer.concat(chunks).toString() });
    child.on('error', () => end(false));
    child.on('close', (code) => end(code === 0));
  });
}

/** A step that counts what `count` finds of it; where it finds nothing to count, a step that failed counts as one. */
async function step(name, command, args, { env, count } = {}) {
  const started = performance.now();
  const { ok, output } = await run(command, args, env);
  let counted = { passed: 0, failed: 0 };
  let uncounted = '';
  try {
    if (count) counted = count(output);
  } catch (error) {
    uncounted = `its results cannot be read: ${error.message}`;
  }
  if (!ok && counted.failed === 0) counted = { ...counted, failed: 1 };
  if (uncounted || (count && counted.passed + counted.failed === 0)) counted = { passed: 0, failed: 1 };
  total.passed += counted.passed;
  total.failed += counted.failed;
  const good = counted.failed === 0;
  const tally = count ? `, ${counted.passed} passed, ${counted.failed} failed` : '';
  console.log(`${good ? '✓' : '✗'} ${name} (${seconds(started)}${tally})`);
  if (!good) console.log(`${output.trimEnd()}\n${uncounted}`);
  return good;
}

const json = (file) => JSON.parse(readFileSync(`${results}/${file}`, 'utf8'));

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

// Astro writes the types of its modules and of the content, which a fresh clone does not have yet.
await Promise.all([step('types of the content', 'astro', ['sync']), step('style', 'biome', ['check', '.'])]);
await step('types of the engine, without DOM and Node', 'tsc', ['-p', 'src/engine']);
// Each has one core for most of its time. What the build has proved, the unit tests that build copies need not prove again.
const [built] = await Promise.all([step('build', 'astro', ['build']), step('types', 'astro', ['check', '--noSync'])]);
await step(
  'unit tests',
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}/unit.json`],
  {
    count: () => {
      const { numPassedTests, numFailedTests, numFailedTestSuites } = json('unit.json');
      return { passed: numPassedTests, failed: numFailedTests || numFailedTestSuites };
    },
  },
);
// The build and the mutants have one core for most of their time.
const [builtBelow] = await Promise.all([
  step('build under a sub-path', 'astro', ['build'], { env: { BASE: '/carousel/', OUT: './dist-sub' } }),
  step('mutants, a sample', 'node', ['tools/mutation/run.mjs', 'sample'], {
    count: (output) => {
      const [, killed, all, problems] = /^(\d+) of (\d+) mutants killed .* (\d+) problems$/m.exec(output).map(Number);
      return { passed: problems > 0 ? killed : all, failed: problems };
    },
  }),
  step('every claim', 'node', ['src/node/cli.ts'], {
    count: (output) => {
      const [, proved, all] = /^(\d+) of (\d+) claims as stated/m.exec(output).map(Number);
      return { passed: proved, failed: all - proved };
    },
  }),
]);
if (built && builtBelow) {
  await step('the site in a browser', 'playwright', ['test', '--reporter=list,json'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: `${results}/site.json` },
    count: () => {
      const { stats, errors } = json('site.json');
      return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
    },
  });
}

console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
