import type { APIRoute } from 'astro';
import { jsonSchema } from '../../site/publish/api.ts';

export const GET: APIRoute = ({ site }) => Response.json(jsonSchema(String(site)));
