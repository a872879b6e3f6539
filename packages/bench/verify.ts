/** How long “verify everything” on the home page takes: all claims, in a browser, in the built site. */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { preview } from 'astro';
import { chromiumPath } from '../../tools/chromium.ts';
import type { Missing } from './peer.ts';
import { median } from './statistics.ts';

export interface Verified {
  readonly browser: string;
  /** Cores that the browser reports, and so workers in the pool. */
  readonly cores: number;
  /** Median over the rounds, by the wall clock. */
  readonly seconds: number;
}

/** @throws Error where a claim does not keep its verdict in the browser */
export async function verifyAll(rounds: number): Promise<Verified | Missing> {
  const name = '“verify everything” in a browser';
  const executablePath = chromiumPath();
  if (!existsSync('dist/index.html')) return { name, missing: 'the site is not built; npm run build' };
  if (!executablePath) return { name, missing: 'no Chromium, neither Playwright’s own nor one on the PATH' };
  const server = await preview({ root: '.', logLevel: 'silent', server: { port: 0 } });
  const browser = await chromium.launch({ executablePath, args: ['--disable-gpu'] });
  try {
    const page = await browser.newPage({ serviceWorkers: 'block', reducedMotion: 'reduce' });
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await page.goto(`http://localhost:${server.port}/en/`);
      await page.waitForFunction(() => !document.querySelector('.proof button:disabled'));
      const start = performance.now();
      await page.locator('.verify button').click();
      await page.locator('.verify[data-course="ended"]').waitFor({ timeout: 600_000 });
      times.push((performance.now() - start) / 1000);
      if ((await page.locator('.verify[data-tone="good"]').count()) !== 1)
        throw new Error('bench: “verify everything” ended without all verdicts, needed all');
    }
    const cores = await page.evaluate(() => navigator.hardwareConcurrency);
    return { browser: `Chromium ${browser.version()}`, cores, seconds: median(times) };
  } finally {
    await browser.close();
    await server.stop();
  }
}
