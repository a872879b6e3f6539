import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import remarkMath from 'remark-math';
import { base } from './build/base.ts';
import { fonts } from './build/fonts.ts';
import { headers } from './build/headers.ts';
import { licenses } from './build/licenses.ts';
import { anchors } from './build/markdown/anchors.ts';
import { known } from './build/markdown/known.ts';
import { references } from './build/markdown/references.ts';
import { tex } from './build/markdown/tex.ts';
import { worked } from './build/markdown/worked.ts';
import { offline } from './build/offline.ts';
import { prove } from './build/prove.ts';
import { search } from './build/search.ts';
import { pages } from './build/sitemap.ts';
import { speculationHash } from './build/speculation.ts';

/** Hides the bundler's warning of a directive in content modules, which Astro leaves there after reading it. */
const quiet = {
  name: 'quiet',
  onLog: (_level, log) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? false : undefined),
};

export default defineConfig({
  site: process.env.SITE ?? 'http://localhost:4321',
  base,
  outDir: process.env.OUT ?? './dist',
  // Not in node_modules, which copies of this project share.
  cacheDir: './.cache/astro',
  trailingSlash: 'always',
  server: { port: Number(process.env.PORT ?? 4321) },
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  // Each page may load this site's own files only; `_headers` adds what a <meta> cannot say (build/headers.ts).
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        'trusted-types default',
      ],
      // The search engine and the inner loops of training are WebAssembly.
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"], hashes: [speculationHash] },
      // KaTeX uses style attributes.
      styleDirective: { resources: [{ resource: "'unsafe-inline'", kind: 'attribute' }] },
    },
  },
  markdown: {
    syntaxHighlight: 'prism',
    processor: unified({ remarkPlugins: [remarkMath, known, references, tex, anchors, worked] }),
  },
  integrations: [
    prove(),
    fonts(),
    mdx({ optimize: true }),
    preact(),
    pages(base),
    search(),
    licenses(),
    headers(base),
    offline(base),
  ],
  vite: {
    plugins: [quiet],
    worker: { format: 'es' },
    // Fonts stay files, so that the content security policy need not allow data: for them.
    build: { assetsInlineLimit: (file) => (/\.woff2$/.test(file) ? false : undefined) },
  },
});
