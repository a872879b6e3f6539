import type { APIRoute } from 'astro';
import { claims } from '../../claims/index.ts';
import { registry } from '../../claims/registry.ts';
import { type Language, languages } from '../../proof/words.ts';
import { feed } from '../../site/publish/feed.ts';
import { recordsOf } from '../../site/records.ts';

export const getStaticPaths = () => languages.map((lang) => ({ params: { lang } }));
export const GET: APIRoute = ({ params, site }) =>
  new Response(feed(recordsOf(registry, claims), params.lang as Language, String(site)));
