import type { APIRoute } from 'astro';
import { codeIndex } from '../../../site/publish/code.ts';

export const GET: APIRoute = ({ site }) => Response.json(codeIndex(String(site)));
