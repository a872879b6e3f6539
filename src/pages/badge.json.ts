/** For a badge service, the shape of an endpoint badge. */
import type { APIRoute } from 'astro';
import { proveEverything } from '../runner/built.ts';
import { badge } from '../site/api.ts';

export const GET: APIRoute = () => Response.json(badge(proveEverything()));
