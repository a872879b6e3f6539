import { expect, test } from 'vitest';
import { articleRows, articleRowsOf, bases, contradictions, type Row, sections, sourceOf } from './article.ts';
import type { Claim } from './claim.ts';
import { claimById, claims } from './index.ts';

const images = articleRows.filter(({ is }) => is !== 'statement');

test('each of the 46 images has one row, in their order: 6 figures and 40 equations', () => {
  expect(images.map(({ id }) => id)).toEqual(Array.from({ length: 46 }, (_, i) => i + 1));
  expect(images.filter(({ is }) => is === 'figure').map(({ id }) => id)).toEqual([1, 12, 13, 15, 19, 23]);
  expect(new Set(articleRows.map(({ id }) => id)).size).toBe(articleRows.length);
});

test('the rows follow the sections of the article', () => {
  const order = Object.keys(sections);
  const found = articleRows.map(({ section }) => order.indexOf(section));
  expect(found).toEqual(found.toSorted((a, b) => a - b));
  expect(new Set(found).size).toBe(order.length);
});

test('only what is quoted names the notes, and a statement in words is text', () => {
  for (const { id, is, basis, quotedIn } of articleRows) {
    expect(bases).toContain(basis);
    expect(quotedIn !== undefined, `${id}`).toBe(basis === 'quoted');
    if (is === 'statement') expect(basis, `${id}`).toBe('text');
  }
});

test('a claim has a row unless it is added, and only claims that there are have rows', () => {
  for (const claim of claims) expect(articleRowsOf(claim.id).length > 0, claim.id).toBe(claim.verdict !== 'added');
  for (const id of articleRows.flatMap((row) => row.claims)) expect(() => claimById(id)).not.toThrow();
});

/** The claims whose printed form is what the row shows. */
const printedIn = (row: Row) => claims.filter(({ id, printed }) => printed && sourceOf(id) === row);

test('the form of each equation is given once: in its row, or as the printed form of one claim', () => {
  for (const row of articleRows.filter(({ is }) => is === 'equation'))
    expect(printedIn(row).length + (row.tex === undefined ? 0 : 1), `image ${row.id}`).toBe(1);
});

test('a row contains rows that there are, and not itself', () => {
  for (const { id, contains } of articleRows)
    for (const part of contains) {
      expect(
        articleRows.some((row) => row.id === part),
        `${id} contains ${part}`,
      ).toBe(true);
      expect(part).not.toBe(id);
    }
});

test('no two claims on one printed form, or on forms that contain each other, contradict', () => {
  expect(contradictions(claims)).toEqual([]);
});

test('a contradiction is named', () => {
  const but = (id: string, change: Partial<Claim>) =>
    contradictions(claims.map((claim) => (claim.id === id ? { ...claim, ...change } : claim)));
  // (6) with the D_t of image 35, which is refuted.
  expect(but('additive-gradient', { verdict: 'holds' })).toContain(
    '36: additive-gradient is holds, and contains 35: abcd is slip',
  );
  expect(but('cell-state-expanded', { verdict: 'holds' })).toContain(
    '30: cell-state-expanded is holds, and contains 14: forget-gate is notation',
  );
  // By way of images 36 and 35.
  expect(but('lstm-states-gradient', { verdict: 'notation' })).toContain(
    '37: lstm-states-gradient is notation, and contains 46: candidate-derivative is slip',
  );
  expect(but('lstm-states-gradient', { uses: [] })).toContain(
    '37: lstm-states-gradient contains 36, but does not use additive-gradient',
  );
});

test('two claims on one form have one verdict, and one grade', () => {
  const [one, other] = [claimById('rnn-chain'), claimById('rnn-state')];
  const table = [{ id: 1, claims: [one.id, other.id], contains: [] }];
  expect(contradictions([one, other], table)).toEqual(['1: rnn-state is holds, and contains 1: rnn-chain is gap']);
  expect(contradictions([one, { ...one, id: other.id }], table)).toEqual([]);
});
