/**
 * `npm run mutation [-- group …]`: mutates src/engine and src/proof, group by group (groups.mjs), against the tests beside
 * the code; what these leave alive and survivors.md does not explain then meets all claims. Results are kept in
 * .cache/mutation, so that a second run tries only what has changed in a file or in its tests; `rm -r .cache/mutation`
 * starts anew. `--check` looks at the results of the last run only.
 */
import { spawnSync } from 'node:child_process';
import { check, unexplained } from './check.mjs';
import { groups, sample } from './groups.mjs';
import { rangeOf, resultsOf } from './results.mjs';

function stryker(name, mutate, tests) {
  // Of the sample nothing is kept: it is tried from the start in each run of `npm test`.
  const fresh = name === 'sample' ? ['--force'] : [];
  const args = ['run', ...fresh, '--incrementalFile', resultsOf(name), '--mutate', mutate.join(',')];
  const env = { ...process.env, MUTATION_TESTS: tests.join(' ') };
  const { status } = spawnSync('stryker', args, { stdio: 'inherit', env, shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

function tryAll(name) {
  const { mutate, tests } = { ...groups, sample }[name];
  stryker(name, mutate, tests);
  const left = unexplained([name]);
  if (left.length > 0 && name !== 'sample') stryker(name, left.map(rangeOf), ['tools/mutation/claims.test.ts']);
}

const asked = process.argv.slice(2).filter((name) => name !== '--check');
const names = asked.length > 0 ? asked : Object.keys(groups);
const unknown = names.filter((name) => !(name in groups) && name !== 'sample');
if (unknown.length > 0) {
  console.error(`mutation: no group ${unknown.join(', ')}, needed some of ${Object.keys(groups).join(', ')}, sample`);
  process.exit(2);
}
if (!process.argv.includes('--check')) for (const name of names) tryAll(name);
process.exitCode = check(names, asked.length === 0) ? 0 : 1;
