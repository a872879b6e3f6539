import { existsSync } from 'node:fs';
import { chromium, defineConfig } from '@playwright/test';
import { systemBrowser } from './scripts/setup.mjs';

/** Playwright's own browser where it is installed, else the system's. */
const own = existsSync(chromium.executablePath());
const executablePath = own ? undefined : systemBrowser();
const serve = (port: number, out: string, base: string) => ({
  command: 'npm run preview',
  env: { PORT: String(port), OUT: out, BASE: base },
  url: `http://localhost:${port}${base}en/`,
  reuseExistingServer: false,
});

/** Both sites are built beforehand: at the root, and under a sub-path as a project page is served. */
export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  use: { trace: 'retain-on-failure', launchOptions: executablePath ? { executablePath } : {} },
  projects: [
    { name: 'root', testIgnore: '**/base.spec.ts', use: { baseURL: 'http://localhost:4391/' } },
    { name: 'sub-path', testMatch: '**/base.spec.ts', use: { baseURL: 'http://localhost:4392/carousel/' } },
  ],
  webServer: [serve(4391, './dist', '/'), serve(4392, './dist-sub', '/carousel/')],
});
