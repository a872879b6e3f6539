/**
 * Makes a clone ready: installs dependencies that the lockfile says and the disk does not have yet, finds a Node that is new
 * enough, and a browser for the tests. Runs on any Node from 18, before anything is installed: it imports only Node's own modules.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const run = (command, args) => {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  return status === 0;
};

/**
 * What is still to be installed: `start` is what `npm start` and the build need, `all` the tools for development as well.
 * Where all were installed once, all are kept.
 * @param {string} stamp of the last installation: the hash of its lockfile and its set, empty where there was none
 * @param {string} hash of the lockfile now
 * @param {'start' | 'all'} wanted
 * @returns {'start' | 'all' | undefined} undefined where nothing is
 */
export function missing(stamp, hash, wanted) {
  const [lastHash, lastSet] = stamp.split(' ');
  const set = lastSet === 'all' ? 'all' : wanted;
  return lastHash === hash && lastSet === set ? undefined : set;
}

/**
 * Installs the packages of a folder, where its lockfile is not the one last installed.
 * @param {string} folder below the root, with a package.json and a package-lock.json
 * @param {'start' | 'all'} wanted
 */
export function install(folder, wanted) {
  const stamp = join(root, folder, 'node_modules/.installed');
  const lock = readFileSync(join(root, folder, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  const set = missing(existsSync(stamp) ? readFileSync(stamp, 'utf8') : '', hash, wanted);
  if (!set) return;
  const args = ['ci', set === 'all' ? '--include=dev' : '--omit=dev', '--loglevel=error', '--no-audit', '--no-fund'];
  console.log(`Installing dependencies: npm ${args.slice(0, 2).join(' ')}, in ${folder} …`);
  if (!run('npm', [...args, '--prefix', folder])) {
    console.error('npm ci failed; its own message is above. Needed: Node ≥ 18, npm, and access to a package registry.');
    process.exit(1);
  }
  writeFileSync(stamp, `${hash} ${set}`);
}

const oldest = [22, 12];
/** @param {string} version of Node, such as 20.1.0 */
export function tooOld(version) {
  const [major, minor] = version.split('.').map(Number);
  return major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
}

/**
 * Puts the project's commands on the PATH of this process, and before them a newer Node where this one is older than needed.
 * That one is for this project alone (`packages/node`).
 */
export function usePath() {
  const folders = [join(root, 'node_modules/.bin')];
  if (tooOld(process.versions.node)) folders.unshift(newerNode());
  // Node 22.12 to 22.17 and 23.0 to 23.5 run TypeScript only when told to.
  else if (!process.features.typescript)
    process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --experimental-strip-types --disable-warning=ExperimentalWarning`;
  process.env.PATH = [...folders, process.env.PATH].join(delimiter);
}

/** The folder of the Node in `packages/node`, which is installed where it is not there yet. */
function newerNode() {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'packages/node/package.json'), 'utf8'));
  const version = Object.values(optionalDependencies)[0];
  const needed = `Node ${process.versions.node} is older than ${oldest.join('.')}, which this project needs`;
  if (!existsSync(join(root, 'packages/node/node_modules')))
    console.log(`${needed}: Node ${version} is fetched into packages/node (about 210 MB), for this project alone.`);
  install('packages/node', 'start');
  const folders = Object.keys(optionalDependencies).map((name) =>
    join(root, 'packages/node/node_modules', name, 'bin'),
  );
  const found = folders.find((folder) => spawnSync(join(folder, 'node'), ['--version']).status === 0);
  if (found) return found;
  console.error(
    `${needed}, and packages/node has none that runs on ${process.platform} ${process.arch}: install Node.`,
  );
  process.exit(1);
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

/** Finds or installs a browser for the tests. */
export async function ensureBrowser() {
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
