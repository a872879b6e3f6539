/** For a badge service, the shape of an endpoint badge. */
import type { APIRoute } from 'astro';
import { claims } from '../claims/index.ts';
import { builtReport } from '../node/prove-all.ts';
import { badge } from '../site/publish/api.ts';

export const GET: APIRoute = () => Response.json(badge(claims.map(({ id }) => builtReport(id))));
