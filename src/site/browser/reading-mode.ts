/**
 * Keeps the reading mode in the address. The parallel view of a chapter is a page of its own; other pages pass `?view=parallel`
 * on to the chapters they link to. An unknown mode is reported and dropped.
 */
import { parseView, printView, views } from '../../address.ts';
import { chapters } from '../../claims/claim.ts';
import { languages } from '../../proof/words.ts';
import { chapterUrl, homeUrl } from '../url.ts';
import { say } from './notice.ts';

/** Maps each chapter's address to that of its parallel view. */
const parallel = new Map(
  languages.flatMap((lang) =>
    chapters.map((chapter) => [chapterUrl(lang, chapter), chapterUrl(lang, chapter, 'parallel')] as const),
  ),
);

/** The address that a link has in parallel mode. */
function carried(href: string): string {
  const url = new URL(href);
  const page = languages.some((lang) => url.pathname.startsWith(homeUrl(lang))) && url.pathname.endsWith('/');
  const view = parallel.get(url.pathname);
  if (url.origin !== location.origin || !page) return href;
  if (view) url.pathname = view;
  else if (![...parallel.values()].includes(url.pathname)) url.search = printView('parallel', url.search);
  return url.href;
}

export function readingMode(): void {
  const { asked, problem } = parseView(location.search);
  const toggle = document.querySelector<HTMLAnchorElement>('a[data-view]');
  if (problem) say('view', { value: problem.text });
  else if (asked && toggle?.dataset.view === asked) {
    location.replace(`${toggle.href}${printView(undefined, location.search)}${location.hash}`);
    return;
  }
  const here = toggle ? views.find((view) => view !== toggle.dataset.view) : asked;
  if (here !== 'parallel') return;
  document.addEventListener(
    'click',
    ({ target }) => {
      const link = target instanceof Element ? target.closest('a[href]:not([data-view])') : null;
      const href = link?.getAttribute('href');
      // Links within the page stay as they are. One in a drawing has no address as text but this.
      if (href && !href.startsWith('#')) link?.setAttribute('href', carried(new URL(href, location.href).href));
    },
    { capture: true },
  );
}
