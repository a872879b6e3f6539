import type { APIRoute } from 'astro';
import { alignmentData } from '../../site/publish/alignment.ts';

export const GET: APIRoute = ({ site }) => Response.json(alignmentData(String(site)));
