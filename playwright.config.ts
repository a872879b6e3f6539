import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { chromium, defineConfig } from '@playwright/test';
import { systemBrowser } from './tools/setup.mjs';

/** Playwright's own browser where it is installed, else the system's. */
const own = existsSync(chromium.executablePath());
const executablePath = own ? undefined : systemBrowser();

/** A port that nobody listens on. The workers read this file again, so it is drawn once and handed on by `name`. */
async function freePort(name: string): Promise<number> {
  process.env[name] ??= await new Promise<string>((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(String(address && typeof address === 'object' ? address.port : '')));
    });
  });
  return Number(process.env[name]);
}

/** Both sites are built beforehand: at the root, and under a sub-path as a project page is served. */
const sites = [
  { name: 'root', testIgnore: '**/base.spec.ts', port: await freePort('E2E_ROOT'), base: '/', out: './dist' },
  {
    name: 'sub-path',
    testMatch: '**/base.spec.ts',
    port: await freePort('E2E_BELOW'),
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
  // A proof may take its time on a busy machine; what never comes is found out all the same.
  expect: { timeout: 15_000 },
  // Requests that a service worker answers cannot be intercepted; the tests of reading offline allow it.
  // Without a graphics card its process is a burden: inside the browser's own a page is a fifth quicker.
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
