import type { APIRoute } from 'astro';
import { trialsData } from '../../site/publish/trials.ts';

export const GET: APIRoute = ({ site }) => Response.json(trialsData(String(site)));
