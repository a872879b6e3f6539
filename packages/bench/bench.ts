/**
 * How fast the training kernels are beside PyTorch and TensorFlow.js, how time grows, what each claim takes, and what all
 * claims take in a browser (of the site in `dist`).
 *
 *   npm run bench [-- --quick]
 *
 * Prints the tables, and writes into benchmarks a .json file and a page for this kind of processor, and into README.md what was
 * found on all of them. With --quick: fewer and shorter samples, the small shapes only, nothing written.
 */
import { globSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { inBrowser } from './browser.ts';
import { timeClaims } from './claims.ts';
import { typescript, webAssembly } from './ours.ts';
import type { Missing, Peer } from './peer.ts';
import type { Network, Sizes } from './problem.ts';
import { type Plan, type Race, race } from './race.ts';
import type { Results } from './results.ts';
import { scaling } from './scaling.ts';
import { fileOf, markdown, overview } from './table.ts';
import { tfjs } from './tfjs.ts';
import { torch } from './torch.ts';
import { type Workers, workers } from './workers.ts';

const folder = new URL('./results/', import.meta.url);
const shapes: readonly Sizes[] = [
  [4, 2, 20, 1],
  [16, 4, 100, 1],
  [32, 8, 200, 16],
  [64, 8, 500, 32],
  [128, 16, 500, 32],
];

function readFlags(): { quick: boolean } {
  try {
    return { quick: parseArgs({ options: { quick: { type: 'boolean', default: false } } }).values.quick };
  } catch (error) {
    console.error(`bench: ${(error as Error).message}\nusage: npm run bench [-- --quick]`);
    process.exit(2);
  }
}

const { quick } = readFlags();
const plan: Plan = quick
  ? { rounds: 3, most: 3, seconds: 0, sample: 0.05, warm: 0.3, longest: 20, long: 2 }
  : { rounds: 7, most: 31, seconds: 25, sample: 0.2, warm: 1.5, longest: 30, long: 10 };
const say = (line: string) => console.error(line);

const pytorch = await torch();
const peers: readonly (Peer | Missing)[] = [typescript, webAssembly(), pytorch, await tfjs('wasm'), await tfjs('cpu')];
for (const peer of peers) if ('missing' in peer) say(`${peer.name} is skipped: ${peer.missing}`);

const races: Race[] = [];
for (const network of ['lstm', 'rnn'] as const satisfies readonly Network[])
  for (const sizes of quick ? shapes.slice(0, 3) : shapes) {
    const one = await race(network, sizes, peers, plan);
    races.push(one);
    const ratios = one.entries.map(
      ({ name, seconds, ratio }) => `${name} ${(1000 * seconds).toPrecision(4)} ms (${ratio.toPrecision(3)})`,
    );
    const parts = Object.entries(one.ofPeak).map(([name, part]) => `${name} ${(100 * part).toFixed(0)} % of peak`);
    say(`${network} ${sizes.join(', ')}: ${[...ratios, ...parts].join(', ')}`);
    for (const { name, missing } of one.left) say(`  ${name} left out: ${missing}`);
  }
if ('end' in pytorch) pytorch.end();

const shared: Workers[] = [];
for (const sizes of quick ? shapes.slice(2, 3) : shapes.slice(2)) {
  shared.push(await workers(sizes, quick ? 5 : 25, plan.seconds));
  say(`two workers, ${sizes.join(', ')}: ${shared.at(-1)?.ratio.toPrecision(3)} times as fast as one`);
}
const growth = await scaling([typescript, webAssembly()], plan);
for (const { by, kernels } of growth)
  say(
    `time grows with ${by} to the power ${kernels.map(({ name, exponent }) => `${exponent.toFixed(2)} (${name})`).join(', ')}`,
  );
const timed = timeClaims();
say(
  `${timed.claims.length} claims in ${timed.seconds.toFixed(1)} s, ${timed.networksPerSecond.toFixed(0)} networks a second`,
);

const browsed = await inBrowser(quick ? 1 : 5);
if ('missing' in browsed) say(`${browsed.name} is skipped: ${browsed.missing}`);
else
  for (const { page, claims, seconds, longest, longestWork } of browsed.pages)
    say(
      `${page} in ${browsed.browser}: ${claims} claims in ${seconds.toFixed(1)} s on ${browsed.cores} cores, longest task of the main thread ${(1000 * longest).toFixed(0)} ms, ${(1000 * longestWork).toFixed(0)} ms of processor time`,
    );

const versionOf = (name: string): string => {
  const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
  return JSON.parse(readFileSync(file, 'utf8')).version;
};
const results: Results = {
  date: new Date().toISOString().slice(0, 10),
  processor: cpus()[0].model,
  versions: {
    Node: process.versions.node,
    'TensorFlow.js': versionOf('@tensorflow/tfjs-core'),
    ...('version' in pytorch && { PyTorch: pytorch.version }),
  },
  races,
  workers: shared,
  scaling: growth,
  claims: timed,
  ...(!('missing' in browsed) && { browser: browsed }),
};
const tables = markdown(results);
console.log(tables);
if (!quick) {
  const write = (name: string, text: string) => writeFile(new URL(name, folder), text);
  const read = (name: string): Results => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  const file = fileOf(results.processor);
  await write(`${file}.json`, `${JSON.stringify(results, null, 2)}\n`);
  await write(`${file}.md`, tables);
  const beside = overview(globSync('*.json', { cwd: folder }).sort().map(read));
  console.log(beside);
  await write('README.md', beside);
}
