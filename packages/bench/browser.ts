/**
 * All claims of the site in a browser, as a reader runs them: “verify everything” on the home page, and every card of a
 * chapter. How long that takes by the clock on the wall, and how long the main thread is held meanwhile: its longest task, by
 * the clock and in processor time. Where the workers have all cores, the clock also counts what a task waits for one.
 */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';
import { preview } from 'astro';
import { claims } from '../../src/claims/index.ts';
import { chromiumPath } from '../../tools/chromium.ts';
import type { Missing } from './peer.ts';
import { median } from './statistics.ts';

/** Seconds throughout; medians over the rounds, and of the tasks the longest of all rounds. */
export interface Verified {
  readonly page: string;
  readonly claims: number;
  readonly seconds: number;
  readonly longest: number;
  readonly longestWork: number;
}

export interface InBrowser {
  readonly browser: string;
  /** Cores that the browser reports, and so workers that the pool has. */
  readonly cores: number;
  readonly pages: readonly Verified[];
}

/** What is pressed, and what then comes to an end, and well. */
interface Run {
  readonly page: string;
  readonly claims: number;
  readonly press: string;
  readonly each: string;
  readonly ended: string;
  readonly well: string;
}

const chapter = 'lstm-gradient';
const runs: readonly Run[] = [
  {
    page: 'en/',
    claims: claims.length,
    press: '.verify button',
    each: '.verify',
    ended: '[data-course="ended"]',
    well: '[data-tone="good"]',
  },
  {
    page: `en/${chapter}/`,
    claims: claims.filter((claim) => claim.chapter === chapter).length,
    press: '.run-all button',
    each: '.card',
    ended: '[data-phase="rest"][data-live="true"]',
    well: '[data-ok="true"]',
  },
];

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The tasks of the threads that run pages. */
function mainTasks(trace: Buffer): TraceEvent[] {
  const { traceEvents } = JSON.parse(String(trace)) as { traceEvents: TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const main = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const threads = new Set(main.map(threadOf));
  return traceEvents.filter((event) => event.name.endsWith('RunTask') && threads.has(threadOf(event)));
}

async function once(browser: Browser, address: string, run: Run) {
  const page = await browser.newPage({ serviceWorkers: 'block', reducedMotion: 'reduce' });
  try {
    await page.goto(address);
    await page.waitForFunction(() => !document.querySelector('.proof button:disabled'));
    await browser.startTracing(page, { categories: ['toplevel'] });
    const seconds = await page.evaluate(
      ({ press, each, ended }) =>
        new Promise<number>((resolve) => {
          const start = performance.now();
          const parts = [...document.querySelectorAll(each)];
          new MutationObserver(() => {
            if (parts.every((part) => part.matches(ended))) resolve((performance.now() - start) / 1000);
          }).observe(document.body, { subtree: true, attributeFilter: ['data-course', 'data-phase', 'data-live'] });
          document.querySelector<HTMLElement>(press)?.click();
        }),
      run,
    );
    const tasks = mainTasks(await browser.stopTracing());
    const bad = await page.locator(`${run.each}:not(${run.well})`).count();
    if (bad > 0 || tasks.length === 0)
      throw new Error(`bench: on ${run.page} ${bad} of ${run.each} are not well, and there are ${tasks.length} tasks`);
    const longest = (key: 'dur' | 'tdur') => Math.max(...tasks.map((task) => task[key] ?? 0)) / 1e6;
    return { seconds, longest: longest('dur'), longestWork: longest('tdur') };
  } finally {
    await page.close();
  }
}

export async function inBrowser(rounds: number): Promise<InBrowser | Missing> {
  const name = 'all claims in a browser';
  const executablePath = chromiumPath();
  if (!existsSync('dist/index.html')) return { name, missing: 'the site is not built; npm run build' };
  if (!executablePath) return { name, missing: 'no Chromium, neither Playwright’s own nor one on the PATH' };
  const server = await preview({ root: '.', logLevel: 'silent', server: { port: 0 } });
  const browser = await chromium.launch({ executablePath, args: ['--disable-gpu'] });
  try {
    const pages: Verified[] = [];
    for (const run of runs) {
      const all: Awaited<ReturnType<typeof once>>[] = [];
      for (let round = 0; round < rounds; round++)
        all.push(await once(browser, `http://localhost:${server.port}/${run.page}`, run));
      pages.push({
        page: run.page,
        claims: run.claims,
        seconds: median(all.map(({ seconds }) => seconds)),
        longest: Math.max(...all.map(({ longest }) => longest)),
        longestWork: Math.max(...all.map(({ longestWork }) => longestWork)),
      });
    }
    const page = await browser.newPage();
    const cores = await page.evaluate(() => navigator.hardwareConcurrency);
    return { browser: `Chromium ${browser.version()}`, cores, pages };
  } finally {
    await browser.close();
    await server.stop();
  }
}
