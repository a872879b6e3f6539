import { expect, test } from 'vitest';
import { inThreads } from './threads.ts';

const script = (code: string) =>
  new URL(`data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; ${code}`)}`);
const late = script(`parentPort.on('message', (ms) => setTimeout(() => parentPort.postMessage(2 * ms), ms));`);

test('answers are in the order of the jobs, whichever is ready first', async () => {
  const ready: number[] = [];
  const answers = await inThreads<number, number>(late, [400, 0, 20], (at) => ready.push(at), 2);
  expect(answers).toEqual([800, 0, 40]);
  expect(ready).toEqual([1, 2, 0]);
});

test('nothing to do needs no thread', async () => {
  expect(await inThreads(late, [])).toEqual([]);
});

test('a thread that throws is a failure of the whole', async () => {
  const throwing = script(`parentPort.on('message', () => { throw new Error('a deliberate fault'); });`);
  await expect(inThreads(throwing, [1, 2, 3])).rejects.toThrow('a deliberate fault');
});
