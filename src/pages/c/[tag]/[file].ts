/** A claim's reference and its links as files, beside its permanent address. */
import type { APIRoute } from 'astro';
import { claims } from '../../../claims/index.ts';
import { registry } from '../../../claims/registry.ts';
import { builtReport } from '../../../node/prove-all.ts';
import { citationOf } from '../../../site/publish/cite.ts';
import { factsOf } from '../../../site/publish/facts.ts';
import { filesBeside, linkset } from '../../../site/publish/linked.ts';
import { type ClaimRecord, recordsOf } from '../../../site/records.ts';

type File = keyof typeof filesBeside;

export const getStaticPaths = () =>
  recordsOf(registry, claims).flatMap((record) =>
    Object.keys(filesBeside).map((file) => ({ params: { tag: record.entry.tag, file }, props: { record } })),
  );

export const GET: APIRoute<{ record: ClaimRecord }> = ({ params, props: { record }, site }) => {
  const file = params.file as File;
  const facts = factsOf(record, record.is === 'claim' ? builtReport(record.entry.id).digest : undefined, String(site));
  const { bibtex, ris, csl } = citationOf(facts);
  const texts: Record<File, string> = {
    'reference.bib': bibtex,
    'reference.ris': ris,
    'reference.json': csl,
    'linkset.json': JSON.stringify(linkset(facts), null, 2),
  };
  return new Response(`${texts[file]}\n`, { headers: { 'content-type': filesBeside[file] } });
};
