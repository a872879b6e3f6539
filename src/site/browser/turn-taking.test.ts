import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => vi.unstubAllGlobals());

test('islands wake one after the other, each in an idle time of its own, and one that fails keeps none from its turn', async () => {
  const waiting: (() => void)[] = [];
  const failures: unknown[] = [];
  vi.stubGlobal('requestIdleCallback', (run: () => void) => waiting.push(run));
  vi.stubGlobal('reportError', (error: unknown) => failures.push(error));
  const { default: turn } = await import('./turn-taking.ts');
  const woken: string[] = [];
  const island = (name: string) => turn(async () => async () => void woken.push(name));
  island('first');
  turn(() => Promise.reject(new Error('not there')));
  island('third');
  /** One idle time: never do two islands ask for the same. */
  const idle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    expect(waiting.length).toBeLessThanOrEqual(1);
    waiting.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  await idle();
  expect(woken).toEqual([]);
  await idle();
  expect(woken).toEqual(['first']);
  for (let i = 0; i < 3; i++) await idle();
  expect(woken).toEqual(['first', 'third']);
  expect(failures).toEqual([new Error('not there')]);
});
