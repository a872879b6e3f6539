/**
 * `npm run lighthouse`: builds nothing, serves `dist` with Astro's preview, and lets Lighthouse (its mobile preset: a slow
 * phone on a slow line) judge the home page, a chapter in each language and a claim page. Prints the scores with what cost
 * points; ends with 1 where one is below 100.
 */
import { preview } from 'astro';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { systemBrowser } from './setup.mjs';

const pages = ['en/', 'zh/', 'en/vanishing/', 'zh/vanishing/', 'en/claims/rnn-chain/'];
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];

const server = await preview({ root: '.', logLevel: 'silent', server: { port: 0 } });
const chromePath = systemBrowser();
const chrome = await launch({ chromeFlags: flags, ...(chromePath && { chromePath }) });
let below = 0;
try {
  for (const page of pages) {
    const address = `http://localhost:${server.port}/${page}`;
    const result = await lighthouse(address, { port: chrome.port, logLevel: 'error' });
    if (!result) throw new Error(`Lighthouse gave no result for ${address}, needed one`);
    const { categories, audits } = result.lhr;
    const scores = Object.values(categories).map(
      ({ title, score }) => [title, Math.round(100 * (score ?? 0))] as const,
    );
    console.log(`${page.padEnd(24)}${scores.map(([title, score]) => `${title} ${score}`).join('  ')}`);
    below += scores.filter(([, score]) => score < 100).length;
    for (const { auditRefs } of Object.values(categories))
      for (const { id, weight } of auditRefs) {
        const { score, title, displayValue } = audits[id];
        if (weight > 0 && score !== null && score < 1) console.log(`    ${score}  ${title}  ${displayValue ?? ''}`);
      }
  }
} finally {
  chrome.kill();
  await server.stop();
}
if (below > 0) console.log(`${below} scores are below 100`);
process.exitCode = below > 0 ? 1 : 0;
