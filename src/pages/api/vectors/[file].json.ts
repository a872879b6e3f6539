import type { APIRoute } from 'astro';
import { vectorFiles, vectorJson } from '../../../site/publish/vectors.ts';

export const getStaticPaths = () =>
  vectorFiles.map(({ file, net, convention }) => ({ params: { file }, props: { net, convention } }));

export const GET: APIRoute<(typeof vectorFiles)[number]> = ({ props: { net, convention } }) =>
  new Response(vectorJson(net, convention), { headers: { 'content-type': 'application/json' } });
