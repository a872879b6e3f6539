/**
 * Asks of the results of `npm run mutation` that they are of today's code and complete, that at least 90 % of the mutants
 * were killed, and that `survivors.md` explains each that was not, and no other. Survivors are named by file, code and
 * replacement, so that an explanation lives as long as its code. `check.mjs sample` asks only for the explanations.
 */
import { readFileSync } from 'node:fs';
import { groups } from './groups.mjs';
import { alive, killed, readResults } from './results.mjs';

const LEAST = 0.9;
const sampled = process.argv[2] === 'sample';
const names = Object.keys(groups).filter((name) => (name === 'sample') === sampled);
const short = (code) => code.replace(/\s+/g, ' ').replace(/^(.{60}).+$/, '$1…');
const nameOf = ({ file, code, replacement }) => `${file}: ${short(code)} ⇒ ${short(replacement)}`;

/** The lines of the fenced lists in survivors.md: how many mutants of this name are explained. */
function explained() {
  const text = readFileSync('mutation/survivors.md', 'utf8');
  const lines = [...text.matchAll(/^```\n([\s\S]*?)^```$/gm)].flatMap(([, list]) => list.trimEnd().split('\n'));
  return counted(
    lines.flatMap((line) => Array(Number(/ ×(\d+)$/.exec(line)?.[1] ?? 1)).fill(line.replace(/ ×\d+$/, ''))),
  );
}

function counted(list) {
  const count = new Map();
  for (const item of list) count.set(item, (count.get(item) ?? 0) + 1);
  return count;
}

const problems = [];
const total = { killed: 0, alive: 0 };
const survivors = [];
for (const name of names) {
  const { sources, mutants } = readResults(name);
  for (const { file, source } of sources)
    if (source !== readFileSync(file, 'utf8')) problems.push(`${file} has changed since its mutants were tried`);
  if (mutants.length === 0) problems.push(`${name}: no mutant was tried`);
  const of = { killed: mutants.filter(killed).length, alive: mutants.filter(alive).length };
  console.log(`${name.padEnd(12)} ${of.killed} of ${of.killed + of.alive} killed`);
  total.killed += of.killed;
  total.alive += of.alive;
  survivors.push(...mutants.filter(alive));
}

const found = counted(survivors.map(nameOf));
const known = explained();
for (const [name, count] of found)
  if (count > (known.get(name) ?? 0))
    problems.push(`not explained in mutation/survivors.md${count > 1 ? ` (×${count})` : ''}: ${name}`);
if (!sampled)
  for (const [name, count] of known)
    if (count > (found.get(name) ?? 0)) problems.push(`explained, but did not survive: ${name}`);

const score = total.killed / (total.killed + total.alive);
if (!sampled && !(score >= LEAST)) problems.push(`${(100 * score).toFixed(1)} % killed, needed ${100 * LEAST} %`);
console.log(
  `${total.killed} of ${total.killed + total.alive} mutants killed, ${(100 * score).toFixed(1)} %, ${total.alive} survived`,
);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
