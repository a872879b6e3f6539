/**
 * Makes a fresh clone ready: installs the dependencies where the lockfile is not the one last installed, and with
 * `--browser` finds or installs a browser for the tests. Runs on any Node from 18, before anything is installed, and so
 * imports nothing but Node's own modules.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = new URL('..', import.meta.url);
const at = (file) => new URL(file, root);

const run = (command, args) => {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  return status === 0;
};

function installDependencies() {
  const stamp = at('node_modules/.installed');
  const hash = createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  console.log('Installing the dependencies (npm ci) …');
  if (!run('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'])) {
    console.error('npm ci failed; its own message is above. Needed: Node ≥ 18, npm, and a way to the registry.');
    process.exit(1);
  }
  writeFileSync(stamp, hash);
}

/**
 * The first two are also the names of Debian's packages. The first has no window to draw: on two cores its pages come in half
 * the time.
 */
const browsers = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];

/** The first program of these names that is on the PATH, if there is one. */
export function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((file) => existsSync(file));
}

/** A Chromium on the PATH, if there is one. */
export const systemBrowser = () => onPath(...browsers);

async function findOrInstallBrowser() {
  const { chromium } = await import('@playwright/test');
  const ready = () => existsSync(chromium.executablePath()) || systemBrowser() !== undefined;
  if (ready()) return;
  console.log('Installing a browser for the tests …');
  if (run('npm', ['exec', '--', 'playwright', 'install', '--with-deps', 'chromium']) && ready()) return;
  console.log('Playwright could not; trying the system’s own Chromium, with a font for Chinese …');
  run('apt-get', ['update']);
  for (const name of browsers.slice(0, 2)) {
    run('apt-get', ['install', '-y', '--no-install-recommends', name, 'fonts-noto-cjk']);
    if (ready()) return;
  }
  console.error(`No browser for the tests: needed Playwright's own, or one of ${browsers.join(', ')} on the PATH.`);
  process.exit(1);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  installDependencies();
  if (process.argv.includes('--browser')) await findOrInstallBrowser();
}
