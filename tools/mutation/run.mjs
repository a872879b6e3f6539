/**
 * `npm run mutation [-- group …]`: mutates src/engine, src/proof and src/check, group by group (groups.mjs), against the tests
 * beside the code. Survivors that survivors.md does not explain then meet all claims. Results are kept in .cache/mutation: a second
 * run tries only what changed in a file or its tests; `rm -r .cache/mutation` starts anew.
 *
 * Ends with 1 where a survivor is not explained; with all groups also where an explained one was killed, or too few were.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { groups, sample } from './groups.mjs';

/** The least part of all mutants that must be killed; explained survivors count as not killed. */
const LEAST = 0.9;

const config = 'tools/mutation/stryker.config.mjs';
const resultsOf = (name) => `.cache/mutation/${name}.json`;

function stryker(name, mutate, tests) {
  // The sample is tried from the start in each run of `npm run test:all`.
  const fresh = name === 'sample' ? ['--force'] : [];
  const args = ['run', config, ...fresh, '--incrementalFile', resultsOf(name), '--mutate', mutate.join(',')];
  const env = { ...process.env, MUTATION_TESTS: tests.join(' ') };
  const { status } = spawnSync('stryker', args, { stdio: 'inherit', env, shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

/** The code of a mutant, on one line of at most 70 characters. */
const short = (code) => code.replace(/\s+/g, ' ').replace(/^(.{70}).+$/, '$1…');
function codeAt(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines.push(lines.pop().slice(0, end.column - 1));
  return [lines.shift().slice(start.column - 1), ...lines].join('\n');
}

/** The mutants of a group, each with its file and with the name that survivors.md gives it. */
const mutantsOf = (group) =>
  Object.entries(JSON.parse(readFileSync(resultsOf(group), 'utf8')).files).flatMap(([file, { source, mutants }]) =>
    mutants.map((mutant) => ({
      ...mutant,
      file,
      name: `${file}: ${short(codeAt(source, mutant.location))} ⇒ ${short(mutant.replacement)}`,
    })),
  );
const alive = ({ status }) => status === 'Survived' || status === 'NoCoverage';
/** A timeout stops an endless loop; a RuntimeError is a module that does not load. */
const killed = ({ status }) => status === 'Killed' || status === 'Timeout' || status === 'RuntimeError';
const survivorsOf = (mutants) => Map.groupBy(mutants.filter(alive), ({ name }) => name);

/** How many survivors of each name survivors.md explains: a line of its fenced lists, with ×2 where the file has two. */
const explained = new Map(
  [...readFileSync('tools/mutation/survivors.md', 'utf8').matchAll(/^```\n([\s\S]*?)^```$/gm)]
    .flatMap(([, list]) => list.trimEnd().split('\n'))
    .map((line) => [line.replace(/ ×\d+$/, ''), Number(/ ×(\d+)$/.exec(line)?.[1] ?? 1)]),
);
const tooMany = (mutants) =>
  [...survivorsOf(mutants)].filter(([name, { length }]) => length > (explained.get(name) ?? 0));

const asked = process.argv.slice(2);
if (asked[0] === 'formulas') {
  const { status } = spawnSync(process.execPath, ['tools/mutation/formulas.ts', ...asked.slice(1)], {
    stdio: 'inherit',
  });
  process.exit(status ?? 1);
}
const names = asked.length > 0 ? asked : Object.keys(groups);
const unknown = names.filter((name) => !(name in groups) && name !== 'sample');
if (unknown.length > 0) {
  console.error(`mutation: no group ${unknown.join(', ')}, needed some of ${Object.keys(groups).join(', ')}, sample`);
  process.exit(2);
}
for (const name of names) {
  const { mutate, tests } = { ...groups, sample }[name];
  stryker(name, mutate, tests);
  const left = tooMany(mutantsOf(name)).flatMap(([, mutants]) => mutants);
  // Stryker reads columns from 0 and writes them from 1.
  const ranges = left.map(
    ({ file, location: { start, end } }) => `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`,
  );
  if (left.length > 0 && name !== 'sample') stryker(name, ranges, ['tools/mutation/claims.test.ts']);
}

const mutants = names.flatMap(mutantsOf);
const found = survivorsOf(mutants);
const problems = tooMany(mutants).map(([name, { length }]) => `not explained: ${name} ×${length}`);
const dead = mutants.filter(killed).length;
const tried = dead + mutants.filter(alive).length;
const percent = ((100 * dead) / tried).toFixed(1);
if (asked.length === 0) {
  for (const [name, count] of explained)
    if (count > (found.get(name)?.length ?? 0)) problems.push(`explained, but killed: ${name} ×${count}`);
  if (!(dead >= LEAST * tried)) problems.push(`${percent} % were killed, needed ${100 * LEAST} %`);
}
for (const problem of problems) console.log(problem);
console.log(`${dead} of ${tried} mutants killed (${percent} %), ${problems.length} problems`);
process.exitCode = problems.length > 0 || dead === 0 ? 1 : 0;
