import { expect, test } from 'vitest';
import { claims } from '../claims/index.ts';
import { anchored, claimsWith, strengths, strengthsOf } from './evidence.ts';

test('every claim has evidence of some strength, and every strength has claims', () => {
  for (const claim of claims) expect(strengthsOf(claim), claim.id).not.toEqual([]);
  for (const strength of strengths) expect(claimsWith(strength), strength).not.toEqual([]);
});

test('the forward passes of both networks are held against PyTorch', () => {
  const ids = anchored().map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['rnn-state', 'cell-state', 'output-vector']));
});
