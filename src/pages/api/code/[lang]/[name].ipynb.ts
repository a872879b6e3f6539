import type { APIRoute } from 'astro';
import { chapterIn, namedChapter } from '../../../../site/chapters.ts';
import { codeLines, notebook } from '../../../../site/code.ts';
import { type CodeFile, codeFiles } from '../../../../site/publish/code.ts';
import { chapterUrl } from '../../../../site/url.ts';

export const getStaticPaths = () =>
  codeFiles.map((file) => ({ params: { lang: file.lang, name: file.name }, props: file }));

export const GET: APIRoute<CodeFile> = async ({ props: { chapter, lang }, site }) => {
  const address = new URL(chapterUrl(lang, chapter), site).href;
  const heading = `# ${namedChapter(await chapterIn(lang, chapter), lang)}`;
  const book = notebook(codeLines(chapter, lang), [heading, '', `<${address}>`]);
  return new Response(`${JSON.stringify(book, null, 1)}\n`, {
    headers: { 'content-type': 'application/x-ipynb+json' },
  });
};
