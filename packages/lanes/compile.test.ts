import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { code } from '../../src/engine/training/simd/code.ts';
import { compiled, file, moduleOf } from './compile.ts';

test('the committed code is what its source compiles to (else: npm run lanes)', async () => {
  expect(readFileSync(file, 'utf8')).toBe(moduleOf(await compiled()));
});

test('at most 3 kB are sent for it', () => {
  expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(3 * 1024);
});
