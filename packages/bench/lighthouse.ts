/**
 * `npm run lighthouse`: builds nothing, serves `dist` packed with Brotli, as most hosts send it (Astro's preview has gzip
 * alone), and lets Lighthouse (its mobile preset: a slow phone on a slow line) judge the home page and the longest chapter in each
 * language, and a claim page. Prints the scores of the run whose performance is the median, with what cost points, and beside it the
 * performance of every run and how fast Lighthouse found this machine just before (its benchmark index).
 *
 * The preset's phone is a machine with an index of 1500 to 2000, four times as slow. A machine that shares its cores with
 * others is slower for minutes, and then so is the phone: such runs are shown and do not count, if three others can be had in
 * nine. Where they cannot, all count, and it is said; `--slowdown 2` is what Lighthouse advises for an index of 1000 to 1500
 * (https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md). Ends with 1 where the performance
 * is below its floor, another score below 100, or the layout shifts.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { launch } from 'chrome-launcher';
import compression from 'compression';
import lighthouse from 'lighthouse';
import sirv from 'sirv';
import { parseWhole } from '../../src/check/options.ts';
import { systemBrowser } from '../../tools/setup.mjs';

/** Runs of each page that count, and how many there are at most. */
const [wanted, most] = [3, 9];
/** The least performance of each page. */
const floors = { 'en/': 95, 'zh/': 95, 'en/claims/rnn-chain/': 95, 'en/rescue/': 90, 'zh/rescue/': 90 };
/* No scroll bars: the one of the page before, which fades while ours is laid out, draws frames that nobody sees, and after the
   fourth Chromium gives the page one frame a second: it would be seen a second late. */
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--hide-scrollbars'];

/** The preset's slowdown, and the index of the slowest machine that it is made for. */
const [preset, expected] = [4, 1500];

/** How many times slower than this machine the phone is: as in the preset, or what a slower machine calls for. */
function readSlowdown(): number {
  try {
    const { values } = parseArgs({ options: { slowdown: { type: 'string', default: String(preset) } } });
    return parseWhole('slowdown', values.slowdown, { low: 1, high: 20 });
  } catch (error) {
    console.error(`lighthouse: ${(error as Error).message}\nusage: npm run lighthouse [-- --slowdown n]`);
    process.exit(2);
  }
}

type Result = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];
const hundredths = (score: number | null) => Math.round(100 * (score ?? 0));
const performanceOf = ({ categories }: Result) => hundredths(categories.performance.score);
const indexOf = ({ environment }: Result) => environment.benchmarkIndex;

const cpuSlowdownMultiplier = readSlowdown();
/** The index that a run needs to count. Who chooses the slowdown chooses it for this machine as it is. */
const needed = cpuSlowdownMultiplier === preset ? expected : 0;
const packed = compression();
const files = sirv('dist');
const server = createServer((request, response) => packed(request, response, () => files(request, response))).listen(0);
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
const chromePath = systemBrowser();
const chrome = await launch({ chromeFlags: flags, ...(chromePath && { chromePath }) });
let below = 0;
try {
  for (const [page, floor] of Object.entries(floors)) {
    const address = `http://localhost:${port}/${page}`;
    const results: Result[] = [];
    const fit: Result[] = [];
    while (results.length < most && fit.length < wanted) {
      const result = await lighthouse(address, {
        port: chrome.port,
        logLevel: 'error',
        throttling: { cpuSlowdownMultiplier },
      });
      if (!result) throw new Error(`Lighthouse gave no result for ${address}, needed one`);
      results.push(result.lhr);
      if (indexOf(result.lhr) >= needed) fit.push(result.lhr);
    }
    const enough = fit.length === wanted;
    if (!enough) console.log(`${page} was never judged ${wanted} times at ${needed} or more: all runs count`);
    const counted = (enough ? fit : results).toSorted((a, b) => performanceOf(a) - performanceOf(b));
    const { categories, audits } = counted[Math.floor(counted.length / 2)];
    const scores = Object.values(categories).map(({ title, score }) => [title, hundredths(score)] as const);
    const said = (ones: Result[]) =>
      ones.map((one) => `${performanceOf(one)} at ${indexOf(one).toFixed(0)}`).join(', ');
    const left = results.filter((one) => !counted.includes(one));
    console.log(
      `${page.padEnd(24)}${scores.map(([title, score]) => `${title} ${score}`).join('  ')}  (${said(counted)}${
        left.length > 0 ? `; on a machine too slow: ${said(left)}` : ''
      })`,
    );
    const shift = audits['cumulative-layout-shift'].numericValue ?? 0;
    if (shift > 0) console.log(`    the layout shifts by ${shift}, needed 0`);
    below += Number(shift > 0);
    below += Object.values(categories).filter(
      ({ id, score }) => hundredths(score) < (id === 'performance' ? floor : 100),
    ).length;
    for (const { auditRefs } of Object.values(categories))
      for (const { id, weight } of auditRefs) {
        const { score, title, displayValue } = audits[id];
        if (weight > 0 && score !== null && score < 1) console.log(`    ${score}  ${title}  ${displayValue ?? ''}`);
      }
  }
} finally {
  chrome.kill();
  server.close();
}
if (below > 0) console.log(`${below} of these are below their floor`);
process.exitCode = below > 0 ? 1 : 0;
