/** The type of a picture, and what pictures share. They are drawn at build time and again in the reader's browser. */
import { plot, ruleY } from '@observablehq/plot';
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

export type Options = NonNullable<Parameters<typeof plot>[0]>;

/** One panel. Plot's own style sheet is removed: the page has its own, and a content security policy may forbid it. */
export function panel({ document, width, number }: Place, { x, y, ...options }: Options): Element {
  const axis = { labelArrow: 'none', tickFormat: number } as const;
  const drawn = plot({
    document,
    width,
    marginLeft: 52,
    marginRight: 18,
    marginTop: 30,
    marginBottom: 38,
    ...options,
    x: { ...axis, ...x },
    y: { ...axis, ...y },
  });
  drawn.querySelector('style')?.remove();
  for (const named of drawn.querySelectorAll('[aria-label]')) named.removeAttribute('aria-label');
  return drawn;
}

/** Panels one below the other, as one SVG, over one x scale whose axis only the last panel shows. */
export function stack(place: Place, x: NonNullable<Options['x']>, panels: readonly Options[]): Element {
  const { document, width } = place;
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  let height = 0;
  for (const [i, options] of panels.entries()) {
    const last = i === panels.length - 1;
    const upper = { height: 196, marginBottom: 14, x: { ...x, axis: null } } as const;
    const drawn = panel(place, { ...(last ? { height: 222, x } : upper), ...options });
    drawn.setAttribute('y', String(height));
    height += Number(drawn.getAttribute('height'));
    svg.append(drawn);
  }
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${width} ${height}`, width, height }))
    svg.setAttribute(name, String(value));
  return svg;
}

const exponentOf = (x: number): number => Number(x.toExponential().split('e')[1]);
const tenTo = (exponent: number): number => Number(`1e${exponent}`);

/** A logarithmic scale of whole decades around the values, clipped to the decades `least` to `most`. */
export function decades(values: readonly number[], [least, most]: readonly [number, number]) {
  const seen = values.filter((v) => v > 0 && v < Number.POSITIVE_INFINITY).map(exponentOf);
  const low = Math.max(least, Math.min(...seen, most - 1));
  const high = Math.min(most, Math.max(low, ...seen) + 1);
  const step = Math.max(1, Math.ceil((high - low) / 6));
  const domain = [tenTo(low), tenTo(high)];
  const ticks = Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => tenTo(low + i * step));
  return {
    scale: { type: 'log', domain, ticks } as const,
    grid: ruleY(ticks, { stroke: colours.grid }),
    /** The value, or NaN where it is outside the scale: lines break there. */
    within: (value: number | undefined): number =>
      value !== undefined && value >= domain[0] && value <= domain[1] ? value : Number.NaN,
  };
}
