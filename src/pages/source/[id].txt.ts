/** A claim's file as it is written, for the reader who wants to see what was run. */
import { readFile } from 'node:fs/promises';
import type { APIRoute } from 'astro';
import { type Claim, sourceFile } from '../../claims/claim.ts';
import { claims } from '../../claims/index.ts';

export const getStaticPaths = () => claims.map((claim) => ({ params: { id: claim.id }, props: claim }));

export const GET: APIRoute<Claim> = async ({ props }) => new Response(await readFile(sourceFile(props), 'utf8'));
