import type { APIRoute } from 'astro';
import { builtReport } from '../../node/prove-all.ts';
import { claimsData } from '../../site/publish/api.ts';

export const GET: APIRoute = ({ site }) => Response.json(claimsData(builtReport, String(site)));
