/**
 * An Astro integration: every page gets a content security policy that allows this site's own files and nothing else.
 * Inline scripts (Astro's own, for islands) become files; inline styles are allowed by their hash. Style attributes stay:
 * KaTeX sets its formulas with them.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sha256 = (/** @type {string} */ text) => createHash('sha256').update(text);

/**
 * @param {readonly string[]} styles the inline styles of the page
 * @param {string} [ancestors] who may frame it, which only a header can say; without it, everyone
 */
export const policy = (styles, ancestors) =>
  [
    "default-src 'none'",
    // The search engine is WebAssembly, and so are the inner loops of training.
    "script-src 'self' 'wasm-unsafe-eval'",
    ["style-src-elem 'self'", ...styles.map((style) => `'sha256-${sha256(style).digest('base64')}'`)].join(' '),
    "style-src-attr 'unsafe-inline'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
    ...(ancestors ? [`frame-ancestors ${ancestors}`] : []),
  ].join('; ');

/** @param {string} html */
export const stylesOf = (html) => [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, style]) => style);

/**
 * @param {string} html a page of Astro's
 * @param {(script: string) => string} place gives an inline script's address once it is a file
 */
export function guarded(html, place) {
  const asks = html.includes('/theme.js" data-asks>');
  const filed = html
    .replace(
      /<script>([\s\S]*?)<\/script>/g,
      (_, /** @type {string} */ script) => `<script defer src="${place(script)}"></script>`,
    )
    // What is read comes before what can be done with it (`public/theme.js`).
    .replaceAll(/<script (?:type="module"|defer) src=/g, (script) =>
      asks ? '<script type="after-paint" src=' : script,
    );
  const before = '<meta charset="utf-8">';
  if (!filed.includes(before)) throw new Error(`a page has no ${before} for its policy to stand after`);
  return filed.replace(
    before,
    () => `${before}<meta http-equiv="content-security-policy" content="${policy(stylesOf(filed))}">`,
  );
}

export const guard = () => {
  let base = '/';
  return {
    name: 'guard',
    hooks: {
      /** @param {{ config: { base: string } }} options */
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      /** @param {{ dir: URL }} options */
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        /** @type {Map<string, string>} */
        const scripts = new Map();
        const place = (/** @type {string} */ script) => {
          const name = `_astro/inline.${sha256(script).digest('hex').slice(0, 8)}.js`;
          scripts.set(name, script);
          return base + name;
        };
        const pages = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.html'));
        for (const page of pages) {
          const file = join(root, page);
          await writeFile(file, guarded(await readFile(file, 'utf8'), place));
        }
        await mkdir(join(root, '_astro'), { recursive: true });
        for (const [name, script] of scripts) await writeFile(join(root, name), script);
      },
    },
  };
};
