/**
 * All problems in what authors write, each with file, place, what is there and what is needed. The build and `npm run prove`
 * ask for them before they run any claim. Source text is checked before files are loaded, so that a file that cannot be loaded
 * is still named.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { type Claim, type ClaimFile, chapters, sourceFile } from '../../claims/claim.ts';
import { ledgerProblems } from '../../claims/ledger.ts';
import { type Entry, ids, loadClaimFile, registry } from '../../claims/registry.ts';
import { filesOf } from '../proof-cache.ts';
import { alignedProblems, bilingualTexts } from './aligned.ts';
import { chapterProblems } from './chapters.ts';
import { claimProblems, symbolProblems } from './claim-file.ts';
import { registryProblems } from './entries.ts';
import { indexProblems } from './index-ranges.ts';
import { sourceProblems } from './source.ts';

type Named = Pick<Claim, 'id' | 'chapter'>;

const standing = registry.filter(({ withdrawn }) => !withdrawn);
const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

/** Entries without a file, and claim files without an entry. `files` maps each file of src/claims/<chapter> to its text. */
export function fileProblems(entries: readonly Named[], files: ReadonlyMap<string, string>): string[] {
  const wanted = entries.map(sourceFile);
  const strays = [...files].flatMap(([file, text]) =>
    text.includes('export default defineClaim') && !wanted.includes(file) ? [file] : [],
  );
  const absent = entries.filter((entry) => !files.has(sourceFile(entry)));
  const entryOf = (stray: string) => absent.find(({ id }) => basename(stray) === `${id}.ts`);
  return [
    ...absent
      .filter((entry) => !strays.some((stray) => entryOf(stray) === entry))
      .map((entry) => `there is no ${sourceFile(entry)}, needed the file of every entry in src/claims/registry.ts`),
    ...strays.map((stray) => {
      const entry = entryOf(stray);
      if (!entry)
        return `${stray}: its id has no entry in src/claims/registry.ts, needed one; npm run new-claim makes both`;
      return `${stray}: src/claims/registry.ts says “${entry.chapter}”, needed ${sourceFile(entry)}, or there “${basename(dirname(stray))}”`;
    }),
  ];
}

/** Claims that rest on themselves, directly or through others. */
export function circleProblems(claims: readonly (Named & Pick<Claim, 'uses'>)[]): string[] {
  const usesOf = new Map(claims.map(({ id, uses }) => [id, uses]));
  const seen = new Set<string>();
  const circle = (id: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
    if (seen.has(id)) return undefined;
    seen.add(id);
    for (const used of usesOf.get(id) ?? []) {
      const found = circle(used, [...path, id]);
      if (found) return found;
    }
    return undefined;
  };
  return claims.flatMap((claim) => {
    const found = circle(claim.id, []);
    return found ? [`${sourceFile(claim)}: uses: ${found.join(' → ')}, needed no claim that rests on itself`] : [];
  });
}

const filesOfChapters = (): Map<string, string> =>
  new Map(
    chapters
      .flatMap((chapter) => readdirSync(`src/claims/${chapter}`).map((name) => `src/claims/${chapter}/${name}`))
      .map((file) => [file, read(file) ?? '']),
  );

/** A claim's own problems, or its file if it has none. */
async function loaded(entry: Entry): Promise<{ problems: string[]; file?: ClaimFile }> {
  try {
    const file = await loadClaimFile(entry);
    const found = claimProblems(file, entry);
    const problems =
      found.length > 0 ? found : indexProblems(file).map((problem) => `${sourceFile(entry)}: ${problem}`);
    return problems.length > 0 ? { problems } : { problems, file };
  } catch (error) {
    return { problems: [`${sourceFile(entry)}: cannot be loaded: ${error instanceof Error ? error.message : error}`] };
  }
}

/** The problems of the registry and of the claims `asked`. */
export async function authorProblems(asked: readonly string[] = ids): Promise<string[]> {
  const lists = [
    ...registryProblems(),
    ...ledgerProblems(registry, read('src/claims/tags.ledger') ?? ''),
    ...fileProblems(standing, filesOfChapters()),
  ];
  if (lists.length > 0) return lists;
  const entries = standing.filter(({ id }) => asked.includes(id));
  const written = filesOf(entries.map(sourceFile)).filter((file) => /^src\/claims\/.*\.ts$/.test(file));
  const inSource = written.flatMap((file) => sourceProblems(file, read(file) ?? ''));
  if (inSource.length > 0) return inSource;
  const found = await Promise.all(entries.map(loaded));
  const claims = found.flatMap(({ file }, i) => (file ? [{ ...entries[i], uses: file.uses }] : []));
  const touched = chapters.filter((chapter) => entries.some((entry) => entry.chapter === chapter));
  return [
    ...symbolProblems(),
    ...found.flatMap(({ problems }) => problems),
    ...circleProblems(claims),
    ...touched.flatMap((chapter) => {
      const own = standing.filter((entry) => entry.chapter === chapter).map(({ id }) => id);
      return chapterProblems(chapter, own, ids, read);
    }),
    ...bilingualTexts
      .filter((name) => name === 'before' || touched.includes(name))
      .flatMap((name) => alignedProblems(name)),
  ];
}
