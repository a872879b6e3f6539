import 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    /** In its turn, when the browser is idle: `scripts/turn-taking.ts`. */
    'client:turn'?: boolean;
  }
}
