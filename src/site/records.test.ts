import { expect, test } from 'vitest';
import type { Claim } from '../claims/claim.ts';
import { claimById, claims } from '../claims/index.ts';
import { type Entry, registry } from '../claims/registry.ts';
import { words } from '../proof/words.ts';
import { historyOf, recordsOf } from './records.ts';

const chain = claimById('rnn-chain');
const successor: Entry = {
  tag: chain.tag,
  id: chain.id,
  name: chain.name,
  chapter: chain.chapter,
  since: '2026-11-24',
};
const withdrawn: Entry = {
  tag: 'ZZZZ',
  id: 'one-path',
  name: words('One path', '一条路径'),
  chapter: 'bptt',
  since: '2026-10-01',
  withdrawn: { on: '2026-12-01', reason: words('One path is not all.', '只有一条路径。'), successor: chain.id },
};

test('every claim of the list has a record under its own tag', () => {
  const found = recordsOf(registry, claims).flatMap((record) => (record.is === 'claim' ? [record] : []));
  expect(found.map(({ claim }) => claim.id).sort()).toEqual(claims.map(({ id }) => id).sort());
  for (const { entry, claim } of found) expect(entry.tag).toBe(claim.tag);
});

test('a withdrawn claim keeps its page, with the reason and the successor', () => {
  const [tombstone] = recordsOf([withdrawn, successor], [chain]);
  expect(tombstone).toEqual({
    is: 'withdrawn',
    entry: withdrawn,
    on: '2026-12-01',
    reason: withdrawn.withdrawn?.reason,
    successor,
  });
  expect(historyOf(tombstone).map(({ on }) => on)).toEqual(['2026-10-01', '2026-12-01']);
  expect(() => recordsOf([withdrawn], [])).toThrow('“one-path” was withdrawn for “rnn-chain”, which has no tag');
});

test('a withdrawn tag shows its tombstone even where its claim is still on the list', () => {
  const record = recordsOf([withdrawn, successor], [{ ...chain, id: 'one-path', tag: 'ZZZZ' } as Claim, chain]);
  expect(record[0].is).toBe('withdrawn');
});

test('the history tells when a claim was given, corrected and changed', () => {
  const changes = [{ on: '2027-01-01', what: words('A second route.', '增加一条独立路线。') }];
  const [record] = recordsOf([{ ...successor, changes }], [chain]);
  expect(historyOf(record).map(({ what }) => what)).toEqual([expect.anything(), chain.note, changes[0].what]);
});
