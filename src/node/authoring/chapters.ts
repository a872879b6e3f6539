/** Checks that a chapter shows its claims: each once, in the order of the registry, in both languages. */
import { type ChapterId, chapters } from '../../claims/claim.ts';
import { unknownClaim } from '../../claims/registry.ts';
import { type Language, languages } from '../../proof/words.ts';

export const chapterFile = (lang: Language, chapter: ChapterId): string =>
  `content/${lang}/${String(chapters.indexOf(chapter) + 1).padStart(2, '0')}-${chapter}.mdx`;

/** The ids of `<Claim id="…" />` and their lines. */
const shownIn = (text: string) =>
  text
    .split('\n')
    .flatMap((row, i) => [...row.matchAll(/<Claim\s+id="([^"]*)"/g)].map(([, id]) => ({ id, line: i + 1 })));

interface Page {
  readonly file: string;
  readonly shown: ReturnType<typeof shownIn>;
}

/** Ids that do not belong where they stand: unknown, of another chapter, or repeated. */
const misplaced = ({ file, shown }: Page, chapter: ChapterId, ids: readonly string[], all: readonly string[]) =>
  shown.flatMap(({ id, line }, i) => {
    const at = `${file}:${line}`;
    if (!all.includes(id)) return [`${at}: ${unknownClaim(id).message}`];
    if (!ids.includes(id)) return [`${at}: shows “${id}”, needed only claims of the chapter “${chapter}”`];
    const first = shown.findIndex((other) => other.id === id);
    return first < i ? [`${at}: shows “${id}”, which line ${shown[first].line} shows, needed it once`] : [];
  });

/** Where a claim belongs: after the nearest one before it in the registry that the page shows. */
function placeFor({ file, shown }: Page, id: string, ids: readonly string[]): string {
  const before = ids.slice(0, ids.indexOf(id)).findLast((one) => shown.some((other) => other.id === one));
  const line = shown.find((one) => one.id === before)?.line;
  return line === undefined ? `in ${file}, before the other claims` : `in ${file} after line ${line}, “${before}”`;
}

/**
 * The problems of one chapter. `ids` are its claims in order, `all` every claim; `read` gives the text of a file, or undefined
 * if there is none.
 */
export function chapterProblems(
  chapter: ChapterId,
  ids: readonly string[],
  all: readonly string[],
  read: (file: string) => string | undefined,
): string[] {
  const files = languages.map((lang) => chapterFile(lang, chapter));
  const absent = files.filter((file) => read(file) === undefined);
  if (absent.length > 0) return absent.map((file) => `there is no ${file}, needed every chapter in both languages`);
  const pages = files.map((file): Page => ({ file, shown: shownIn(read(file) ?? '') }));
  const wrong = pages.flatMap((page) => misplaced(page, chapter, ids, all));
  if (wrong.length > 0) return wrong;
  const missing = ids.flatMap((id) => {
    const without = pages.filter(({ shown }) => !shown.some((one) => one.id === id));
    if (without.length === 0) return [];
    const other = pages.find((page) => !without.includes(page));
    const where = without.map((page) => placeFor(page, id, ids)).join(', and ');
    const there = other ? `; ${other.file}:${other.shown.find((one) => one.id === id)?.line} shows it` : '';
    return [
      `${without.map(({ file }) => file).join(' and ')}: “${id}” is missing, needed <Claim id="${id}" /> ${where}${there}`,
    ];
  });
  if (missing.length > 0) return missing;
  const disordered = pages.flatMap(({ file, shown }) => {
    const i = shown.findIndex(({ id }, at) => id !== ids[at]);
    return i < 0 ? [] : [`${file}:${shown[i].line} shows “${shown[i].id}” where “${ids[i]}” is due`];
  });
  return disordered.length > 0
    ? [`${disordered.join('; ')}; needed the order of src/claims/registry.ts in both languages: ${ids.join(', ')}`]
    : [];
}
