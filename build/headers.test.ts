import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { headersFile, headersFor } from './headers.ts';

/** Addresses of every kind, below the base. */
const pages = ['', '404.html', 'en/', 'en/rnn/', 'zh/rnn/', 'embed/T044/'];
const data = [
  'api/claims.json',
  'api/claims/rnn-chain.json',
  'badge.json',
  'codemeta.json',
  'ro-crate-metadata.json',
  'r/0.5.0/c/T044/',
  'source/a.txt',
  'en/feed.xml',
  'zh/feed.xml',
];
const others = ['_astro/a.1.js', 'sw.js', 'pagefind/pagefind-worker.js', 'og/en/T044.png'];
const addresses = [...pages, ...data, ...others];
/** What a folder with these files has at its top. */
const entries = [...new Set(addresses.map((one) => (one === '' ? 'index.html' : one.replace(/\/.*/, '/'))))];

test('frames are refused but where a claim is to be framed, and others’ scripts read data alone', () => {
  for (const address of addresses) {
    const headers = headersFor(address);
    const policy = headers['Content-Security-Policy'] ?? '';
    expect(policy.includes("frame-ancestors 'none'"), address).toBe(!address.startsWith('embed/'));
    expect(policy.includes("script-src 'self'"), address).toBe(/^_astro|^pagefind|^sw/.test(address));
    expect('Access-Control-Allow-Origin' in headers, address).toBe(data.includes(address));
    expect(headers['Cache-Control'].includes('immutable'), address).toBe(address.startsWith('_astro/'));
    expect(headers['X-Content-Type-Options'], address).toBe('nosniff');
  }
  // A name that only begins like that of a file with data is not that file.
  expect(headersFor('badge.json.html')).toEqual(headersFor('en/'));
});

/** All headers that the rules of a `_headers` file give an address, those given twice joined, as Cloudflare does. */
function read(file: string, path: string): Record<string, string> {
  const given: Record<string, string> = {};
  let matches = false;
  for (const line of file.split('\n').filter((one) => one && !one.startsWith('#'))) {
    if (!line.startsWith(' ')) matches = line.endsWith('*') ? path.startsWith(line.slice(0, -1)) : path === line;
    else if (matches) {
      const [, name, value] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? [];
      given[name] = given[name] === undefined ? value : `${given[name]}, ${value}`;
    }
  }
  return given;
}

test.each(['/', '/carousel/'])('`_headers` gives every address its headers, each once (base %s)', (base) => {
  const file = headersFile(base, [...entries, '_headers']);
  for (const address of addresses) expect(read(file, base + address), address).toEqual(headersFor(address));
  expect(file).not.toMatch(/_headers$/m);
});

test('DEPLOYING.md lets other sites read the same files on every host', () => {
  const text = readFileSync('DEPLOYING.md', 'utf8');
  const [nginx] = /(?<=map \$uri \$carousel_readers \{\n.*\n {2}"~).*(?=" "\*";)/.exec(text) ?? [];
  const [apache] = /(?<=Allow-Origin \* "expr=%\{REQUEST_URI\} =~ m#).*(?=#")/.exec(text) ?? [];
  const [caddy] = /(?<=@data path ).*/.exec(text) ?? [];
  const written = caddy?.split(' ').map((one) => `^${one.replace(/\*$/, '.*').replaceAll('.json', '\\.json')}$`);
  for (const pattern of [nginx, apache, written?.join('|')])
    for (const address of addresses)
      expect(new RegExp(pattern ?? 'nothing').test(`/${address}`), `${pattern}: ${address}`).toBe(
        data.includes(address),
      );
});
