/**
 * Serves a built site as hosts do: `node e2e/serve.ts <port> <base> <folder>`. Files whose names have a hash may be kept, all
 * others are asked for again.
 */
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const [port, base, folder] = process.argv.slice(2);
const fileOf = (path: string) => join(folder, path.slice(base.length), path.endsWith('/') ? 'index.html' : '');

// Names of files have no letter that an address writes in another way.
createServer(async ({ url = '/', headers }, answer) => {
  const path = new URL(url, 'http://localhost').pathname;
  const asked = path.startsWith(base) ? await stat(fileOf(path)).catch(() => undefined) : undefined;
  if (!asked?.isFile()) {
    answer.writeHead(404, { 'content-type': types['.html'] });
    answer.end(await readFile(join(folder, '404.html')));
    return;
  }
  const etag = `"${asked.size}-${asked.mtimeMs}"`;
  answer.setHeader('etag', etag);
  answer.setHeader('cache-control', path.includes('/_astro/') ? 'max-age=31536000, immutable' : 'no-cache');
  if (headers['if-none-match'] === etag) {
    answer.writeHead(304).end();
    return;
  }
  const file = fileOf(path);
  answer.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
  answer.end(await readFile(file));
}).listen(Number(port), 'localhost');
