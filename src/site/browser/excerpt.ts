/** Ranks and marks search results. Pagefind matches words; readers also type phrases, in Chinese without spaces. */

/** Removes the zero-width spaces that Pagefind puts between Chinese words, and its HTML escapes. */
const plain = (text: string): string =>
  text.replaceAll('\u200b', '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

export interface ExcerptPiece {
  readonly text: string;
  readonly marked: boolean;
}

/** Splits an excerpt into marked and plain pieces: the typed phrase if it occurs, else the words that Pagefind found. */
export function markedPieces(excerpt: string, words: string): readonly ExcerptPiece[] {
  const whole = plain(excerpt.replace(/<\/?mark>/g, ''));
  const found: ExcerptPiece[] = [];
  const add = (text: string, marked: boolean) => void (text && found.push({ text, marked }));
  const sought = words.toLowerCase();
  let from = 0;
  const next = () => (sought ? whole.toLowerCase().indexOf(sought, from) : -1);
  for (let at = next(); at >= 0; at = next()) {
    add(whole.slice(from, at), false);
    from = at + sought.length;
    add(whole.slice(at, from), true);
  }
  if (found.some(({ marked }) => marked)) {
    add(whole.slice(from), false);
    return found;
  }
  for (const [i, piece] of excerpt
    .replace(/<\/mark>\u200b*<mark>/g, '')
    .split(/<mark>(.*?)<\/mark>/)
    .entries())
    add(plain(piece), i % 2 === 1);
  return found;
}

export interface FoundPage {
  readonly content: string;
  readonly meta: { readonly title?: string; readonly name?: string; readonly id?: string };
}

/**
 * Sorts by: phrase is the title or a claim’s name or id, phrase in the title, then position of the phrase in the text, then
 * Pagefind's rank. Hyphens count as spaces, since ids have hyphens; the start of a claim's page, which repeats its title and
 * tag, is skipped.
 */
export function ranked<F extends FoundPage>(findings: readonly F[], words: string): readonly F[] {
  const same = (text: string) => plain(text).toLowerCase().replaceAll('-', ' ');
  const sought = same(words);
  const places = findings.map((finding) => {
    const [title, text] = [same(finding.meta.title ?? ''), same(finding.content)];
    const { name = '', id = '' } = finding.meta;
    const inTitle = [title, same(name), same(id)].includes(sought) ? 2 : Number(title.includes(sought));
    const [, tag = ''] = / · (\w{4})$/.exec(title) ?? [];
    const at = text.slice(tag ? text.indexOf(tag) : 0).indexOf(sought);
    return { finding, inTitle, at };
  });
  return places
    .sort((a, b) => b.inTitle - a.inTitle || Number(b.at >= 0) - Number(a.at >= 0) || a.at - b.at)
    .map(({ finding }) => finding);
}
