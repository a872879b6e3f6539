import type { APIRoute } from 'astro';
import { builtReport } from '../../runner/built.ts';
import { claimsData } from '../../site/api.ts';

export const GET: APIRoute = ({ site }) => Response.json(claimsData(builtReport, String(site)));
