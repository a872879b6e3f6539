/** What pages say of where the article's forms come from: the rows of `src/claims/article.ts` in words. */
import { articleRows, type Basis, bases, type Notes, type Row, sections, sourceOf } from '../claims/article.ts';
import { claims } from '../claims/index.ts';
import { type Words, words } from '../proof/words.ts';
import { fill, t } from './text/strings.ts';

const images = articleRows.filter(({ is }) => is !== 'statement');

/** Images in all, and by their basis. */
export const basisCounts = (): Readonly<Record<Basis | 'all', number>> => {
  const count = (basis: Basis) => images.filter((row) => row.basis === basis).length;
  const [text, quoted, inferred] = bases.map(count);
  return { text, quoted, inferred, all: images.length };
};

/** How many images notes quote, and how many both sets of notes do. */
export const quotedBy = (...by: readonly Notes[]): number =>
  images.filter(({ quotedIn }) => by.every((one) => quotedIn?.includes(one))).length;

/** The form of a row as TeX: its own, or the printed form of the claim that stands for it. */
export const formOf = (row: Row): string | undefined =>
  row.tex ?? claims.find(({ id, printed }) => printed && sourceOf(id) === row)?.printed?.tex;

/** `Image 6 of the article, as quoted in notes: “Backpropagation…”, after the new state.` */
export function placeWords(row: Row): Words {
  const said = (lang: 'en' | 'zh') => {
    const { place, placeOfWords, basis } = t(lang).sources;
    const values = { section: sections[row.section][lang], after: row.after[lang] };
    return row.is === 'statement'
      ? fill(placeOfWords, values)
      : fill(place, { ...values, n: row.id, basis: basis[row.basis] });
  };
  return words(said('en'), said('zh'));
}
