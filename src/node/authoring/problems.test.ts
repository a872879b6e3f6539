import { expect, test } from 'vitest';
import { authorProblems, circleProblems, fileProblems } from './problems.ts';

test('nothing is wrong with the claims, their chapters, the registry and the ledger', async () => {
  expect(await authorProblems()).toEqual([]);
});

const claim = 'export default defineClaim({});';
const entries = [
  { id: 'rnn-chain', chapter: 'bptt' },
  { id: 'rnn-product', chapter: 'bptt' },
] as const;
const files = new Map([
  ['src/claims/bptt/rnn-chain.ts', claim],
  ['src/claims/bptt/rnn-product.ts', claim],
  ['src/claims/bptt/shared.ts', 'export const W = 1;'],
]);
const without = (file: string) => new Map([...files].filter(([name]) => name !== file));

test('an entry and its file that do not find each other are told in one message', () => {
  expect(fileProblems(entries, files)).toEqual([]);
  const other = without('src/claims/bptt/rnn-chain.ts');
  expect(fileProblems(entries, other)).toEqual([
    'there is no src/claims/bptt/rnn-chain.ts, needed the file of every entry in src/claims/registry.ts',
  ]);
  expect(fileProblems(entries, new Map([...other, ['src/claims/rnn/rnn-chain.ts', claim]]))).toEqual([
    'src/claims/rnn/rnn-chain.ts: src/claims/registry.ts says “bptt”, needed src/claims/bptt/rnn-chain.ts, or there “rnn”',
  ]);
  expect(fileProblems(entries, new Map([...files, ['src/claims/rnn/more.ts', claim]]))).toEqual([
    'src/claims/rnn/more.ts: its id has no entry in src/claims/registry.ts, needed one; npm run new-claim makes both',
  ]);
});

test('a claim that rests on itself is told with the way round', () => {
  const [chain, product] = entries;
  expect(
    circleProblems([
      { ...chain, uses: [] },
      { ...product, uses: ['rnn-chain'] },
    ]),
  ).toEqual([]);
  expect(circleProblems([{ ...chain, uses: ['rnn-chain'] }])).toEqual([
    'src/claims/bptt/rnn-chain.ts: uses: rnn-chain → rnn-chain, needed no claim that rests on itself',
  ]);
  expect(
    circleProblems([
      { ...chain, uses: ['rnn-product'] },
      { ...product, uses: ['rnn-chain'] },
    ]),
  ).toEqual([
    'src/claims/bptt/rnn-chain.ts: uses: rnn-chain → rnn-product → rnn-chain, needed no claim that rests on itself',
  ]);
});
