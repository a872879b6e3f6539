/**
 * An Astro integration: writes `_headers`, what a host must send with each file, in the form that Netlify and Cloudflare Pages
 * read; DEPLOYING.md has the same for other hosts. Each page carries its content security policy as `<meta>` (`security.csp` in
 * astro.config.mjs). A header adds what a page cannot say: who may frame it, and what a worker may load.
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

/** `embed/` alone is made for other sites' frames. */
const unframed = "frame-ancestors 'none'";
/** A worker takes its policy from the header of its script. The search and training run in WebAssembly. */
const worker = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
const workers = /^(?:_astro\/|pagefind\/|sw\.js$)/;

/** What differs from file to file. @param path below the base, such as `en/rnn/` */
function ownHeaders(path: string): Headers {
  const hashed = path.startsWith('_astro/');
  const embedded = path.startsWith('embed/');
  const picture = path.startsWith('og/');
  return {
    ...(!embedded && { 'Content-Security-Policy': workers.test(path) ? `${worker}; ${unframed}` : unframed }),
    'Cross-Origin-Resource-Policy': embedded || picture ? 'cross-origin' : 'same-origin',
    // `no-cache`: kept, but asked for on each visit, so that no reader sees a verdict that is no longer given.
    'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : picture ? 'public, max-age=86400' : 'no-cache',
    ...(isData(path) && { 'Access-Control-Allow-Origin': '*' }),
  };
}
const feeds = ['en/feed.xml', 'zh/feed.xml'];
const isData = (path: string) => /^(?:api|source)\//.test(path) || ['badge.json', ...feeds].includes(path);

/** All headers of a file. @param path below the base, such as `en/rnn/` */
export const headersFor = (path: string): Headers => ({ ...always, ...ownHeaders(path) });

/**
 * The text of `_headers`. Where several rules match an address, hosts join their values, so no header stands in two rules for the
 * same address: each file and folder at the top has a rule of its own.
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
