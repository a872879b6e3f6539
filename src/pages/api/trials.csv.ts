import type { APIRoute } from 'astro';
import { trialsCsv } from '../../site/publish/trials.ts';

export const GET: APIRoute = () =>
  new Response(trialsCsv(), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
