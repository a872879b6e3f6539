/** package.json, what the files import and docs/dependencies.md say the same of every package. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { filesOf } from '../src/node/proof-cache.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const asked = (file: string, kind: string) => Object.keys(JSON.parse(read(file))[kind] ?? {});
const root = { start: asked('package.json', 'dependencies'), dev: asked('package.json', 'devDependencies') };

const importPattern =
  /^\s*(?:import|export)\s(?<types>type\s)?(?:[^'";]*?\sfrom\s+)?'(?<name>[^'.][^']*)'|(?:import|require)\('(?<lazy>[^'.][^']*)'\)/gm;
/** The packages that a file imports; those of Node, and what Astro and the build make, are none. */
function importsOf(file: string): { name: string; types: boolean }[] {
  return [...read(file).matchAll(importPattern)]
    .map(({ groups = {} }) => ({ path: groups.name ?? groups.lazy, types: groups.types !== undefined }))
    .filter(({ path }) => !/^(node:|astro:|@fonts\/)/.test(path))
    .map(({ path, types }) => ({ name: path.match(/^(?:@[^/]+\/)?[^/]+/)?.[0] ?? path, types }));
}

const sources = globSync(['{src,build,tools,e2e}/**/*.{ts,tsx,mjs,astro}', 'packages/*/*.ts', '*.{ts,mjs}']);
/** What the build and the command line read. */
const needed = filesOf([
  ...['astro.config.mjs', 'src/content.config.ts', 'src/node/cli.ts', 'src/node/prove-thread.ts'],
  ...globSync('src/pages/**/*.{ts,astro}'),
]);

test('what a file imports is declared', () => {
  expect(sources.length).toBeGreaterThan(needed.length);
  for (const file of sources) {
    const [, home] = /^packages\/(\w+)\//.exec(file) ?? [];
    const own = home ? asked(`packages/${home}/package.json`, 'dependencies') : [];
    const declared = [...root.start, ...root.dev, ...own];
    for (const { name } of importsOf(file))
      expect(declared.includes(name) || declared.includes(`@types/${name}`), `${file} imports ${name}`).toBe(true);
  }
});

test('what the build imports is in dependencies, and nothing else is', () => {
  const code = needed.filter((file) => /\.(ts|tsx|mjs|astro)$/.test(file));
  for (const file of code)
    for (const { name, types } of importsOf(file))
      if (!types) expect(root.start, `${file} imports ${name}`).toContain(name);
  const text = sources
    .filter((file) => /^(src|build)\/(?!.*\.test\.)|^astro/.test(file))
    .map(read)
    .join('\n');
  for (const name of root.start) expect(new RegExp(`'${name}['/]`).test(text), `a file names ${name}`).toBe(true);
});

/** The names in the first column of each section's tables. */
const sections = new Map(
  read('docs/dependencies.md')
    .split(/^## /m)
    .map((text) => [
      text.split('\n')[0].replaceAll('`', ''),
      [...text.matchAll(/^\| (`.+?) \| .{15,} \|$/gm)].map(([, name]) => name.replaceAll('`', '')),
    ]),
);
const overridesOf = (overrides: object, path = ''): string[] =>
  Object.entries(overrides).flatMap(([name, value]) =>
    typeof value === 'string' ? [path + name] : overridesOf(value, `${path}${name} > `),
  );

test.each([
  ['What npm start installs', [...root.start, ...overridesOf(JSON.parse(read('package.json')).overrides)]],
  ['What npm test installs besides', root.dev],
  ['packages/node', asked('packages/node/package.json', 'optionalDependencies')],
  ['packages/bench', asked('packages/bench/package.json', 'dependencies')],
  ['packages/lanes', asked('packages/lanes/package.json', 'dependencies')],
])('docs/dependencies.md has the reason of each package, and of no other: %s', (section, names) => {
  expect(sections.get(section)?.sort()).toEqual([...names].sort());
});
