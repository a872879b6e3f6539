import type { APIRoute } from 'astro';
import { vectorFiles, vectorNpz } from '../../../site/publish/vectors.ts';

export const getStaticPaths = () =>
  vectorFiles.map(({ file, net, convention }) => ({ params: { file }, props: { net, convention } }));

export const GET: APIRoute<(typeof vectorFiles)[number]> = ({ props: { net, convention } }) =>
  new Response(vectorNpz(net, convention) as BodyInit, { headers: { 'content-type': 'application/zip' } });
