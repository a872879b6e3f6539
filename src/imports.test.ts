import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { inexactProblems } from './node/authoring/source.ts';

/** Who may import whom: each room, a folder or a file, and the rooms that its files may import from besides their own. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  'src/engine/arithmetic': [],
  'src/engine/networks': ['src/engine/arithmetic'],
  'src/engine/closed-forms': ['src/engine/arithmetic', 'src/engine/networks'],
  // Routes to a derivative; they share no rule with the closed forms.
  'src/engine/derivatives': ['src/engine/arithmetic', 'src/engine/networks'],
  'src/engine/golden': ['src/engine/arithmetic', 'src/engine/networks'],
  'src/engine/training': ['src/engine/arithmetic', 'src/engine/networks', 'src/engine/closed-forms'],
  'src/formula': ['src/engine'],
  'src/proof': ['src/engine'],
  'src/claims': ['src/engine', 'src/formula', 'src/proof'],
  'src/check': ['src/engine', 'src/proof', 'src/claims'],
  // Formulas that readers type.
  'src/own': ['src/engine', 'src/formula', 'src/proof', 'src/claims', 'src/check'],
  'src/explorers': ['src/engine', 'src/proof', 'src/claims'],
  'src/exercises': ['src/engine', 'src/proof', 'src/claims', 'src/check', 'src/own', 'src/explorers'],
  // What authors write is set as the pages set it.
  'src/node': ['src/engine', 'src/proof', 'src/claims', 'src/check', 'src/site/text'],
  'src/worker': [
    'src/claims',
    'src/check',
    'src/explorers',
    'src/exercises',
    'src/own',
    'src/proof',
    'src/files',
    'src/vectors',
    'src/trained',
  ],
  'src/files': ['src/proof'],
  'src/vectors': ['src/engine', 'src/files', 'src/proof'],
  'src/trained': ['src/engine', 'src/files', 'src/proof', 'src/vectors', 'src/explorers/plots'],
  'src/address.ts': ['src/proof', 'src/check', 'src/explorers', 'src/own', 'src/formula/notations.ts'],
};

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => join('src', file))
  .filter((file) => /\.(ts|tsx|astro)$/.test(file) && !file.includes('.test.') && !file.endsWith('.d.ts'));

const importPattern =
  /^\s*(?:import|export)\s(?<type>type )?(?:[^'";]*?\sfrom\s+)?'(?<from>\.[^']+)'|import\('(?<lazy>\.[^']+)'\)|new URL\('(?<script>\.[^']+\.ts)'/gm;
const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(importPattern)].map(({ groups = {} }) => ({
    types: groups.type !== undefined,
    to: normalize(join(dirname(file), groups.from ?? groups.lazy ?? groups.script)),
    lazy: groups.lazy !== undefined || groups.script !== undefined,
  }));
const isIn = (room: string) => (file: string) => file === room || file.startsWith(`${room}/`);
/** The code of a file without its comments. */
const codeOf = (file: string) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');

test.each(Object.entries(rooms))('%s imports only from its own room and those that it may', (room, allowed) => {
  const files = sources.filter(isIn(room));
  expect(files, `files in ${room}`).not.toEqual([]);
  for (const file of files)
    for (const { to } of importsOf(file)) {
      if (to.endsWith('.json')) continue;
      expect(existsSync(to), `${file} → ${to}`).toBe(true);
      expect(
        [room, ...allowed].some((one) => isIn(one)(to)),
        `${file} → ${to}`,
      ).toBe(true);
    }
});

test('no file imports itself by a round trip', () => {
  const state = new Map<string, 'open' | 'done'>();
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done' || !/\.(ts|tsx)$/.test(file) || !existsSync(file)) return;
    expect(state.get(file), [...path, file].join(' → ')).toBeUndefined();
    state.set(file, 'open');
    for (const { to, lazy } of importsOf(file)) if (!lazy) visit(to, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of sources) visit(file, []);
});

test('islands take no claim and no computation with them', () => {
  const bundled = ['src/site/islands', 'src/address.ts'];
  for (const file of sources.filter((one) => bundled.some((room) => isIn(room)(one))))
    for (const { types, to } of importsOf(file))
      if (!types)
        expect(to, file).not.toMatch(
          /^src\/(claims|engine|node|exercises)\/|^src\/own\/(?!choices\.ts)|^src\/proof\/(?!words\.ts)|^src\/explorers\/(?!plots\/|values\.ts)|^src\/check\/(run|comparison|certificate|experiment)\.ts$/,
        );
});

test('nothing that reaches a report uses functions whose bits depend on the engine', () => {
  const computes = [
    ...['src/engine', 'src/formula', 'src/proof', 'src/claims', 'src/check', 'src/own', 'src/explorers'],
    'src/exercises',
  ];
  const files = sources.filter((file) => computes.some((room) => isIn(room)(file)));
  expect(files.flatMap((file) => inexactProblems(file, readFileSync(file, 'utf8')))).toEqual([]);
});

test('one file knows the grammar of query strings, and asks no page for them', () => {
  expect(codeOf('src/address.ts')).not.toMatch(/\b(document|window|location|history|navigator)\b/);
  for (const file of sources.filter((one) => !one.startsWith('src/corrupted-') && one !== 'src/address.ts'))
    expect(codeOf(file), file).not.toMatch(/URLSearchParams|searchParams/);
});

test('whoever listens to keys leaves those of an input method to it', () => {
  const listening = sources.filter((file) => /onKeyDown|'key(down|up|press)'/.test(codeOf(file)));
  expect(listening).toContain('src/site/browser/keys.ts');
  // `offline.ts` only notes that the page is in use.
  for (const file of listening.filter((one) => !/browser\/(keys|offline)\.ts$/.test(one)))
    expect(
      importsOf(file).map(({ to }) => to),
      file,
    ).toContain('src/site/browser/keys.ts');
});
