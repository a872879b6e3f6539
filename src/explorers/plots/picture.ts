/** What a picture is, drawn when the site is built and again in the reader's browser, and what pictures share. */
import type { Language, Words } from '../../proof/words.ts';
import { plot } from './marks.ts';

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

/** For those who do not see the picture, for those without scripts, and as CSV. */
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

export type Options = NonNullable<Parameters<typeof plot>[0]>;

/** One panel. Plot's own style sheet is left out: the page has its own, and a policy may forbid it. */
export function panel({ document, width }: Place, height: number, options: Options): Element {
  const drawn = plot({
    document,
    width,
    height,
    marginLeft: 52,
    marginRight: 18,
    marginTop: 30,
    marginBottom: 38,
    ...options,
  } as Options);
  drawn.querySelector('style')?.remove();
  for (const named of drawn.querySelectorAll('[aria-label]')) named.removeAttribute('aria-label');
  return drawn;
}

/** Panels one below the other, as one SVG. */
export function stack({ document, width }: Place, panels: readonly Element[]): Element {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  let height = 0;
  for (const one of panels) {
    one.setAttribute('y', String(height));
    height += Number(one.getAttribute('height'));
    svg.append(one);
  }
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${width} ${height}`, width, height }))
    svg.setAttribute(name, String(value));
  return svg;
}

const exponentOf = (x: number): number => Number(x.toExponential().split('e')[1]);
const tenTo = (exponent: number): number => Number(`1e${exponent}`);

/** A logarithmic scale of whole decades around the values, within the range of decades that can be read. */
export function decades(values: readonly number[], [least, most]: readonly [number, number], ticks = 6) {
  const seen = values.filter((v) => v > 0 && v < Number.POSITIVE_INFINITY).map(exponentOf);
  const low = Math.max(least, Math.min(...seen, most - 1));
  const high = Math.min(most, Math.max(low, ...seen) + 1);
  const apart = Math.max(1, Math.ceil((high - low) / ticks));
  const domain = [tenTo(low), tenTo(high)] as const;
  return {
    type: 'log' as const,
    domain: [...domain],
    ticks: Array.from({ length: Math.floor((high - low) / apart) + 1 }, (_, i) => tenTo(low + i * apart)),
    /** The value, or NaN where it is outside of the scale: lines break there. */
    within: (value: number | undefined): number =>
      value !== undefined && value >= domain[0] && value <= domain[1] ? value : Number.NaN,
  };
}
