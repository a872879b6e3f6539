/** The chapters' Python files as other programs find them: `/api/code/`. */
import { type ChapterId, chapters } from '../../claims/claim.ts';
import { type Language, languages } from '../../proof/words.ts';
import { codeLines, codeNames, readLine } from '../code.ts';
import { codeFileUrl, codeUrl } from '../url.ts';

export interface CodeFile {
  readonly chapter: ChapterId;
  readonly lang: Language;
  /** As in `01-rnn`. */
  readonly name: string;
}

export const codeFiles: readonly CodeFile[] = languages.flatMap((lang) =>
  chapters.flatMap((chapter) => {
    const name = codeNames.get(chapter);
    return name === undefined ? [] : [{ chapter, lang, name }];
  }),
);

/** Every file with its addresses, its length, and how many printed numbers it compares. */
export const codeIndex = (site: string) => ({
  files: codeFiles.map(({ chapter, lang, name }) => {
    const lines = codeLines(chapter, lang);
    const absolute = (address: string) => new URL(address, site).href;
    return {
      ...{ chapter, lang, lines: lines.length, compares: lines.flatMap((line) => readLine(line).printed).length },
      page: absolute(codeUrl(lang, chapter)),
      python: absolute(codeFileUrl(lang, name, 'py')),
      notebook: absolute(codeFileUrl(lang, name, 'ipynb')),
    };
  }),
});
