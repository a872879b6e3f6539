import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { claims } from './index.ts';
import { ledgerLine, ledgerProblems } from './ledger.ts';
import { type TagEntry, tags } from './tags.ts';

const ledger = readFileSync('src/claims/tags.ledger', 'utf8');
const planted: readonly TagEntry[] = [
  { tag: 'AAAA', id: 'first', since: '2026-01-01' },
  { tag: 'BBBB', id: 'second', since: '2026-01-02' },
  { tag: 'CCCC', id: 'third', since: '2026-01-03' },
];
function write(entries: readonly TagEntry[]): string {
  const lines: string[] = [];
  for (const entry of entries) lines.push(ledgerLine(entry, lines.at(-1)));
  return lines.join('\n');
}
const change = (i: number, entry: Partial<TagEntry>) => planted.with(i, { ...planted[i], ...entry });

test('the tags are those of the ledger', () => {
  expect(ledgerProblems(tags, ledger)).toEqual([]);
});

test('every tag belongs to a claim of the list, or is withdrawn', () => {
  const open = tags.filter(({ id, withdrawn }) => !withdrawn && !claims.some((claim) => claim.id === id));
  expect(open.map(({ tag, id }) => `${tag} ${id}`)).toEqual([]);
});

test('a withdrawn claim names a successor that the ledger knows, and is off the list', () => {
  for (const { id, withdrawn } of tags) {
    if (!withdrawn) continue;
    expect(claims.map((claim) => claim.id)).not.toContain(id);
    if (withdrawn.successor) expect(tags.map((entry) => entry.id)).toContain(withdrawn.successor);
  }
});

test('a removed, reused or changed tag is named', () => {
  const text = write(planted);
  expect(ledgerProblems(planted, text)).toEqual([]);
  const problem = (entries: readonly TagEntry[]) => ledgerProblems(entries, text).join('\n');
  expect(problem(planted.slice(0, 2))).toContain('“CCCC third 2026-01-03” was removed');
  expect(problem(planted.toSpliced(0, 1))).toContain('needed “AAAA first');
  expect(problem(change(1, { tag: 'DDDD' }))).toContain('“DDDD second 2026-01-02”, needed “BBBB');
  expect(problem(change(1, { id: 'other' }))).toContain('needed “BBBB second');
  expect(problem(change(1, { since: '2026-02-02' }))).toContain('needed “BBBB second');
  expect(problem([planted[1], planted[0], planted[2]])).toContain('as it was given');
});

test('a tag given twice, malformed or without a line is named, in a ledger that agrees with it too', () => {
  const again = [...planted, { tag: 'AAAA', id: 'fourth', since: '2026-01-04' }];
  expect(ledgerProblems(again, write(again))).toEqual(['the tag “AAAA” is given twice']);
  const sameId = [...planted, { tag: 'DDDD', id: 'first', since: '2026-01-04' }];
  expect(ledgerProblems(sameId, write(sameId))).toEqual(['the id “first” is given twice']);
  const bad = [...planted, { tag: 'ILOU', id: 'fourth', since: '2026-01-04' }];
  expect(ledgerProblems(bad, write(bad)).join()).toContain('the tag “ILOU” is not four characters');
  expect(ledgerProblems(again, write(planted)).join()).toContain('“AAAA fourth 2026-01-04” has no line');
});

test('a line that is changed together with its entry breaks the chain', () => {
  const changed = change(0, { id: 'renamed' });
  const text = write(planted).replace('AAAA first', 'AAAA renamed');
  expect(ledgerProblems(changed, text).join()).toContain('line 1 of the ledger was changed');
  const rehashed = [ledgerLine(changed[0]), ...write(planted).split('\n').slice(1)].join('\n');
  expect(ledgerProblems(changed, rehashed).join()).toContain('line 2 of the ledger was changed');
});

test('withdrawing an entry is not a change of it', () => {
  const withdrawn = change(1, { withdrawn: { on: '2026-02-01', reason: { en: 'false', zh: '不成立' } } });
  expect(ledgerProblems(withdrawn, write(planted))).toEqual([]);
});
