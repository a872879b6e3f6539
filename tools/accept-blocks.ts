/**
 * `npm run accept-blocks -- [mark …]`: records that a Chinese block was read against its English one. Without a mark it shows each
 * pair that is open, with its mark; a mark has the hashes of both blocks, so that only what stands there now can be accepted.
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { againstFile, bilingualTexts, fileOf, readAgainst, readText } from '../src/node/authoring/aligned.ts';
import { type Against, hashesOf, openPairs, type Pair, pairsOf } from '../src/site/text/aligned.ts';

/** The record with the accepted pairs, and without blocks that are gone. @throws RangeError for a mark of no open pair */
export function accepted(
  pairs: Readonly<Record<string, readonly Pair[]>>,
  against: Against,
  marks: readonly string[],
): Against {
  const open = Object.entries(pairs).flatMap(([name, of]) => openPairs(of, against[name]).map(({ mark }) => mark));
  const unknown = marks.find((mark) => !open.includes(mark));
  if (unknown)
    throw new RangeError(
      `no open pair has the mark “${unknown}”, needed one of the ${open.length} that are shown without a mark`,
    );
  const rows = (name: string, of: readonly Pair[]) =>
    of.flatMap((pair) => {
      const { en, zh } = hashesOf(pair);
      const kept = marks.includes(`${zh}:${en}`) ? en : against[name]?.[zh];
      return kept ? [[zh, kept]] : [];
    });
  return Object.fromEntries(Object.entries(pairs).map(([name, of]) => [name, Object.fromEntries(rows(name, of))]));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const pairs = Object.fromEntries(bilingualTexts.map((name) => [name, pairsOf(readText(name))]));
    const marks = process.argv.slice(2);
    const against = accepted(pairs, readAgainst(), marks);
    if (marks.length > 0) writeFileSync(againstFile, `${JSON.stringify(against, null, 2)}\n`);
    const open = bilingualTexts.flatMap((name) =>
      openPairs(pairs[name], against[name]).map((pair) => ({ name, ...pair })),
    );
    for (const { name, lines, en, zh, mark, why } of open)
      console.log(
        `${mark} (${why})\n  ${fileOf(name, 'en')}:${lines.en}\n  ${en}\n  ${fileOf(name, 'zh')}:${lines.zh}\n  ${zh}\n`,
      );
    console.log(`${marks.length} accepted, ${open.length} open`);
  } catch (error) {
    console.error(`accept-blocks: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 2;
  }
}
