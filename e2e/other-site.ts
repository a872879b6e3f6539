/** Another site, whose one page has these addresses in frames, each with its address as its title. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export async function otherSite(framed: readonly string[]): Promise<{ address: string; close(): void }> {
  const frames = framed.map((src) => `<iframe src="${src}" title="${src}" width="340" height="320"></iframe>`);
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html');
    answer.end(`<!doctype html><title>other</title>${frames.join('')}`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => void server.close() };
}
