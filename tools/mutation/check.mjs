/**
 * Whether mutants were killed as they should be. Survivors are named by file, code and replacement, so that an explanation
 * in survivors.md lives as long as its code.
 */
import { readFileSync } from 'node:fs';
import { alive, killed, readResults } from './results.mjs';

/** The least part of all mutants that must be killed; survivors that are explained count as not killed. */
const LEAST = 0.9;

const short = (code) => code.replace(/\s+/g, ' ').replace(/^(.{70}).+$/, '$1…');
const nameOf = ({ file, code, replacement }) => `${file}: ${short(code)} ⇒ ${short(replacement)}`;

/** Survivors by name: a file may have several of one name. */
const survivorsOf = (mutants) => Map.groupBy(mutants.filter(alive), nameOf);

/** What survivors.md explains, from its fenced lists: a survivor a line, with ×2 behind it where the file has two of it. */
function explained() {
  const lists = readFileSync('tools/mutation/survivors.md', 'utf8').matchAll(/^```\n([\s\S]*?)^```$/gm);
  const lines = [...lists].flatMap(([, list]) => list.trimEnd().split('\n'));
  return new Map(lines.map((line) => [line.replace(/ ×\d+$/, ''), Number(/ ×(\d+)$/.exec(line)?.[1] ?? 1)]));
}

/** The survivors of these groups that nothing explains; where a name has too many, all that bear it. */
export function unexplained(groups) {
  const known = explained();
  const found = survivorsOf(groups.flatMap((group) => readResults(group).mutants));
  return [...found].flatMap(([name, mutants]) => (mutants.length > (known.get(name) ?? 0) ? mutants : []));
}

/**
 * Prints how many mutants of these groups were killed, and what is wrong: a file that has changed since, a survivor that is
 * not explained, and where `all` groups were tried an explanation of what does not survive, or too low a score.
 */
export function check(groups, all) {
  const problems = [];
  const times = (name, count) => (count > 1 ? `${name} ×${count}` : name);
  const mutants = groups.flatMap((group) => {
    const { sources, mutants: tried } = readResults(group);
    const changed = sources.filter(({ file, source }) => source !== readFileSync(file, 'utf8'));
    problems.push(...changed.map(({ file }) => `${file} has changed since its mutants were tried`));
    if (!tried.some(killed)) problems.push(`${group}: no mutant was killed, needed some`);
    return tried;
  });
  const found = survivorsOf(mutants);
  for (const [name, { length }] of Map.groupBy(unexplained(groups), nameOf))
    problems.push(`not explained: ${times(name, length)}`);
  const dead = mutants.filter(killed).length;
  const tried = dead + mutants.filter(alive).length;
  const score = dead / tried;
  if (all) {
    for (const [name, count] of explained())
      if (count > (found.get(name)?.length ?? 0)) problems.push(`explained, but killed: ${times(name, count)}`);
    if (!(score >= LEAST)) problems.push(`${(100 * score).toFixed(1)} % were killed, needed ${100 * LEAST} %`);
  }
  for (const problem of problems) console.log(problem);
  console.log(`${dead} of ${tried} mutants killed (${(100 * score).toFixed(1)} %), ${problems.length} problems`);
  return problems.length === 0;
}
