import { globSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

/** Whether a syntax tree awaits something outside of its functions. */
function awaits(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(awaits);
  if (typeof node !== 'object' || node === null) return false;
  const { type, ...parts } = node as { type?: string };
  if (type === 'AwaitExpression' || (type === 'ForOfStatement' && 'await' in parts && parts.await === true))
    return true;
  return !/Function/.test(type ?? '') && Object.values(parts).some(awaits);
}
const awaitsIn = (file: string, code: string) => awaits(parseSync(file, code).program);

// WebKit counts a module that awaits as ready for whoever imports it second: cards had no texts there.
test('no script of a page awaits at its top level', () => {
  expect(awaitsIn('a.js', 'export const a = { b: await import("./b.js") };')).toBe(true);
  expect(awaitsIn('a.js', 'export const a = async () => { for await (const b of c) await b; };')).toBe(false);
  const scripts = globSync('dist/_astro/*.js');
  expect(scripts.length).toBeGreaterThan(50);
  expect(scripts.filter((file) => awaitsIn(file, readFileSync(file, 'utf8')))).toEqual([]);
});
