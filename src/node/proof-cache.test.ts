import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { defaults } from '../check/options.ts';
import { run } from '../check/run.ts';
import { claimById } from '../claims/index.ts';
import { createStore, filesOf, fingerprint } from './proof-cache.ts';

mkdirSync('.cache', { recursive: true });
const root = mkdtempSync('.cache/store-');
afterAll(() => rmSync(root, { recursive: true }));
const folder = join(root, 'proofs');
const claim = claimById('constant-error-carousel');
const report = run(claim, defaults);

beforeEach(() => {
  for (const part of ['src', 'content/experiments.json', 'package-lock.json'])
    cpSync(part, join(root, part), { recursive: true });
  createStore(folder, root).keep(claim, report);
});

test('a report that was kept is found again, to the last bit', () => {
  expect(createStore(folder, root).find(claim)).toEqual(report);
});

test.each([
  ['the claim', 'src/claims/beyond/constant-error-carousel.ts'],
  ['the engine below it', 'src/engine/arithmetic/elementary.ts'],
  ['what compares', 'src/proof/relation.ts'],
  ['the runner', 'src/check/comparison.ts'],
  ['the default seed', 'src/check/options.ts'],
  ['the libraries', 'package-lock.json'],
])('nothing is found once %s has changed', (_, file) => {
  appendFileSync(join(root, file), '\n');
  expect(createStore(folder, root).find(claim)).toBeUndefined();
});

test('another claim’s file changes nothing', () => {
  appendFileSync(join(root, 'src/claims/bptt/rnn-chain.ts'), '\n');
  expect(createStore(folder, root).find(claim)).toEqual(report);
});

test('a report that was tampered with or cut off is not believed', () => {
  const file = join(folder, `${claim.id}.json`);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/"checked":\d+/, '"checked":1000000'));
  expect(createStore(folder, root).find(claim)).toBeUndefined();
  writeFileSync(file, text.slice(0, -20));
  expect(createStore(folder, root).find(claim)).toBeUndefined();
});

test('the files are those that are imported, by whatever way, and data among them', () => {
  const files = filesOf(['src/claims/rnn/rnn-state.ts']);
  expect(files).toEqual(
    expect.arrayContaining(['src/engine/golden/rnn.json', 'src/engine/arithmetic/random.ts', 'src/proof/make.ts']),
  );
  expect(files).not.toContain('src/engine/golden/lstm.json');
  expect(fingerprint(claim)).toMatch(/^[0-9a-f]{64}$/);
});

test('a file is found however it is named', () => {
  const ways: Readonly<Record<string, string>> = {
    'static.ts': "import { a } from './static.ts';",
    'lines.ts': "import {\n  a,\n  b,\n} from './lines.ts';",
    'type.ts': "import type { A } from './type.ts';",
    'effect.ts': "import './effect.ts';",
    'again.ts': "export * from './again.ts';",
    'lazy.ts': "const a = await import('./lazy.ts');",
    'double.ts': 'import { a } from "./double.ts";',
    'worker.ts': "new Worker(new URL('./worker.ts', import.meta.url));",
    'data.json': "import data from './data.json' with { type: 'json' };",
  };
  const text = `${Object.values(ways).join('\n')}\nconst none = './none.ts';\n`;
  mkdirSync(join(root, 'ways'));
  writeFileSync(join(root, 'ways/first.ts'), text);
  for (const name of Object.keys(ways)) writeFileSync(join(root, 'ways', name), '');
  const names = [...Object.keys(ways), 'first.ts'].sort();
  expect(filesOf(['ways/first.ts'], root)).toEqual(names.map((name) => `ways/${name}`));
});
