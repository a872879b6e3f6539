/** Everyone may read everything; where the site is below a sub-path, crawlers ask the host's own file instead. */
import type { APIRoute } from 'astro';
import { asset } from '../site/url.ts';

export const GET: APIRoute = ({ site }) =>
  new Response(`User-agent: *\nAllow: /\nSitemap: ${new URL(asset('sitemap-index.xml'), site)}\n`);
