import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { code } from '../../src/engine/training/simd/code.ts';
import { file, moduleOf } from './module.ts';

test('the committed code is of the committed source and compiler (else: npm run lanes)', () => {
  expect(readFileSync(file, 'utf8')).toBe(moduleOf(code));
});

test('at most 3 kB are sent for it', () => {
  expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(3 * 1024);
});
