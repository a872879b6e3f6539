/**
 * How fast the training kernels are beside PyTorch and TensorFlow.js, and how long all claims take in a browser (of the site in
 * `dist`). Compares the results of all processors with the goals.
 *
 *   npm run bench [-- --quick]
 *
 * Writes a .json file for this kind of processor and README.md into results/. With --quick: fewer and shorter samples, the small
 * shapes only, printed and not written.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Results } from './goals.ts';
import { typescript, webAssembly } from './ours.ts';
import type { Missing } from './peer.ts';
import type { Sizes } from './problem.ts';
import { type Plan, type Race, race } from './race.ts';
import { fileOf, page } from './table.ts';
import { tfjs } from './tfjs.ts';
import { torch } from './torch.ts';
import { verifyAll } from './verify.ts';

const shapes: readonly Sizes[] = [
  [4, 2, 20, 1],
  [16, 4, 100, 1],
  [32, 8, 200, 16],
  [64, 8, 500, 32],
  [128, 16, 500, 32],
];

function readQuick(): boolean {
  try {
    return parseArgs({ options: { quick: { type: 'boolean', default: false } } }).values.quick;
  } catch (error) {
    console.error(`bench: ${(error as Error).message}\nusage: npm run bench [-- --quick]`);
    process.exit(2);
  }
}

const quick = readQuick();
const plan: Plan = quick
  ? { rounds: 3, most: 3, seconds: 0, sample: 0.05, warm: 0.3 }
  : { rounds: 7, most: 31, seconds: 25, sample: 0.2, warm: 1.5 };

/** Whether something is on this machine; says so where it is not. */
function present<What extends object>(what: What | Missing): what is What {
  if ('missing' in what) console.error(`${what.name} is skipped: ${what.missing}`);
  return !('missing' in what);
}

const pytorch = await torch();
const peers = [typescript, webAssembly, pytorch, await tfjs()].filter(present);
const races: Race[] = [];
for (const network of ['lstm', 'rnn'] as const)
  for (const sizes of quick ? shapes.slice(0, 3) : shapes) {
    races.push(await race(network, sizes, peers, plan));
    console.error(`${network} ${sizes.join(', ')} is timed`);
  }
if ('end' in pytorch) pytorch.end();
const verified = await verifyAll(quick ? 1 : 5);

const tfjsFile = createRequire(import.meta.url).resolve('@tensorflow/tfjs-core/package.json');
const results: Results = {
  date: new Date().toISOString().slice(0, 10),
  processor: cpus()[0].model,
  versions: {
    Node: process.versions.node,
    'TensorFlow.js': JSON.parse(readFileSync(tfjsFile, 'utf8')).version,
    ...('version' in pytorch && { PyTorch: pytorch.version }),
  },
  races,
  ...(present(verified) && { verified }),
};
if (quick) console.log(page([results]));
else {
  const folder = new URL('./results/', import.meta.url);
  writeFileSync(new URL(`${fileOf(results.processor)}.json`, folder), `${JSON.stringify(results, null, 2)}\n`);
  const files = globSync('*.json', { cwd: folder }).sort();
  const all = page(files.map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));
  writeFileSync(new URL('README.md', folder), all);
  console.log(all);
}
