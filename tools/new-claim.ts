/**
 * `npm run new-claim -- <chapter> <id>`: gives the claim a permanent tag, appends it to the ledger and the registry, shows it at
 * the end of its chapter in both languages, and writes a claim file to be filled in. Until it is, the build stops.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ChapterId, chapters, sourceFile } from '../src/claims/claim.ts';
import { alphabet, ledgerLine } from '../src/claims/ledger.ts';
import { type Entry, idPattern, registry } from '../src/claims/registry.ts';
import { chapterFile } from '../src/node/authoring/chapters.ts';
import { languages, words } from '../src/proof/words.ts';

const [ledgerFile, registryFile] = ['src/claims/tags.ledger', 'src/claims/registry.ts'];

export const drawTag = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');

/** A tag that was never given. */
export function freshTag(given: readonly Entry[], draw = drawTag): string {
  for (;;) {
    const tag = draw();
    if (given.every((entry) => entry.tag !== tag)) return tag;
  }
}

/** @throws RangeError with what is wrong, the value, and what was needed */
export function readArguments(
  [chapter, id, ...more]: readonly string[],
  given = registry,
): { chapter: ChapterId; id: string } {
  const usage = 'npm run new-claim -- <chapter> <id>, such as: npm run new-claim -- bptt one-step-bptt';
  if (!chapter || !id || more.length > 0) throw new RangeError(`needed a chapter and an id: ${usage}`);
  const known = chapters.find((one) => one === chapter);
  if (!known) throw new RangeError(`there is no chapter “${chapter}”, needed one of ${chapters.join(', ')}`);
  if (!idPattern.test(id))
    throw new RangeError(`the id is “${id}”, needed lower-case words joined by hyphens, such as rnn-step-jacobian`);
  const before = given.find((entry) => entry.id === id);
  if (before)
    throw new RangeError(`the id “${id}” was given on ${before.since} with tag ${before.tag}; ids are for ever`);
  return { chapter: known, id };
}

/** The registry with a row for the claim, as the last of its chapter. */
function registered(text: string, { id, tag, chapter, since }: Entry): string {
  const before = registry.findLast((entry) => chapters.indexOf(entry.chapter) <= chapters.indexOf(chapter));
  const row = new RegExp(`id: '${before?.id}'[^]*?\\},\\n(?= {2}\\{|\\];)`).exec(text);
  if (!row) throw new Error(`${registryFile} has no row of “${before?.id}”, needed one such as “{ id: '…', … },”`);
  const at = row.index + row[0].length;
  const lines = [`id: '${id}'`, "name: words('', '')", `tag: '${tag}'`, `chapter: '${chapter}'`, `since: '${since}'`];
  return `${text.slice(0, at)}  {\n${lines.map((line) => `    ${line},\n`).join('')}  },\n${text.slice(at)}`;
}

/** To be filled in: until then the build stops. */
export const unnamed = words('', '');

/** Writes all files below `root`. @returns the files, the claim's own first, those of the chapters with the line */
export function addClaim(root: string, entry: Entry): string[] {
  const { id, chapter } = entry;
  const file = sourceFile(entry);
  if (existsSync(join(root, file))) throw new RangeError(`${file} is there already`);
  const read = (name: string) => readFileSync(join(root, name), 'utf8');
  const change = (name: string, text: string) => writeFileSync(join(root, name), text);
  const skeleton = readFileSync(new URL('./new-claim/skeleton.ts', import.meta.url), 'utf8');
  change(file, skeleton.replaceAll("'../../src/claims/", "'../").replaceAll("'../../src/", "'../../"));
  change(registryFile, registered(read(registryFile), entry));
  appendFileSync(join(root, ledgerFile), `${ledgerLine(entry, read(ledgerFile).trimEnd().split('\n').at(-1))}\n`);
  const shown = languages.map((lang) => {
    const name = chapterFile(lang, chapter);
    const text = `${read(name).trimEnd()}\n\n<Claim id="${id}" />\n`;
    change(name, text);
    return `${name}:${text.split('\n').length - 1}`;
  });
  return [file, registryFile, ledgerFile, ...shown];
}

const nextSteps = (id: string, [file, , , ...shown]: readonly string[]): string => `Next:
  1. Name it in its row of ${registryFile}, two to five words in each language, and fill in ${file};
     its comments say what goes where.
  2. npm run prove -- ${id}
     says what is missing, then what does not hold. When it is ✓: --seed 2, 3, … too; --json shows counterexamples.
  3. <Claim id="${id}" /> stands at the end of its chapter, at
     ${shown.join(' and ')}.
     Write around it, the same blocks in both; content/STYLE.md has the voice and the terms. To show it before another claim
     of the chapter, move its row in ${registryFile} as well: numbers change, tags do not.
     Numbers in the text are computed again in src/site/text/prose.test.ts.
  4. npm run fix; npm run check; npm run unit -- src/claims src/node src/site; npm run build
Until then the build stops and says why.`;

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { chapter, id } = readArguments(process.argv.slice(2));
    const tag = freshTag(registry);
    const files = addClaim('.', { id, name: unnamed, tag, chapter, since: new Date().toISOString().slice(0, 10) });
    // Sorts the imports, whose paths are others here.
    spawnSync('biome', ['check', '--write', files[0]], { shell: process.platform === 'win32' });
    console.log(`${id} has the tag ${tag}, for ever. Written:\n${files.map((file) => `  ${file}`).join('\n')}`);
    console.log(nextSteps(id, files));
  } catch (error) {
    console.error(`new-claim: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
