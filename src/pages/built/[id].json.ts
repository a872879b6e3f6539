/** The build's report of a claim, with its plots and cases, for the card that opens. Programs read `api/`. */
import type { APIRoute } from 'astro';
import { toJson } from '../../check/json.ts';
import { claims } from '../../claims/index.ts';
import { builtReport } from '../../node/prove-all.ts';
import { withoutExamples } from '../../site/card.ts';

export const getStaticPaths = () => claims.map(({ id }) => ({ params: { id } }));

export const GET: APIRoute = ({ params: { id = '' } }) =>
  new Response(toJson(withoutExamples(builtReport(id))), { headers: { 'content-type': 'application/json' } });
