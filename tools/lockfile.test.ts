/** `npm ci` refuses a lockfile that is not that of package.json, and then nothing starts: seen here before. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lockProblems } from './lockfile.ts';

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const files = { project: read('package.json'), lock: read('package-lock.json') };

test.each(['.', 'packages/node', 'packages/bench', 'packages/lanes'])(
  'nothing is wrong with the lockfile in %s',
  (folder) => {
    const [project, lock] = [read(`${folder}/package.json`), read(`${folder}/package-lock.json`)];
    expect(Object.keys(lock.packages).length).toBeGreaterThan(1);
    expect(lockProblems(project, lock)).toEqual([]);
  },
);

/** What is said once the value at `path` is another, or is gone. */
function after(path: readonly string[], value?: string): string[] {
  const { project, lock } = structuredClone(files);
  const last = path.at(-1) as string;
  // biome-ignore lint/suspicious/noExplicitAny: what a path through JSON leads to
  let place: any = { project, lock };
  for (const key of path.slice(0, -1)) place = place[key];
  if (value === undefined) delete place[last];
  else place[last] = value;
  return lockProblems(project, lock);
}

test('a script that slipped among the dependencies is told', () => {
  expect(after(['project', 'devDependencies', 'faults'], 'vitest run src')).toEqual([
    'package.json: devDependencies has faults “vitest run src”, needed an exact version such as 1.2.3',
    'package-lock.json: devDependencies has faults undefined, package.json “vitest run src”: run npm install',
  ]);
});

const katex = ['lock', 'packages', 'node_modules/katex'];
test.each<[string, readonly string[], string | undefined, RegExp]>([
  ['a range', ['project', 'dependencies', 'preact'], '^11.0.0', /dependencies has preact “\^11.0.0”, needed an exact/],
  ['another version', ['project', 'dependencies', 'preact'], '0.1.0', /preact “[\d.]+”, package.json “0.1.0”/],
  ['one more', ['lock', 'packages', '', 'dependencies', 'more'], '1.0.0', /more “1.0.0”, package.json undefined/],
  ['another release', ['project', 'version'], '99.0.0', /its version is “[\d.]+”, package.json has “99.0.0”/],
  ['a package left out', katex, undefined, /katex, which package.json asks for, is not in it/],
  ['a platform left out', ['lock', 'packages', 'node_modules/@biomejs/cli-win32-x64'], undefined, /x64, which node_/],
  ['an override of nothing', ['project', 'overrides', 'katex'], '$katexx', /overrides has katex “\$katexx”, needed/],
  ['no hash', [...katex, 'integrity'], undefined, /katex has no integrity, needed one of SHA-512/],
  ['a weak hash', [...katex, 'integrity'], 'sha1-x', /katex has no integrity, needed one of SHA-512/],
  ['no version', [...katex, 'version'], undefined, /katex has no version/],
  ['a place', [...katex, 'resolved'], 'https://example.org/', /katex is bound to https:\/\/example.org\/, needed no/],
])('%s is told', (_, path, value, said) => {
  expect(after(path, value).join('\n')).toMatch(said);
});
