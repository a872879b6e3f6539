import { expect, test } from 'vitest';
import { headerRules, headersFor } from './headers.mjs';
import { apache, netlify, nginx } from './hosts.mjs';

const rules = headerRules(['p{color:red}']);
const entries = [
  '404.html',
  '_astro/',
  '_headers',
  '.htaccess',
  'api/',
  'badge.json',
  'embed/',
  'en/',
  'index.html',
  'og/',
].concat(['source/', 'sw.js', 'zh/']);
/** Addresses of every kind, below the base. */
const addresses = [
  '',
  '404.html',
  'en/',
  'en/rnn/',
  'en/feed.xml',
  'zh/feed.xml',
  'zh/rnn/',
  '_astro/a.1.js',
  'sw.js',
].concat([
  'embed/T044/',
  'og/en/T044.png',
  'api/claims.json',
  'api/claims/rnn-chain.json',
  'badge.json',
  'source/a.txt',
]);

test('frames are refused but where a claim is to be framed, and others’ scripts read data alone', () => {
  for (const address of addresses) {
    const headers = headersFor(rules, address);
    const framed = address.startsWith('embed/');
    expect(headers['Content-Security-Policy'].endsWith("; frame-ancestors 'none'"), address).toBe(!framed);
    expect('Access-Control-Allow-Origin' in headers, address).toBe(/^(api|source)\/|badge|feed/.test(address));
    expect(headers['Cache-Control'].includes('immutable'), address).toBe(address.startsWith('_astro/'));
    expect(headers['X-Content-Type-Options'], address).toBe('nosniff');
  }
  // The beginning of a name is none of a folder.
  expect(headersFor(rules, 'badge.json.html')).toEqual(headersFor(rules, 'en/'));
});

/** All headers that the rules of a `_headers` file give an address, those given twice joined, as Cloudflare does. */
function byNetlify(file: string, path: string): Record<string, string> {
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

test.each(['/', '/carousel/'])('Netlify’s form gives every address its headers, each once (base %s)', (base) => {
  const file = netlify(rules, base, entries);
  for (const address of addresses) expect(byNetlify(file, base + address), address).toEqual(headersFor(rules, address));
  expect(file).not.toMatch(/_headers\n|htaccess/);
});

test('what Netlify’s form cannot say stops the build', () => {
  const { always, rules: some } = rules;
  const deeper = { always, rules: { ...some, 'en/x.json': { ...some[''], 'Cache-Control': 'no-store' } } };
  expect(() => netlify(deeper, '/', entries)).toThrow('en/x.json would have a second Cache-Control');
  expect(() => netlify(headerRules(Array(40).fill('a')), '/', entries)).toThrow(
    /\d{4} characters, needed 2000 at most/,
  );
});

test('Apache’s and nginx’s forms name the base wherever they name an address', () => {
  const [byApache, byNginx] = [apache(rules, '/a.b/'), nginx(rules, '/a.b/')];
  expect(byApache).toContain('ErrorDocument 404 /a.b/404.html\n');
  expect(byApache).toContain('m#^/a\\.b/_astro/#');
  expect(byApache).toContain('m#^/a\\.b/badge\\.json$#');
  expect(byNginx).toContain('error_page 404 /a.b/404.html;');
  for (const [, address] of byNginx.matchAll(/^location (?:= )?(\S+) \{/gm)) expect(address).toMatch(/^\/a\.b\//);
  expect(byNginx.match(/^location /gm)).toHaveLength(Object.keys(rules.rules).length + 3);
});
