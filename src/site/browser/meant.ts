/**
 * Addresses as people type and paste them: in capitals, full-width, with the mark of a sentence behind them. Where the address
 * as it was meant has a page, that page is shown.
 */
import { isTag, tagLike, trimmed } from '../../address.ts';

/** The address of a page as it is written here; the same address where there is nothing to mend. `base` ends with a slash. */
export function meantPath(pathname: string, base: string): string {
  let path = pathname;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    // A stray percent sign stays as it is.
  }
  const parts = trimmed(path)
    .slice(path.toLowerCase().startsWith(base.toLowerCase()) ? base.length : 1)
    .split('/')
    .map((part) => trimmed(part).toLowerCase())
    .filter((part) => part !== '');
  const tag = /^(?:c|embed)$/.test(parts[0] ?? '') ? 1 : -1;
  const written = parts.map((part, i) => (i === tag && isTag(tagLike(part)) ? tagLike(part) : part));
  const file = /\.[a-z]+$/.test(written.at(-1) ?? '') ? '' : '/';
  return written.length > 0 ? base + written.map(encodeURIComponent).join('/') + file : base;
}

/** Whether an address ends in the number of an equation: `/en/claims/8.1/`, `/8.1`, `/c/8.1`. */
export const namesNumber = (pathname: string, number: string): boolean =>
  trimmed(meantPath(pathname, '/').replaceAll('/', ' ')).split(' ').at(-1) === number;

/** On the page of the 404: goes to the page that was meant, if there is one; else says which tag is unknown. */
export async function goWhereMeant(base: string, say: (tag: string) => void): Promise<void> {
  const path = meantPath(location.pathname, base);
  const [, tag] = /\/c\/([0-9A-Z]{4})\/$/.exec(path) ?? [];
  const there = path !== location.pathname && (await fetch(path, { method: 'HEAD' }).catch(() => undefined))?.ok;
  if (there) location.replace(`${path}${location.search}${location.hash}`);
  else if (tag) say(tag);
}

/** Follows a fragment such as `#rnn-product。` to the place that it means. */
export function meantPlace(): void {
  let place = location.hash.slice(1);
  try {
    place = decodeURIComponent(place);
  } catch {
    // As above.
  }
  if (place === '' || document.getElementById(place)) return;
  const meant = trimmed(place).toLowerCase();
  if (document.getElementById(meant)) location.replace(`#${encodeURIComponent(meant)}`);
}
