import type { APIRoute } from 'astro';
import { alignmentData, tmx } from '../../site/publish/alignment.ts';

export const GET: APIRoute = ({ site }) =>
  new Response(tmx(alignmentData(String(site))), { headers: { 'content-type': 'application/xml; charset=utf-8' } });
