/**
 * `npm run nginx`: the built site behind a real nginx with the configuration of DEPLOYING.md, on PORT, as nobody's service
 * and with no file outside of a folder of its own. For measuring, and for the tests of the headers.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const binary = ['/usr/sbin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx'].find((file) => existsSync(file));

/** Where this nginx keeps what it comes with. Undefined where there is no nginx. */
const kept = () => {
  const { stderr } = spawnSync(binary as string, ['-V'], { encoding: 'utf8' });
  return dirname(/--conf-path=(\S+)/.exec(stderr)?.[1] ?? '/etc/nginx/nginx.conf');
};
export const hasNginx = binary !== undefined;

/** The configuration that DEPLOYING.md gives, of this folder on this port. */
const site = (root: string, port: number) => {
  const [, block] = /```nginx\n([\s\S]*?)```/.exec(readFileSync('DEPLOYING.md', 'utf8')) ?? [];
  if (!block) throw new Error('DEPLOYING.md has no block of nginx configuration, needed one that begins with ```nginx');
  return block.replace('listen 80;', `listen 127.0.0.1:${port};`).replace(/root .*;/, `root ${root};`);
};

const config = (root: string, port: number) => `
daemon off;
master_process off;
pid nginx.pid;
error_log stderr;
events { worker_connections 512; }
http {
  include ${join(kept(), 'mime.types')};
  default_type application/octet-stream;
  access_log off;
  sendfile on;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${name};`).join(' ')}
  ${site(root, port)}
}
`;

/**
 * @param folder where the site is, built for the root of a host
 * @throws Error where nginx is missing or does not start, with what it said
 */
export async function startNginx(folder: string, port: number): Promise<{ address: string; stop(): void }> {
  if (!binary) throw new Error('there is no nginx here, needed one in /usr/sbin (Debian: apt-get install nginx-light)');
  const place = mkdtempSync(join(tmpdir(), 'carousel-nginx-'));
  writeFileSync(join(place, 'nginx.conf'), config(resolve(folder), port));
  const server: ChildProcess = spawn(binary, ['-p', place, '-c', join(place, 'nginx.conf'), '-e', 'stderr']);
  let said = '';
  server.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const stop = () => {
    server.kill();
    rmSync(place, { recursive: true, force: true });
  };
  const address = `http://127.0.0.1:${port}/`;
  for (let tries = 0; tries < 100 && server.exitCode === null; tries += 1) {
    if (
      await fetch(address, { method: 'HEAD' }).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return { address, stop };
    await setTimeout(50);
  }
  stop();
  throw new Error(`nginx did not serve ${address}: ${said || 'it said nothing'}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { address, stop } = await startNginx('dist', Number(process.env.PORT ?? 4321));
  console.log(`${address} (end with Ctrl-C)`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      stop();
      process.exit();
    });
}
