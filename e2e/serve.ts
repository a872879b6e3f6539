/**
 * Serves a built site as hosts do: `node e2e/serve.ts <port> <base> <folder>`. Files whose names have a hash may be kept, all
 * others are asked for again.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import sirv from 'sirv';

const [port, base, folder] = process.argv.slice(2);
const files = sirv(folder, {
  etag: true,
  setHeaders: (answer, path) =>
    answer.setHeader('cache-control', path.startsWith('/_astro/') ? 'max-age=31536000, immutable' : 'no-cache'),
});
const lost = readFileSync(`${folder}/404.html`);
createServer((request, answer) => {
  const notFound = () => {
    answer.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
    answer.end(lost);
  };
  if (!request.url?.startsWith(base)) return notFound();
  request.url = request.url.slice(base.length - 1);
  files(request, answer, notFound);
}).listen(Number(port), 'localhost');
