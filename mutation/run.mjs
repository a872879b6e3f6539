/**
 * `npm run mutation [-- group …]`: mutates src/engine and src/proof, group by group (see groups.mjs). Results are kept in
 * .cache/mutation, so that a second run tries only what has changed since; `rm -r .cache/mutation` starts anew.
 */
import { spawnSync } from 'node:child_process';
import { groups } from './groups.mjs';
import { resultsOf } from './results.mjs';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in groups));
if (unknown.length > 0) {
  console.error(`mutation: no group ${unknown.join(', ')}, needed some of ${Object.keys(groups).join(', ')}`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : Object.keys(groups)) {
  const { mutate, tests } = groups[name];
  console.log(`\n${name}`);
  const args = ['run', '--incrementalFile', resultsOf(name), '--mutate', mutate.join(',')];
  const env = { ...process.env, MUTATION_TESTS: tests.join(' ') };
  const { status } = spawnSync('stryker', args, { stdio: 'inherit', env, shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
