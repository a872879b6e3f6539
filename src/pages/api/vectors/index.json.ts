import type { APIRoute } from 'astro';
import { vectorIndex } from '../../../site/publish/vectors.ts';

export const GET: APIRoute = ({ site }) => Response.json(vectorIndex(String(site)));
