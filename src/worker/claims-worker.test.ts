import { beforeEach, expect, test, vi } from 'vitest';
import { defaults } from '../check/options.ts';
import type { Request, Response } from './protocol.ts';

const loads = { run: 0 };
let clock = 0;
let run: (claim: unknown, options: unknown, progress: (done: number, total: number) => void) => unknown;

vi.mock('../claims/registry.ts', () => ({
  loadClaim: async (id: string) => {
    if (id !== 'known') throw new Error(`claim: got ${id}, needed one of: known`);
    return { id };
  },
}));
vi.mock('../check/run.ts', () => {
  loads.run += 1;
  return {
    run: (...given: Parameters<typeof run>) => run(...given),
    runMistake: (claim: { id: string }, part: number, control: number) => ({ name: `${claim.id} ${part} ${control}` }),
  };
});

const posted: Response[] = [];
const scope = {
  postMessage: (response: Response) => posted.push(response),
  onmessage: (_: { data: Request }): Promise<void> => Promise.reject(new Error('the worker did not listen')),
};
const ask = (request: Request) => scope.onmessage({ data: request });

beforeEach(async () => {
  posted.length = 0;
  vi.stubGlobal('self', scope);
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
  run = () => ({ digest: '1' });
  await import('./claims-worker.ts');
});

test('the runner is loaded with the first request and not before; then the report is posted', async () => {
  expect(loads.run).toBe(0);
  await ask({ job: 4, run: 'claim', claim: 'known', options: defaults });
  expect(loads.run).toBe(1);
  expect(posted).toEqual([{ job: 4, is: 'report', report: { digest: '1' } }]);
});

test('a mistake is put into the part and control asked for', async () => {
  await ask({ job: 5, run: 'mistake', claim: 'known', part: 2, control: 3, options: defaults });
  expect(posted).toEqual([{ job: 5, is: 'mistake', report: { name: 'known 2 3' } }]);
});

test('progress is posted at most every 200 ms', async () => {
  run = (_claim, _options, progress) => {
    for (let done = 1; done <= 100; done++, clock += 10) progress(done, 100);
    return { digest: '2' };
  };
  await ask({ job: 6, run: 'claim', claim: 'known', options: defaults });
  const told = posted.flatMap((r) => (r.is === 'progress' ? [r.done] : []));
  expect(told).toEqual(Array.from({ length: 5 }, (_, i) => 20 * i + 1));
});

test('whatever is thrown, by a name nobody knows or by a claim, comes back as an error', async () => {
  await ask({ job: 7, run: 'claim', claim: 'unknown', options: defaults });
  run = () => {
    throw 'just a text';
  };
  await ask({ job: 8, run: 'claim', claim: 'known', options: defaults });
  expect(posted).toEqual([
    { job: 7, is: 'error', why: 'crashed', message: 'claim: got unknown, needed one of: known' },
    { job: 8, is: 'error', why: 'threw', message: 'just a text' },
  ]);
});
