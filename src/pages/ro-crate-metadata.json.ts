/** The site as a research object. */
import type { APIRoute } from 'astro';
import { claims } from '../claims/index.ts';
import { registry } from '../claims/registry.ts';
import { roCrate } from '../site/publish/crate.ts';
import { recordsOf } from '../site/records.ts';

export const GET: APIRoute = ({ site }) =>
  new Response(JSON.stringify(roCrate(recordsOf(registry, claims), String(site)), null, 2), {
    headers: { 'content-type': 'application/ld+json' },
  });
