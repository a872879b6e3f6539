/** The data for other programs: its shape, which is published as a JSON schema, and its content. */
import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { nonFinite } from '../../check/json.ts';
import type { Report } from '../../check/report.ts';
import { articleRowsOf, bases, quotingNotes, sections, sourceOf } from '../../claims/article.ts';
import { type Claim, chapters, grades, sourceFile, verdicts } from '../../claims/claim.ts';
import { claimById, claims } from '../../claims/index.ts';
import { registry } from '../../claims/registry.ts';
import { symbols } from '../../claims/symbols.ts';
import { claimNumber, usersOf } from '../claims.ts';
import { type ClaimRecord, historyOf, recordsOf } from '../records.ts';
import { spokenOf } from '../text/spoken.ts';
import { apiUrl, claimUrl, tagUrl } from '../url.ts';
import { alignmentSchema } from './alignment.ts';
import { citationOf } from './cite.ts';
import { factsOf, release } from './facts.ts';
import { swhid } from './linked.ts';
import { trialsSchema } from './trials.ts';

const words = z
  .strictObject({ en: z.string(), zh: z.string() })
  .describe('The same in both languages; TeX between single dollars.');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const digest = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .describe('The same on every engine for the same claim, seed and options.');
/** As `toJson` writes it. */
const number = z.union([z.number(), z.enum(nonFinite)]);
const form = z.strictObject({ tex: z.string(), says: words });
const grade = z
  .enum(grades)
  .nullable()
  .describe(
    'How grave the error of a corrected form is: nothing later depends on it, something is left out, or what is concluded is false.',
  );
const basis = z
  .enum(bases)
  .describe(
    'How the article’s form is known: its words say it, notes on it quote it, or it is inferred from what is around.',
  );

const named = {
  tag: z
    .string()
    .regex(/^[0-9A-HJKMNP-TV-Z]{4}$/)
    .describe('Permanent: given once, never reused.'),
  id: z.string().describe('Permanent, as in addresses and on the command line.'),
  name: words.describe('What it is called: two to five words.'),
  chapter: z.enum(chapters),
  number: z.string().describe('The number on the site. It may change when equations are added; cite the tag.'),
  equation: z.string().nullable().describe('The number that the article prints, if it has one.'),
  verdict: z
    .enum(verdicts)
    .describe('In the order of gravity; as stated and earned: the site does not build where the two differ.'),
  grade,
  basis: basis.nullable().describe('That of the first of its sources; null for what is not in the article.'),
  url: z.url().describe('The permanent address, in no language.'),
  pages: z.strictObject({ en: z.url(), zh: z.url() }),
  tex: z.string().describe('The true statement.'),
  says: words,
  digest,
};

const schemaUrl = z.url().describe('Where the JSON schema of this file is.');

export const claimSchema = z
  .strictObject({
    ...named,
    release: z.string(),
    schema: schemaUrl,
    swhid: z
      .string()
      .regex(/^swh:1:cnt:[0-9a-f]{40}$/)
      .describe('The identifier of the claim’s file, by its bytes, in the archive of Software Heritage.'),
    spoken: z
      .strictObject({ tex: words, printed: words.nullable(), condition: words.nullable() })
      .describe('Its formulas as they are read aloud.'),
    sketch: words.describe('Why it is true.'),
    sources: z
      .array(
        z.strictObject({
          image: z.int().nullable().describe('The number of the image in the article; null for a statement in words.'),
          basis,
          quotedIn: z.array(z.enum(quotingNotes)).describe('Notes that quote it.'),
          section: words.describe('The heading in the article.'),
          after: words.describe('What it follows there.'),
        }),
      )
      .describe('Where the article has it, in its order.'),
    printed: form
      .nullable()
      .describe('The article’s form where it is not what is true: false and refuted, or with a notation to mend.'),
    condition: form.nullable().describe('The condition without which the equation fails.'),
    note: words.nullable().describe('What was wrong or missing.'),
    uses: z.array(z.string()).describe('Ids of the claims that it rests on.'),
    usedBy: z.array(z.string()),
    symbols: z.array(z.strictObject({ id: z.string(), tex: z.string(), means: words })),
    history: z.array(z.strictObject({ on: day, what: words })),
    report: z
      .strictObject({
        seed: z.int().min(0).max(4294967295),
        cases: z.int().min(1),
        earned: z.string(),
        ok: z.boolean(),
        parts: z.array(
          z.strictObject({
            role: z.enum(['proves', 'printed', 'without', 'derives']),
            kind: z.string(),
            name: words,
            outcome: z.enum(['passes', 'refuted', 'inconclusive', 'failed']),
            checked: z.int().min(0),
            exact: z
              .strictObject({ bits: z.int(), degree: z.int(), oracle: z.enum(['free', 'rules', 'symmetric']) })
              .nullable()
              .describe('In a prime field: a false equation passes with a probability below 2^-bits.'),
            rigorous: z
              .strictObject({ proven: z.int(), equal: z.int(), undecided: z.int(), refuted: z.int() })
              .nullable()
              .describe('A bound in intervals: the number of networks by what they prove.'),
            certified: z
              .boolean()
              .nullable()
              .describe('Whether intervals certify the counterexample of what is refuted; null where there is none.'),
            routes: z.array(z.strictObject({ name: words, worst: number, allowed: number })),
            mistakes: z
              .array(
                z.strictObject({
                  name: words,
                  practice: words.nullable().describe('Where it is made in practice, if there is such a place.'),
                  tex: z
                    .string()
                    .nullable()
                    .describe('The wrong formula, if the mistake is an edit of the displayed one.'),
                  seeds: z.int(),
                  refuted: z.int(),
                  caught: z.boolean(),
                }),
              )
              .describe('Deliberate mistakes, and on how many seeds the check refuted them.'),
          }),
        ),
      })
      .describe('What the evidence came to when the site was built.'),
    cite: z.strictObject({ bibtex: z.string(), biblatex: z.string(), ris: z.string(), csl: z.string(), text: words }),
  })
  .describe('One claim: an equation, its verdict and its evidence.');

const gone = {
  tag: named.tag,
  id: named.id,
  name: named.name,
  on: day.describe('The day on which it was withdrawn.'),
  reason: words,
  successor: z.string().nullable().describe('The id of what took its place.'),
};

export const withdrawnSchema = z
  .strictObject({
    ...gone,
    release: z.string(),
    schema: schemaUrl,
    url: named.url,
    pages: named.pages,
    withdrawn: z.literal(true),
    history: z.array(z.strictObject({ on: day, what: words })),
  })
  .describe('What stands at the address of a claim that was withdrawn.');

export const claimsSchema = z
  .strictObject({
    release: z.string(),
    schema: schemaUrl,
    claims: z.array(z.strictObject({ ...named, json: z.url() })),
    withdrawn: z.array(z.strictObject(gone)),
  })
  .describe('Every claim in the order of the text, and those that were withdrawn.');

const inline = (schema: z.ZodType) => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema);
  return rest;
};

/** All shapes in one JSON schema: `#/$defs/claim`, `withdrawn`, `claims`, `trials` and `alignment`. */
export const jsonSchema = (site: string) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: new URL(apiUrl('schema'), site).href,
  title: 'Carousel: claims',
  $defs: {
    claim: inline(claimSchema),
    withdrawn: inline(withdrawnSchema),
    claims: inline(claimsSchema),
    trials: inline(trialsSchema),
    alignment: inline(alignmentSchema),
  },
});

function nameOf(claim: Claim, report: Report, site: string) {
  const at = (path: string) => new URL(path, site).href;
  const { tag, id, name, chapter, equation = null, verdict, printed, tex, says } = claim;
  return {
    ...{ tag, id, name, chapter, number: claimNumber(claim), equation, verdict },
    ...{ grade: printed?.grade ?? null, basis: sourceOf(id)?.basis ?? null, url: at(tagUrl(tag)) },
    ...{ pages: { en: at(claimUrl('en', id)), zh: at(claimUrl('zh', id)) }, tex, says, digest: report.digest },
  };
}

export function claimData(id: string, report: Report, site: string): z.infer<typeof claimSchema> {
  const claim = claimById(id);
  const [record] = recordsOf(
    registry.filter(({ tag }) => tag === claim.tag),
    [claim],
  );
  const { printed, condition, note = null, sketch } = claim;
  const { seed, cases, earned, ok } = report;
  return {
    ...nameOf(claim, report, site),
    release,
    schema: new URL(apiUrl('schema'), site).href,
    swhid: swhid(readFileSync(sourceFile(claim), 'utf8')),
    spoken: { printed: null, condition: null, ...spokenOf(claim) },
    sketch,
    sources: articleRowsOf(id).map(({ id: image, basis, quotedIn = [], section, after }) => ({
      image: typeof image === 'number' ? image : null,
      ...{ basis, quotedIn: [...quotedIn], section: sections[section], after },
    })),
    printed: printed ? { tex: printed.tex, says: printed.says } : null,
    condition: condition ? { tex: condition.tex, says: condition.says } : null,
    note,
    uses: [...claim.uses],
    usedBy: usersOf(id).map((other) => other.id),
    symbols: claim.symbols.map((symbol) => ({ id: symbol, ...symbols[symbol] })),
    history: historyOf(record).map(({ on, what }) => ({ on, what })),
    report: {
      ...{ seed, cases, earned, ok },
      parts: report.parts.map(
        ({
          role,
          kind,
          name,
          outcome,
          checked,
          exact = null,
          rigorous = null,
          counterexample,
          routes = [],
          controls,
        }) => ({
          ...{ role, kind, name, outcome, checked, exact, rigorous, certified: counterexample?.certified ?? null },
          routes: routes.map(({ name, worst, allowed }) => ({ name, worst, allowed })),
          mistakes: controls.map((control) => ({
            name: control.name,
            practice: control.practice ?? null,
            tex: control.formula?.tex ?? null,
            seeds: control.seeds,
            refuted: control.refuted,
            caught: control.caught,
          })),
        }),
      ),
    },
    cite: citationOf(factsOf(record, report.digest, site)),
  };
}

type Withdrawn = Extract<ClaimRecord, { is: 'withdrawn' }>;

const goneOf = ({ entry: { tag, id, name }, on, reason, successor }: Withdrawn) => ({
  ...{ tag, id, name, on, reason },
  successor: successor?.id ?? null,
});

export function withdrawnData(record: Withdrawn, site: string): z.infer<typeof withdrawnSchema> {
  const at = (path: string) => new URL(path, site).href;
  const { tag, id } = record.entry;
  return {
    ...goneOf(record),
    release,
    schema: at(apiUrl('schema')),
    url: at(tagUrl(tag)),
    pages: { en: at(claimUrl('en', id)), zh: at(claimUrl('zh', id)) },
    withdrawn: true,
    history: historyOf(record).map(({ on, what }) => ({ on, what })),
  };
}

export function claimsData(reportOf: (id: string) => Report, site: string): z.infer<typeof claimsSchema> {
  const at = (path: string) => new URL(path, site).href;
  const withdrawn = recordsOf(registry, claims).flatMap((record) =>
    record.is === 'withdrawn' ? [goneOf(record)] : [],
  );
  return {
    release,
    schema: at(apiUrl('schema')),
    claims: claims.map((claim) => ({
      ...nameOf(claim, reportOf(claim.id), site),
      json: at(apiUrl(`claims/${claim.id}`)),
    })),
    withdrawn,
  };
}

/** What a badge service shows: how many verdicts the evidence confirms. */
export function badge(reports: readonly Pick<Report, 'ok'>[]) {
  const ok = reports.filter((report) => report.ok).length;
  const color = ok === reports.length && ok > 0 ? 'brightgreen' : 'red';
  return { schemaVersion: 1, label: 'Carousel', message: `${ok} of ${reports.length} verdicts confirmed`, color };
}
