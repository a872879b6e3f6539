/**
 * Runs a command of the project, after installing what it needs: `node tools/run.mjs [--all] [--browser] [--with=name] command …`
 *
 * By default what `npm start` needs is installed; with `--all` the tools for development as well, with `--browser` a browser for
 * the tests, with `--with=name` the package in packages/<name>. Without a command, that is all. Runs on any Node from 18.
 */
import { spawn } from 'node:child_process';
import { ensureBrowser, install, usePath } from './setup.mjs';

const given = process.argv.slice(2);
const end = given.findIndex((word) => !word.startsWith('--'));
const flags = end < 0 ? given : given.slice(0, end);
const [command, ...args] = end < 0 ? [] : given.slice(end);
const packages = flags.flatMap((flag) => /^--with=(\w+)$/.exec(flag)?.[1] ?? []);
const unknown = flags.find((flag) => !/^--(all|browser|with=(bench|lanes))$/.test(flag));
if (unknown) {
  console.error(`run: the flag is “${unknown}”, needed --all, --browser, --with=bench or --with=lanes`);
  process.exit(2);
}

install('.', flags.includes('--all') ? 'all' : 'start');
for (const name of packages) install(`packages/${name}`, 'start');
usePath();
if (flags.includes('--browser')) await ensureBrowser();
if (command) {
  const child = spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  // A terminal interrupts both; who ends this process alone means the command.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', ({ message }) => {
    console.error(`run: ${command} does not start: ${message}`);
    process.exitCode = 1;
  });
  child.on('close', (code) => {
    process.exitCode = code ?? 1;
  });
}
