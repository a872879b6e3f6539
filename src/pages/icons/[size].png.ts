/** The icon as pictures, on paper and with a margin, for systems that take no SVG. */
import { readFileSync } from 'node:fs';
import type { APIRoute } from 'astro';
import { drawnPng } from '../../site/publish/picture/picture.ts';

export const getStaticPaths = () => ['180', '192', '512'].map((size) => ({ params: { size } }));
export const GET: APIRoute = ({ params }) => {
  const icon = readFileSync('public/icon.svg', 'utf8').replace(/<style>[\s\S]*<\/style>/, '');
  const svg = icon
    .replace('viewBox="0 0 24 24"', `viewBox="-4 -4 32 32" width="${params.size}" height="${params.size}"`)
    .replace('<title>', '<rect x="-4" y="-4" width="32" height="32" fill="#fcfcfa" stroke="none" /><title>');
  return new Response(new Uint8Array(drawnPng(svg)), { headers: { 'content-type': 'image/png' } });
};
