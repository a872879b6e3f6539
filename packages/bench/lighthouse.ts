/**
 * `npm run lighthouse [-- --slowdown n]`: serves `dist` with Brotli, as most hosts do, and scores the home page and the longest
 * chapter in each language and a claim's page, with Lighthouse's mobile preset (a slow phone on a slow line). Prints the scores of
 * the run with the median performance, what cost points, and of every run its performance and Lighthouse's benchmark index of this
 * machine. Ends with 1 where a score is below its floor or the layout shifts.
 *
 * The preset is for machines with an index of 1500 to 2000. On a slower one, or one that others use as well, the phone is slower too:
 * Lighthouse advises `--slowdown 2` for 1000 to 1500
 * (https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md).
 */
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { launch } from 'chrome-launcher';
import compression from 'compression';
import lighthouse from 'lighthouse';
import sirv from 'sirv';
import { parseWhole } from '../../src/check/options.ts';
import { chapters } from '../../src/claims/claim.ts';
import { systemBrowser } from '../../tools/setup.mjs';

/** The chapter with the largest file. */
const sizeOf = (chapter: string) => statSync(`dist/en/${chapter}/index.html`).size;
const [longest] = chapters.toSorted((a, b) => sizeOf(b) - sizeOf(a));
/** The least performance of each page. The other categories need 100. */
const floors = { 'en/': 95, 'zh/': 95, 'en/claims/rnn-chain/': 95, [`en/${longest}/`]: 90, [`zh/${longest}/`]: 90 };
const runs = 3;
/* Scroll bars are hidden: the fading one of the page before draws frames, and after four frames Chromium draws the new page only
   once a second. */
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--hide-scrollbars'];

/** How many times slower than this machine the phone is. */
function readSlowdown(): number {
  try {
    const { values } = parseArgs({ options: { slowdown: { type: 'string', default: '4' } } });
    return parseWhole('slowdown', values.slowdown, { low: 1, high: 20 });
  } catch (error) {
    console.error(`lighthouse: ${(error as Error).message}\nusage: npm run lighthouse [-- --slowdown n]`);
    process.exit(2);
  }
}

type Result = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];
const hundredths = (score: number | null) => Math.round(100 * (score ?? 0));
const performanceOf = ({ categories }: Result) => hundredths(categories.performance.score);

const cpuSlowdownMultiplier = readSlowdown();
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
    const results: Result[] = [];
    for (let run = 0; run < runs; run++) {
      const address = `http://localhost:${port}/${page}`;
      const options = { port: chrome.port, logLevel: 'error', throttling: { cpuSlowdownMultiplier } } as const;
      const result = await lighthouse(address, options);
      if (!result) throw new Error(`Lighthouse gave no result for ${address}, needed one`);
      results.push(result.lhr);
    }
    results.sort((a, b) => performanceOf(a) - performanceOf(b));
    const { categories, audits } = results[Math.floor(runs / 2)];
    const scores = Object.values(categories).map(({ title, score }) => `${title} ${hundredths(score)}`);
    const all = results.map((one) => `${performanceOf(one)} at ${one.environment.benchmarkIndex.toFixed(0)}`);
    console.log(`${page.padEnd(24)}${scores.join('  ')}  (${all.join(', ')})`);
    const shift = audits['cumulative-layout-shift'].numericValue ?? 0;
    if (shift > 0) console.log(`    the layout shifts by ${shift}, needed 0`);
    below += Number(shift > 0);
    for (const { id, score, auditRefs } of Object.values(categories)) {
      below += Number(hundredths(score) < (id === 'performance' ? floor : 100));
      for (const { id, weight } of auditRefs) {
        const { score, title, displayValue } = audits[id];
        if (weight > 0 && score !== null && score < 1) console.log(`    ${score}  ${title}  ${displayValue ?? ''}`);
      }
    }
  }
} finally {
  chrome.kill();
  server.close();
}
if (below > 0) console.log(`${below} of these are below their floor`);
process.exitCode = below > 0 ? 1 : 0;
