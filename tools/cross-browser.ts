/**
 * `npm run cross-browser [-- --only firefox] [--seed n]`: builds the site and runs every claim in each installed browser, in its
 * own worker and by its own cards. Each report must equal Node's in every bit. Then it reads, explores, searches and goes offline.
 * Both options may be repeated. Skips a browser that is not installed, by name. Exit code 1 when anything failed or nothing ran,
 * 2 on bad input.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { preview } from 'astro';
import { defaults, limits, parseWhole } from '../src/check/options.ts';
import { basics, visit } from './cross-browser/basics.ts';
import { type Browser, chromium, type Engine, firefox } from './cross-browser/browsers.ts';
import { prove, type Tally } from './cross-browser/proofs.ts';
import { webkit } from './cross-browser/webkit.ts';

const engines: readonly Engine[] = [chromium, firefox, webkit];
const names = engines.map(({ name }) => name).join(', ');

function read() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: 'string', multiple: true },
        // The build's, and the largest.
        seed: { type: 'string', multiple: true, default: [String(defaults.seed), String(limits.seed.high)] },
      },
    });
    const unknown = values.only?.find((name) => !engines.some((engine) => engine.name === name));
    if (unknown !== undefined) throw new RangeError(`only is "${unknown}", needed one of ${names}`);
    return { only: values.only, seeds: values.seed.map((text) => parseWhole('seed', text, limits.seed)) };
  } catch (error) {
    console.error(`cross-browser: ${error instanceof Error ? error.message : error}`);
    console.error('usage: npm run cross-browser [-- --only chromium|firefox|webkit] [--seed n]');
    return process.exit(2);
  }
}

const row = (...cells: readonly unknown[]) =>
  console.log(cells.map((cell, i) => String(cell).padEnd([10, 18, 13, 16, 16, 0][i] ?? 0)).join(''));

/** Runs everything in one browser. @returns how much failed */
async function check({ name }: Engine, start: () => Promise<Browser>, seeds: readonly number[]) {
  const began = performance.now();
  const tally: Tally = { run: 0, equal: 0, problems: [] };
  let works = 0;
  let browser: Browser | undefined;
  const { port, stop } = await preview({ root: '.', logLevel: 'silent', server: { port: 0 } });
  const server = { address: `http://localhost:${port}/`, stop };
  try {
    browser = await start();
    for (const seed of seeds) await prove(browser, server.address, seed, tally);
    const found = await visit(browser, server);
    works = Object.keys(basics).length - new Set(found.map((problem) => problem.split(':')[0])).size;
    tally.problems.push(...found);
  } catch (error) {
    tally.problems.push(error instanceof Error ? error.message : String(error));
  } finally {
    await browser?.close();
    await stop();
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const all = Object.keys(basics).length;
  row(name, browser?.version ?? '?', tally.run, tally.equal, `${works} of ${all}`, `${seconds} s`);
  for (const problem of tally.problems) console.log(`  ✗ ${problem}`);
  return tally.problems.length;
}

const { only, seeds } = read();
const { status } = spawnSync('astro', ['build', '--silent'], { stdio: 'inherit', shell: process.platform === 'win32' });
if (status !== 0) process.exit(1);
console.log(`every claim with the seeds ${seeds.join(', ')}, in each browser and in Node`);
row('engine', 'version', 'claims run', 'digests equal', 'else works', 'time');
let [ran, failed] = [0, 0];
for (const engine of engines.filter(({ name }) => !only || only.includes(name))) {
  const start = engine.find();
  if (start) {
    ran++;
    failed += await check(engine, start, seeds);
  } else {
    row(engine.name, `skipped: needs ${engine.needs}`);
    // A browser that was asked for by name must be there.
    if (only) failed++;
  }
}
if (ran === 0) console.log('no browser was run, needed at least one');
process.exitCode = failed > 0 || ran === 0 ? 1 : 0;
