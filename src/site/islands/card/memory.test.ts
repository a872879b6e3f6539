import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Report } from '../../../check/report.ts';
import { keep, kept } from './memory.ts';

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
  keep('c', 'build', shown);
  expect(kept('c', 'build')).toEqual(shown);
});

test('a run of another claim, or held against another build, does not', () => {
  keep('c', 'build', shown);
  expect(kept('d', 'build')).toBeUndefined();
  expect(kept('c', 'newer')).toBeUndefined();
});

test('nothing, nonsense or a closed store is no run and no error', () => {
  expect(kept('c', 'build')).toBeUndefined();
  store.set('carousel.run.c', '{');
  expect(kept('c', 'build')).toBeUndefined();
  vi.stubGlobal('sessionStorage', undefined);
  keep('c', 'build', shown);
  expect(kept('c', 'build')).toBeUndefined();
});
