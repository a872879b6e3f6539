import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Whose names are not ours to choose, or are the same on purpose. */
const exempt: Readonly<Record<string, string>> = {
  'src/pages/': 'Astro calls GET and getStaticPaths',
  'src/engine/training/simd/lanes.ts': 'AssemblyScript, compiled apart: the loops of plain.ts by the same names',
  'src/engine/arithmetic/interval/functions.ts':
    'the elementary functions on intervals, one arithmetic in the place of another',
};

const declared =
  /^export (?:declare )?(?:async )?(?:const|let|function\*?|(?:abstract )?class|interface|type|enum) (\w+)/gm;

test('no two modules export different things by one name', () => {
  const homes = new Map<string, string[]>();
  for (const name of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
    const file = join('src', name);
    if (!/\.tsx?$/.test(file) || /\.test\.|\.d\.ts$/.test(file)) continue;
    const source = readFileSync(file, 'utf8');
    // `export const { a, b } = …` would go unseen.
    expect(source, file).not.toMatch(/^export (?:const|let) [[{]/m);
    if (Object.keys(exempt).some((path) => file.startsWith(path))) continue;
    for (const [, exported] of source.matchAll(declared))
      homes.set(exported, [...new Set([...(homes.get(exported) ?? []), file])]);
  }
  expect(homes.size).toBeGreaterThan(500);
  expect([...homes].filter(([, files]) => files.length > 1)).toEqual([]);
});
