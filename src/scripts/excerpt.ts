/** What the search shows of its findings. Pagefind knows words; a reader may have typed a phrase, in Chinese without gaps. */

/** Pagefind parts Chinese words by spaces of no width, and escapes what is not its own mark. */
const plain = (text: string): string =>
  text.replaceAll('\u200b', '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** The excerpt in pieces: what was typed is marked where it stands as it was typed, else the words that Pagefind found. */
export function pieces(excerpt: string, words: string): readonly Piece[] {
  const whole = plain(excerpt.replace(/<\/?mark>/g, ''));
  const found: Piece[] = [];
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

/** What says it as it was typed comes first, the earlier in its text the better; the rest stays as Pagefind ranks it. */
export function ranked<F extends { readonly content: string }>(findings: readonly F[], words: string): readonly F[] {
  const place = ({ content }: F): number => {
    const at = plain(content).toLowerCase().indexOf(words.toLowerCase());
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  };
  const places = findings.map((finding) => ({ finding, at: place(finding) }));
  return places.sort((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map(({ finding }) => finding);
}
