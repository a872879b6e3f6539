import type { APIRoute } from 'astro';
import { chaptersIn } from '../../../../site/chapters.ts';
import { codeLines, notebook } from '../../../../site/code.ts';
import { type CodeFile, codeFiles } from '../../../../site/publish/code.ts';
import { fill, t } from '../../../../site/text/strings.ts';
import { chapterUrl } from '../../../../site/url.ts';

export const getStaticPaths = () =>
  codeFiles.map((file) => ({ params: { lang: file.lang, name: file.name }, props: file }));

export const GET: APIRoute<CodeFile> = async ({ props: { chapter, lang }, site }) => {
  const { number, title } = (await chaptersIn(lang)).find(({ id }) => id === chapter) ?? { number: 0, title: chapter };
  const address = new URL(chapterUrl(lang, chapter), site).href;
  const heading = `# ${fill(t(lang).site.chapter, { n: number })}${lang === 'zh' ? '：' : ': '}${title}`;
  const book = notebook(codeLines(chapter, lang), [heading, '', `<${address}>`]);
  return new Response(`${JSON.stringify(book, null, 1)}\n`, {
    headers: { 'content-type': 'application/x-ipynb+json' },
  });
};
