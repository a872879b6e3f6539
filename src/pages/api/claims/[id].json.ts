import type { APIRoute } from 'astro';
import { claims } from '../../../claims/index.ts';
import { builtReport } from '../../../runner/built.ts';
import { claimData } from '../../../site/api.ts';

export const getStaticPaths = () => claims.map(({ id }) => ({ params: { id }, props: { id } }));
export const GET: APIRoute<{ id: string }> = ({ props: { id }, site }) =>
  Response.json(claimData(id, builtReport(id), String(site)));
