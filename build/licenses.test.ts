import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { licensesText, noticeOf, packageOf } from './licenses.ts';

const folder = mkdtempSync(join(tmpdir(), 'carousel-licenses-'));
afterAll(() => rmSync(folder, { recursive: true }));
const given = (license: unknown) =>
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'one', version: '1.2.3', license }));

test('a module belongs to the innermost package', () => {
  expect(packageOf('/a/node_modules/preact/hooks/dist/hooks.mjs?v=1')).toBe('/a/node_modules/preact');
  expect(packageOf('/a/node_modules/b/node_modules/@c/d/e.js')).toBe('/a/node_modules/b/node_modules/@c/d');
  expect(packageOf('C:\\a\\node_modules\\preact\\x.js')).toBe('C:/a/node_modules/preact');
  expect(packageOf('/a/src/x.ts')).toBeUndefined();
});

test('a licence that is not known, or without its text, stops the build', () => {
  for (const license of [undefined, 'UNLICENSED', 'GPL-3.0', { type: 'MIT' }]) {
    given(license);
    expect(() => noticeOf(folder)).toThrow(
      `package one 1.2.3 goes to readers under the licence “${license}”, needed one`,
    );
  }
  given('MIT');
  expect(() => noticeOf(folder)).toThrow(
    'one 1.2.3 goes to readers without its licence, needed a file such as LICENSE',
  );
  writeFileSync(join(folder, 'LICENSE.md'), 'As you like.\n');
  expect(noticeOf(folder)).toEqual({ name: 'one', version: '1.2.3', license: 'MIT', text: 'As you like.' });
});

test('the list names each work, with its licence in full after it', () => {
  const text = licensesText([noticeOf(folder)]);
  expect(text).toMatch(/one 1\.2\.3 – MIT\n[\s\S]*={80}\none 1\.2\.3 – MIT\n\nAs you like\.\n$/);
});
