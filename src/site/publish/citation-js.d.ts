/** The little of citation-js that we call; it ships no types. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(source: unknown);
    readonly data: readonly unknown[];
    format(output: string, options?: Readonly<Record<string, unknown>>): string;
  }
  export const plugins: { readonly config: { get(name: '@bibtex'): { format: { useIdAsLabel: boolean } } } };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-ris';
