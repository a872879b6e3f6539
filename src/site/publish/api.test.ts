import Ajv from 'ajv/dist/2020.js';
import { DOMParser } from 'linkedom';
import { expect, test } from 'vitest';
import { toJson } from '../../check/json.ts';
import type { Report } from '../../check/report.ts';
import { run } from '../../check/run.ts';
import { claims } from '../../claims/index.ts';
import { registry } from '../../claims/registry.ts';
import { recordsOf } from '../records.ts';
import { alignmentData, alignmentSchema, tmx } from './alignment.ts';
import { badge, claimData, claimSchema, claimsData, claimsSchema, jsonSchema, withdrawnData } from './api.ts';
import { trialsCsv, trialsData, trialsSchema } from './trials.ts';

const site = 'https://carousel.example';
const ajv = new Ajv({ formats: { uri: true } });
const schema = jsonSchema(site);
ajv.addSchema(schema);
const validate = (name: 'claim' | 'claims' | 'withdrawn' | 'trials' | 'alignment', data: unknown) => {
  const valid = ajv.validate({ $ref: `${schema.$id}#/$defs/${name}` }, JSON.parse(toJson(data)));
  return valid ? [] : ajv.errors;
};
const reportOf = (id: string): Report => {
  const claim = claims.find((one) => one.id === id);
  if (!claim) throw new Error(id);
  // One case is enough for the shape; what it came to does not matter here.
  return {
    ...run({ ...claim, proves: [], printed: undefined, condition: undefined } as never, { seed: 1, cases: 1 }),
    cases: 1,
  };
};

test('the published schema describes the data of every claim', () => {
  for (const { id } of claims) {
    const data = claimData(id, reportOf(id), site);
    expect(validate('claim', data), id).toEqual([]);
    expect(claimSchema.parse(data)).toEqual(data);
  }
});

test('a real report, with numbers that JSON lacks, fits too', () => {
  const data = claimData('rnn-state', run(claims[0], { seed: 1, cases: 2 }), site);
  expect(data.report.parts.length).toBeGreaterThan(0);
  expect(validate('claim', data)).toEqual([]);
  const [part] = data.report.parts;
  const words = { en: 'a', zh: '甲' };
  const odd = { ...part, routes: [{ name: words, worst: Number.NaN, allowed: Number.POSITIVE_INFINITY }] };
  expect(validate('claim', { ...data, report: { ...data.report, parts: [odd] } })).toEqual([]);
});

test('the list fits its schema', () => {
  const data = claimsData(reportOf, site);
  expect(validate('claims', data)).toEqual([]);
  expect(claimsSchema.parse(data).claims.map(({ id }) => id)).toEqual(claims.map(({ id }) => id));
});

test('the recorded training runs fit theirs, and the table has a line for each', () => {
  const data = trialsData(site);
  expect(validate('trials', data)).toEqual([]);
  expect(trialsSchema.parse(data)).toEqual(data);
  const runs = data.experiments.flatMap(({ arms }) => arms.flatMap((arm) => arm.runs));
  const [head, ...lines] = trialsCsv().trimEnd().split('\n');
  expect(lines.length).toBe(runs.length);
  for (const line of lines) expect(line.split(',').length).toBe(head.split(',').length);
  // A run that was solved ends with the loss that it was solved with.
  const latch = data.experiments.find(({ id }) => id === 'latch-0.02')?.arms[0].runs[0];
  expect(latch?.losses?.length).toBe((latch?.updates ?? 0) / data.pace);
  expect(latch?.losses?.at(-1)).toBe(Number(latch?.loss.toPrecision(4)));
});

test('both languages fit their schema pair by pair, and the TMX has the same pairs', () => {
  const data = alignmentData(site);
  expect(validate('alignment', data)).toEqual([]);
  expect(alignmentSchema.parse(data)).toEqual(data);
  for (const { id, says } of claims) {
    expect(data.pairs).toContainEqual(expect.objectContaining({ id: `${id}/says`, en: says.en, zh: says.zh }));
  }
  expect(new Set(data.pairs.map(({ id }) => id)).size).toBe(data.pairs.length);
  const document = new DOMParser().parseFromString(tmx(data), 'text/xml');
  const [header, body] = document.documentElement.children;
  // What the DTD of TMX 1.4b requires of a header.
  const required = ['creationtool', 'creationtoolversion', 'segtype', 'o-tmf', 'adminlang', 'srclang', 'datatype'];
  for (const name of required) expect(header.getAttribute(name), name).toBeTruthy();
  const units = [...body.children].map((unit) => {
    const variants = [...unit.children].map((variant) => [
      variant.getAttribute('xml:lang'),
      variant.textContent?.trim(),
    ]);
    return [unit.getAttribute('tuid'), variants];
  });
  expect(units).toEqual(
    data.pairs.map(({ id, en, zh }) => [
      id,
      [
        ['en', en],
        ['zh-CN', zh],
      ],
    ]),
  );
});

test('a withdrawn claim keeps its address, with the reason', () => {
  const name = { en: 'One path', zh: '一条路径' };
  const entry = { tag: 'ZZZZ', id: 'gone', name, chapter: 'bptt', since: '2026-10-01' } as const;
  const withdrawn = { on: '2026-12-01', reason: { en: 'False.', zh: '不成立。' }, successor: 'rnn-chain' };
  const [record] = recordsOf([{ ...entry, withdrawn }, ...registry], claims);
  if (record.is !== 'withdrawn') throw new Error('needed a withdrawn claim');
  const data = withdrawnData(record, site);
  expect(validate('withdrawn', data)).toEqual([]);
  expect(data).toMatchObject({
    id: 'gone',
    name,
    url: `${site}/c/ZZZZ/`,
    successor: 'rnn-chain',
    reason: withdrawn.reason,
  });
  expect(data.history.map(({ on }) => on)).toEqual(['2026-10-01', '2026-12-01']);
  expect(validate('claim', data)).not.toEqual([]);
});

test('what does not fit is refused', () => {
  const data = claimData('rnn-state', reportOf('rnn-state'), site);
  for (const wrong of [{ tag: 'ILOU' }, { verdict: 'true' }, { says: { en: 'only' } }, { extra: 1 }, { digest: 'x' }])
    expect(validate('claim', { ...data, ...wrong }), JSON.stringify(wrong)).not.toEqual([]);
});

test('the badge counts, and is green only where all came out', () => {
  expect(badge([{ ok: true }, { ok: true }])).toMatchObject({
    message: '2 of 2 verdicts confirmed',
    color: 'brightgreen',
  });
  expect(badge([{ ok: true }, { ok: false }])).toMatchObject({ message: '1 of 2 verdicts confirmed', color: 'red' });
  expect(badge([]).color).toBe('red');
});
