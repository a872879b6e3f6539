/**
 * `npm run faults`: puts in every fault that a reader's browser, network or address may have, into the parts alone and into the
 * built site, and lists what became of each. The last lines count tests and corrupted addresses.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const results = '.cache/results';
const files = { unit: `${results}/faults-unit.json`, site: `${results}/faults-site.json` };

/** Runs a command whose report is a file, and gives the report; none where it could not be written. */
function report(file, command, args, env = {}) {
  rmSync(file, { force: true });
  spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`faults: ${command} left no report: ${error.message}`);
    return undefined;
  }
}

const unitFaults = ['src/site/islands/address.test.ts', 'src/worker/pool.test.ts', 'src/worker/client.test.ts'];
const siteFaults = ['faults', 'addresses', 'offline', 'security'];

mkdirSync(results, { recursive: true });
const unit = report(files.unit, 'vitest', [
  'run',
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${files.unit}`,
  ...unitFaults,
]);
const site = report(files.site, 'playwright', ['test', ...siteFaults, '--project', 'root', '--reporter=dot,json'], {
  PLAYWRIGHT_JSON_OUTPUT_FILE: files.site,
});

const flat = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(flat)];
const faults = [
  ...(unit?.testResults ?? []).flatMap(({ assertionResults }) =>
    assertionResults.map(({ title, status, meta }) => ({
      title,
      ok: status === 'passed',
      fuzzed: (status === 'passed' && meta?.fuzzed) || 0,
    })),
  ),
  ...(site ? flat(site) : []).map(({ title, tests: [{ status, annotations }] }) => {
    // What was not run is called ok there, too: a fault counts when its test has ended as it should.
    const ok = status === 'expected';
    const said = annotations.find(({ type }) => type === 'fuzzed');
    return { title, ok, fuzzed: ok ? Number(said?.description ?? 0) : 0 };
  }),
];
for (const { title, ok } of faults) console.log(`${ok ? '✓' : '✗'} ${title}`);
const failed = faults.filter(({ ok }) => !ok).length + (unit ? 0 : 1) + (site ? site.errors.length : 1);
const fuzzed = faults.reduce((sum, fault) => sum + fault.fuzzed, 0);
console.log(
  `${faults.length} tests of what goes wrong, ${fuzzed.toLocaleString('en')} corrupted addresses read or opened`,
);
console.log(`${faults.filter(({ ok }) => ok).length} passed, ${failed} failed`);
process.exitCode = failed > 0 || fuzzed < 10_000 ? 1 : 0;
