import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Report } from '../../../check/report.ts';
import { storedRun, storeRun } from './memory.ts';

const shown = {
  ms: 12,
  report: { claim: 'c', parts: [{ gaps: [1, Number.NaN, Number.NEGATIVE_INFINITY] }] } as unknown as Report,
};
let store: Map<string, string>;

beforeEach(() => {
  store = new Map();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
  });
});
afterEach(() => void vi.unstubAllGlobals());

test('a run comes back as it was kept, NaN and infinities included', () => {
  storeRun('c', 'build', shown);
  expect(storedRun('c', 'build')).toEqual(shown);
});

test('a run of another claim, or held against another build, does not', () => {
  storeRun('c', 'build', shown);
  expect(storedRun('d', 'build')).toBeUndefined();
  expect(storedRun('c', 'newer')).toBeUndefined();
});

test('nothing, nonsense or a closed store is no run and no error', () => {
  expect(storedRun('c', 'build')).toBeUndefined();
  store.set('carousel.run.c', '{');
  expect(storedRun('c', 'build')).toBeUndefined();
  vi.stubGlobal('sessionStorage', undefined);
  storeRun('c', 'build', shown);
  expect(storedRun('c', 'build')).toBeUndefined();
});
