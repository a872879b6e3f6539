import type { APIRoute } from 'astro';
import { codeText } from '../../../../site/code.ts';
import { type CodeFile, codeFiles } from '../../../../site/publish/code.ts';

export const getStaticPaths = () =>
  codeFiles.map((file) => ({ params: { lang: file.lang, name: file.name }, props: file }));

export const GET: APIRoute<CodeFile> = ({ props: { chapter, lang } }) =>
  new Response(codeText(chapter, lang), { headers: { 'content-type': 'text/x-python; charset=utf-8' } });
