/** The little of citation-js that we call; it ships no types. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(source: string);
    readonly data: readonly unknown[];
    format(output: 'bibliography', options: Readonly<Record<string, unknown>>): string;
  }
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-csl';
