/** The type of a picture, and what all pictures share. They are drawn at build time and again in the reader's browser. */
import type { Language, Words } from '../../proof/words.ts';

export interface Reader {
  readonly lang: Language;
  /** A number as the site writes it. */
  readonly number: (x: number) => string;
}

/** Pictures are drawn at two widths, and scaled from there: the type stays above 11 px down to a page of 320 px. */
export const widths = { wide: 680, narrow: 320 } as const;

export interface Place extends Reader {
  readonly document: Document;
  readonly width: number;
}

export interface LegendEntry {
  readonly label: Words;
  readonly mark: 'line' | 'dashed' | 'area' | 'dot';
  /** A CSS colour; custom properties make it follow the page. */
  readonly colour: string;
}

/** The numbers of a picture: the alternative for readers who do not see it or have no scripts, and the CSV. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | undefined)[])[];
}

export interface Picture<Data> {
  readonly legend: readonly LegendEntry[];
  draw(data: Data, place: Place): Element;
  table(data: Data, reader: Reader): Table;
  /** The picture in a sentence or two, with its numbers. */
  says(data: Data, reader: Reader): string;
}

export const colours = {
  a: 'var(--plot-a)',
  b: 'var(--plot-b)',
  c: 'var(--plot-c)',
  d: 'var(--plot-d)',
  e: 'var(--plot-e)',
  band: 'var(--plot-band)',
  ink: 'var(--ink)',
  soft: 'var(--soft)',
  grid: 'var(--line)',
} as const;

/** The power of ten of the first digit. */
export const exponentOf = (x: number): number => Number(x.toExponential().split('e')[1]);
export const tenTo = (exponent: number): number => Number(`1e${exponent}`);
/** To three digits. */
export const short = (x: number): number => Number(x.toPrecision(3));
