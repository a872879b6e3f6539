import 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    /** In its turn, when the browser is idle: `src/site/browser/turn-taking.ts`. */
    'client:turn'?: boolean;
  }
}
