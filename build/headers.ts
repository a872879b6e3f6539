/**
 * An Astro integration: writes `_headers`, the headers of each file for Netlify and Cloudflare Pages; DEPLOYING.md has those for other
 * hosts. Each page has its content security policy as `<meta>` (`security.csp` in astro.config.mjs); the headers add what a page cannot
 * set: who may frame it, and what a worker may load.
 */
import { readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

export type Headers = Readonly<Record<string, string>>;

/** Sent with every file. */
const always: Headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Only `embed/` may be framed. */
const unframed = "frame-ancestors 'none'";
/** A worker's policy is the header of its script. Search and training use WebAssembly. */
const worker = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
const workers = /^(?:_astro\/|pagefind\/|sw\.js$)/;

/** The headers that depend on the file. @param path below the base, such as `en/rnn/` */
function ownHeaders(path: string): Headers {
  const hashed = path.startsWith('_astro/');
  const embedded = path.startsWith('embed/');
  const picture = path.startsWith('og/');
  return {
    ...(!embedded && { 'Content-Security-Policy': workers.test(path) ? `${worker}; ${unframed}` : unframed }),
    'Cross-Origin-Resource-Policy': embedded || picture ? 'cross-origin' : 'same-origin',
    // `no-cache` revalidates on each visit, so that no reader sees an outdated verdict.
    'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : picture ? 'public, max-age=86400' : 'no-cache',
    ...(isData(path) && { 'Access-Control-Allow-Origin': '*' }),
  };
}
const feeds = ['en/feed.xml', 'zh/feed.xml'];
const isData = (path: string) =>
  /^(?:api|source|r)\//.test(path) ||
  ['badge.json', 'codemeta.json', 'ro-crate-metadata.json', ...feeds].includes(path);

/** All headers of a file. @param path below the base, such as `en/rnn/` */
export const headersFor = (path: string): Headers => ({ ...always, ...ownHeaders(path) });

/**
 * The text of `_headers`. Hosts join the values of all rules that match an address, so no header may be in two of them: each file and
 * folder at the top has a rule of its own.
 * @param entries the files and folders at the top of the site, folders with a slash at the end
 */
export function headersFile(base: string, entries: readonly string[]): string {
  const rule = (path: string, headers: Headers) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  const tops = entries
    .filter((entry) => entry !== '_headers')
    .map((entry) => {
      const path = entry === 'index.html' ? '' : entry.endsWith('/') ? `${entry}*` : entry;
      return rule(base + path, ownHeaders(entry));
    });
  const read = feeds.map((feed) => rule(base + feed, { 'Access-Control-Allow-Origin': '*' }));
  return `${['# Written by build/headers.ts.', rule('/*', always), ...tops, ...read].join('\n')}\n`;
}

export const headers = (base: string): AstroIntegration => ({
  name: 'headers',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const top = await readdir(fileURLToPath(dir), { withFileTypes: true });
      const entries = top.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort();
      await writeFile(new URL('_headers', dir), headersFile(base, entries));
    },
  },
});
