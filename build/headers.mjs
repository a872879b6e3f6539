/**
 * An Astro integration: what a host must send with each file, written beside the files in the forms that hosts read. The
 * pages carry their own policy as well; a header adds what a page cannot say: who may frame it, and what workers may do.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { apache, netlify, nginx } from './hosts.mjs';
import { policy, stylesOf } from './policy.mjs';

/** Sent with everything. */
const always = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/**
 * @typedef {Record<string, string>} Headers
 * @typedef {{ always: Headers, rules: Record<string, Headers> }} Rules by how the address begins below the base, the
 * longest beginning counts; without a slash at its end it is the whole address. The empty one is for all the rest
 */

/** @param {readonly string[]} styles all inline styles of the site @returns {Rules} */
export function headerRules(styles) {
  const own = {
    'Content-Security-Policy': policy(styles, "'none'"),
    'Cross-Origin-Resource-Policy': 'same-origin',
    // Kept, but asked for each time: no reader sees a verdict that is no longer given.
    'Cache-Control': 'no-cache',
  };
  const data = { ...own, 'Access-Control-Allow-Origin': '*' };
  const shown = { 'Cross-Origin-Resource-Policy': 'cross-origin' };
  return {
    always,
    rules: {
      '': own,
      // Their names carry their hash.
      '_astro/': { ...own, 'Cache-Control': 'public, max-age=31536000, immutable' },
      'embed/': { ...own, ...shown, 'Content-Security-Policy': policy(styles) },
      'og/': { ...own, ...shown, 'Cache-Control': 'public, max-age=86400' },
      'api/': data,
      'badge.json': data,
      'source/': data,
      'en/feed.xml': data,
      'zh/feed.xml': data,
    },
  };
}

/**
 * @param {Rules} of
 * @param {string} address below the base, such as `en/rnn/`
 * @returns {Headers}
 */
export function headersFor({ always, rules }, address) {
  const matching = Object.keys(rules).filter((key) =>
    key === '' || key.endsWith('/') ? address.startsWith(key) : address === key,
  );
  const longest = matching.reduce((a, b) => (b.length > a.length ? b : a));
  return { ...always, ...rules[longest] };
}

export const headers = () => {
  let base = '/';
  return {
    name: 'headers',
    hooks: {
      /** @param {{ config: { base: string } }} options */
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      /** @param {{ dir: URL }} options */
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        const styles = new Set();
        const files = await readdir(root, { recursive: true });
        for (const page of files.filter((file) => file.endsWith('.html')))
          for (const style of stylesOf(await readFile(join(root, page), 'utf8'))) styles.add(style);
        const rules = headerRules([...styles].sort());
        const top = await readdir(root, { withFileTypes: true });
        const entries = top.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort();
        await writeFile(join(root, '_headers'), netlify(rules, base, entries));
        await writeFile(join(root, '.htaccess'), apache(rules, base));
        await writeFile(join(root, '_nginx.conf'), nginx(rules, base));
      },
    },
  };
};
