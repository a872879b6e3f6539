/** What is wrong with a formula: where, what was found there and what was needed. */

/** Places in the source of a formula: from the first character to the one after the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export class FormulaError extends Error {
  readonly source: string;
  readonly span: Span;
  /** The message alone; `message` also shows the source with the place underlined. */
  readonly problem: string;

  constructor(source: string, span: Span, problem: string) {
    super(`${problem}\n${underlined(source, span)}`);
    this.name = 'FormulaError';
    this.source = source;
    this.span = span;
    this.problem = problem;
  }
}

/** Characters shown on each side of the place. */
const AROUND = 48;

/** The part of the source around a place, and below it the place underlined. */
export function underlined(source: string, { from, to }: Span): string {
  const start = Math.max(0, from - AROUND);
  const end = Math.min(source.length, to + AROUND);
  const line = source.slice(start, end).replaceAll(/\s/g, ' ');
  const head = start > 0 ? '…' : '';
  const mark = '~'.repeat(Math.max(1, Math.min(to, end) - from));
  return `  ${head}${line}${end < source.length ? '…' : ''}\n  ${' '.repeat(head.length + from - start)}${mark}`;
}
