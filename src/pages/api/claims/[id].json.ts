import type { APIRoute } from 'astro';
import { toJson } from '../../../check/json.ts';
import { claims } from '../../../claims/index.ts';
import { registry } from '../../../claims/registry.ts';
import { builtReport } from '../../../node/prove-all.ts';
import { claimData, withdrawnData } from '../../../site/publish/api.ts';
import { type ClaimRecord, recordsOf } from '../../../site/records.ts';

export const getStaticPaths = () =>
  recordsOf(registry, claims).map((record) => ({ params: { id: record.entry.id }, props: { record } }));

export const GET: APIRoute<{ record: ClaimRecord }> = ({ props: { record }, site }) =>
  new Response(
    toJson(
      record.is === 'withdrawn'
        ? withdrawnData(record, String(site))
        : claimData(record.entry.id, builtReport(record.entry.id), String(site)),
    ),
    { headers: { 'content-type': 'application/json' } },
  );
