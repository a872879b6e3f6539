/**
 * Runs other projects' tests on the engine and writes the counts to content/peers.json. The tests lie in a folder outside of the
 * repository; a set that is missing there is named and skipped, and its earlier counts stay.
 *
 *   npm run peers -- <folder> [--date 2026-11-30]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as coreMath from './peers/core-math.ts';
import * as itf1788 from './peers/itf1788.ts';
import { onnxGolden } from './peers/onnx.ts';
import { recurrentGolden, score } from './peers/recurrent.ts';
import { type SetId, sets } from './peers/sets.ts';

const file = new URL('../content/peers.json', import.meta.url);
const { values, positionals } = parseArgs({ options: { date: { type: 'string' } }, allowPositionals: true });
const [folder] = positionals;
if (positionals.length !== 1 || !existsSync(folder)) {
  console.error(`peers: the folder is “${positionals.join(' ')}”, needed one that exists and has some of:`);
  for (const { name, file: own, from, licence } of sets) console.error(`  ${own}: ${name}, from ${from} (${licence})`);
  process.exit(2);
}
const date = values.date ?? new Date().toISOString().slice(0, 10);

/** The machine has no part in the file, and no digit in it is noise. */
const short = (value: number, digits: number) => Number(value.toPrecision(digits));
const read = (path: string | URL) => readFileSync(path, 'utf8');
const goldens = <Given>(path: string, golden: (given: Given) => Parameters<typeof score>[0]) => ({
  rows: (JSON.parse(read(path)) as Given[])
    .map((given) => score(golden(given)))
    .map((row) =>
      'difference' in row ? { ...row, difference: short(row.difference, 3), tolerance: short(row.tolerance, 3) } : row,
    ),
});

/** The counts of a set at its path. */
const run: Readonly<Record<SetId, (path: string) => { rows: readonly object[] }>> = {
  itf1788: (path) => itf1788.score(JSON.parse(read(path))),
  coreMath: (path) => ({
    rows: coreMath.functions.map((one) => {
      const row = coreMath.score(one, coreMath.pointsOf(read(join(path, `${one.name}.wc`))));
      return { ...row, worst: short(row.worst, 12) };
    }),
  }),
  recurrent: (path) => goldens(path, recurrentGolden),
  onnx: (path) => goldens(path, onnxGolden),
};

const before = existsSync(file) ? JSON.parse(read(file)) : {};
const results: Record<string, unknown> = {};
for (const { id, name, file: own, from } of sets) {
  const path = join(folder, own);
  if (existsSync(path)) {
    const found = run[id](path);
    results[id] = { date, ...found };
    console.log(`\n${name}`);
    console.table(found.rows);
  } else {
    console.warn(`\n${name}: skipped, ${own} is not in the folder; to be had from ${from}`);
    if (id in before) results[id] = before[id];
  }
}
writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
