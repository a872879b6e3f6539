import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ledgerLine, ledgerProblems } from './ledger.ts';
import { registry } from './registry.ts';

const planted = [
  { tag: 'AAAA', id: 'first', since: '2026-01-01' },
  { tag: 'BBBB', id: 'second', since: '2026-01-02' },
  { tag: 'CCCC', id: 'third', since: '2026-01-03' },
];
type Given = (typeof planted)[number];

function write(entries: readonly Given[]): string {
  const lines: string[] = [];
  for (const entry of entries) lines.push(ledgerLine(entry, lines.at(-1)));
  return lines.join('\n');
}
const change = (i: number, entry: Partial<Given>) => planted.with(i, { ...planted[i], ...entry });

test('the registry is as the ledger says', () => {
  expect(ledgerProblems(registry, readFileSync('src/claims/tags.ledger', 'utf8'))).toEqual([]);
});

test('a removed, reused or changed tag is named', () => {
  const text = write(planted);
  expect(ledgerProblems(planted, text)).toEqual([]);
  const problem = (entries: readonly Given[]) => ledgerProblems(entries, text).join('\n');
  expect(problem(planted.slice(0, 2))).toBe(
    'src/claims/registry.ts: “CCCC third 2026-01-03” was removed, needed with “withdrawn” instead',
  );
  expect(problem(change(1, { tag: 'DDDD' }))).toBe(
    'src/claims/registry.ts: found “DDDD second 2026-01-02”, needed “BBBB second 2026-01-02”, as it was given',
  );
  expect(problem(change(1, { id: 'other' }))).toContain('needed “BBBB second');
  expect(problem(change(1, { since: '2026-02-02' }))).toContain('needed “BBBB second');
  const swapped = [planted[0], { ...planted[1], tag: 'CCCC' }, { ...planted[2], tag: 'BBBB' }];
  expect(problem(swapped)).toContain('found “BBBB third 2026-01-03”, needed “BBBB second');
});

test('the text may have another order than the ledger', () => {
  expect(ledgerProblems(planted.toReversed(), write(planted))).toEqual([]);
});

test('a tag given twice, malformed or without a line is named, in a ledger that agrees with it too', () => {
  const again = [...planted, { tag: 'AAAA', id: 'fourth', since: '2026-01-04' }];
  expect(ledgerProblems(again, write(again)).join()).toContain('the tag “AAAA” is given twice');
  const sameId = [...planted, { tag: 'DDDD', id: 'first', since: '2026-01-04' }];
  expect(ledgerProblems(sameId, write(sameId))).toEqual([
    'src/claims/registry.ts: the id “first” is given twice, needed one of its own',
  ]);
  const bad = [...planted, { tag: 'ILOU', id: 'fourth', since: '2026-01-04' }];
  expect(ledgerProblems(bad, write(bad)).join()).toContain('the tag is “ILOU”, needed four characters');
  const fourth = [...planted, { tag: 'DDDD', id: 'fourth', since: '2026-01-04' }];
  expect(ledgerProblems(fourth, write(planted)).join()).toContain('“DDDD fourth 2026-01-04” has no line');
});

test('a line that is changed together with its entry breaks the chain', () => {
  const changed = change(0, { id: 'renamed' });
  const text = write(planted).replace('AAAA first', 'AAAA renamed');
  expect(ledgerProblems(changed, text).join()).toContain('src/claims/tags.ledger:1: the line was changed');
  const rehashed = [ledgerLine(changed[0]), ...write(planted).split('\n').slice(1)].join('\n');
  expect(ledgerProblems(changed, rehashed).join()).toContain('src/claims/tags.ledger:2: the line was changed');
});
