/**
 * `npm run new-claim -- <chapter> <id>`: gives the claim a permanent tag, appends it to the ledger, and writes a claim file
 * that has no evidence yet. Until it has, the build stops: nothing to check is never green.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ChapterId, chapters } from '../src/claims/claim.ts';
import { alphabet, ledgerLine } from '../src/claims/ledger.ts';
import { type TagEntry, tags } from '../src/claims/tags.ts';

export const drawTag = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');

/** A tag that was never given. */
export function freshTag(given: readonly TagEntry[], draw = drawTag): string {
  for (;;) {
    const tag = draw();
    if (given.every((entry) => entry.tag !== tag)) return tag;
  }
}

/** @throws RangeError with what is wrong, the value, and what was needed */
export function readArguments(
  [chapter, id, ...more]: readonly string[],
  given = tags,
): { chapter: ChapterId; id: string } {
  const usage = 'npm run new-claim -- <chapter> <id>, such as: npm run new-claim -- bptt truncated-bptt';
  if (!chapter || !id || more.length > 0) throw new RangeError(`needed a chapter and an id: ${usage}`);
  const known = chapters.find((one) => one === chapter);
  if (!known) throw new RangeError(`there is no chapter “${chapter}”, needed one of ${chapters.join(', ')}`);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new RangeError(`the id is “${id}”, needed lower-case words joined by hyphens, such as rnn-step-jacobian`);
  const before = given.find((entry) => entry.id === id);
  if (before)
    throw new RangeError(`the id “${id}” was given on ${before.since} with tag ${before.tag}; ids are for ever`);
  return { chapter: known, id };
}

const skeleton = (id: string, tag: string, chapter: ChapterId): string => `import { words } from '../../proof/words.ts';
import { defineClaim } from '../claim.ts';

export default defineClaim({
  id: '${id}',
  tag: '${tag}',
  chapter: '${chapter}',
  tex: '',
  says: words('', ''),
  sketch: words('', ''),
  uses: [],
  symbols: [],
  verdict: 'added',
  // Without evidence the claim is inconclusive and stops the build. See src/proof/make.ts for what can stand here.
  proves: [],
});
`;

/** The list with the claim in it, as the last of its chapter. */
function listed(list: string, chapter: ChapterId, id: string): string {
  const rows = [...list.matchAll(/^ {2}'?[\w-]+'?: \(\) => import\('\.\/([\w-]+)\/[\w-]+\.ts'\),\n/gm)];
  const rank = (folder: string) => chapters.indexOf(folder as ChapterId);
  const before = rows.findLast(([, folder]) => rank(folder) <= rank(chapter));
  if (!before) throw new Error("src/claims/list.ts has no rows such as “'rnn-state': () => import(…),”");
  const at = before.index + before[0].length;
  return `${list.slice(0, at)}  '${id}': () => import('./${chapter}/${id}.ts'),\n${list.slice(at)}`;
}

/** Writes all four files below `root`. @returns the files, the claim's own first */
export function addClaim(root: string, entry: TagEntry, chapter: ChapterId): string[] {
  const { tag, id, since } = entry;
  const file = `src/claims/${chapter}/${id}.ts`;
  const [ledger, given, list] = ['tags.ledger', 'tags.ts', 'list.ts'].map((name) => `src/claims/${name}`);
  if (existsSync(join(root, file))) throw new RangeError(`${file} is there already`);
  const read = (name: string) => readFileSync(join(root, name), 'utf8');
  writeFileSync(join(root, file), skeleton(id, tag, chapter));
  appendFileSync(join(root, ledger), `${ledgerLine(entry, read(ledger).trimEnd().split('\n').at(-1))}\n`);
  writeFileSync(
    join(root, given),
    read(given).replace(/\n\];\s*$/, `\n  { tag: '${tag}', id: '${id}', since: '${since}' },\n];\n`),
  );
  writeFileSync(join(root, list), listed(read(list), chapter, id));
  return [file, list, given, ledger];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { chapter, id } = readArguments(process.argv.slice(2));
    const entry = { tag: freshTag(tags), id, since: new Date().toISOString().slice(0, 10) };
    const files = addClaim('.', entry, chapter);
    // Takes off the quotes that the style does not want.
    spawnSync('biome', ['check', '--write', files[1]], { shell: process.platform === 'win32' });
    console.log(`${id} has the tag ${entry.tag}, for ever. Written:\n${files.map((file) => `  ${file}`).join('\n')}`);
    console.log(`Next: fill in ${files[0]}, and put <Claim id="${id}" /> into the chapter in both languages.`);
    console.log(`Until then the build and \`npm run prove -- ${id}\` fail.`);
  } catch (error) {
    console.error(`new-claim: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
