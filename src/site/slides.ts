/** The figures of the text in their order, each for a slide. */
import { readFileSync } from 'node:fs';
import type { Language } from '../proof/words.ts';
import { chaptersIn, namedChapter } from './chapters.ts';
import { figures } from './components/figures/index.ts';
import { t } from './text/strings.ts';
import { beforeUrl, chapterUrl } from './url.ts';

export interface Slide {
  readonly name: keyof typeof figures;
  /** The page on which the figure stands, as a link says it, and its address. */
  readonly where: string;
  readonly href: string;
}

/** Every figure once, where the text shows it first. */
export async function slidesIn(lang: Language): Promise<Slide[]> {
  const { before } = t(lang);
  const pages = [
    { where: before.title, href: beforeUrl(lang), body: readFileSync(`content/before/${lang}.mdx`, 'utf8') },
    ...(await chaptersIn(lang)).map((chapter) => ({
      where: namedChapter(chapter, lang),
      href: chapterUrl(lang, chapter.id),
      body: chapter.entry.body ?? '',
    })),
  ];
  return pages.flatMap(({ where, href, body }) =>
    [...body.matchAll(/<Figure name="([\w-]+)"/g)].flatMap(([, name]) =>
      name in figures ? [{ name: name as Slide['name'], where, href: `${href}#figure-${name}` }] : [],
    ),
  );
}
