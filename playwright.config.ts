import { existsSync } from 'node:fs';
import { chromium, defineConfig } from '@playwright/test';
import { freePort } from './tools/free-port.ts';
import { systemBrowser } from './tools/setup.mjs';

/** Playwright's own browser where it is installed, else the system's. */
const own = existsSync(chromium.executablePath());
const executablePath = own ? undefined : systemBrowser();

/** A free port, kept in the environment variable `name` for the workers, which read this file again. */
async function portOf(name: string): Promise<number> {
  process.env[name] ??= String(await freePort());
  return Number(process.env[name]);
}

/** Both sites are built beforehand: at the root, and under a sub-path as a project page is served. */
const sites = [
  { name: 'root', testIgnore: '**/base.spec.ts', port: await portOf('E2E_ROOT'), base: '/', out: './dist' },
  {
    name: 'sub-path',
    testMatch: '**/base.spec.ts',
    port: await portOf('E2E_BELOW'),
    base: '/carousel/',
    out: './dist-sub',
  },
];
const address = ({ port, base }: (typeof sites)[number]) => `http://localhost:${port}${base}`;

export default defineConfig({
  testDir: 'e2e',
  // The `.test.ts` beside them only read the files that the build wrote, in Vitest.
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  forbidOnly: true,
  workers: '100%',
  timeout: 60_000,
  // A proof takes several seconds on a busy machine.
  expect: { timeout: 15_000 },
  // Playwright cannot intercept what a service worker answers; only the offline tests allow one. Without a graphics card, a page is
  // a fifth faster when the GPU has no process of its own.
  use: {
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: ['--in-process-gpu', '--no-zygote', '--disable-gpu'],
    },
    serviceWorkers: 'block',
  },
  projects: sites.map((site) => ({
    name: site.name,
    ...(site.testMatch ? { testMatch: site.testMatch } : { testIgnore: site.testIgnore ?? [] }),
    use: { baseURL: address(site) },
  })),
  // A site that was not built is not served: its tests fail, and those of the other can be run without it.
  webServer: sites
    .filter(({ out }) => existsSync(out))
    .map((site) => ({
      command: `node e2e/serve.ts ${site.port} ${site.base} ${site.out}`,
      url: `${address(site)}en/`,
      reuseExistingServer: false,
    })),
});
