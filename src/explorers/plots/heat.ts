/** Norms as colours, in nine classes from vanished to exploded. */
import { rect } from '@observablehq/plot';
import { words } from '../../proof/words.ts';
import type { LegendEntry } from './picture.ts';

const limits = [1e-8, 1e-6, 1e-4, 0.01, 0.1, 10, 100, 1e4];
const names = ['< 10⁻⁸', '≥ 10⁻⁸', '≥ 10⁻⁶', '≥ 10⁻⁴', '≥ 0.01', '≥ 0.1', '≥ 10', '≥ 100', '≥ 10⁴'];

/** The class of a value, 0 … 8. */
export const classOf = (value: number): number => {
  const found = limits.findIndex((limit) => value < limit);
  return found < 0 ? limits.length : found;
};
export const colourOf = (at: number): string => `var(--heat-${at})`;

export const heatLegend: readonly LegendEntry[] = names.map((name, at) => ({
  label: words(name, name),
  mark: 'area',
  colour: colourOf(at),
}));

interface Patch {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  readonly colour: string;
}

/** A row of values from `low` to `high`; neighbours of one class make one patch. `edges` has one entry more than `values`. */
export function patches(values: readonly number[], edges: readonly number[], low: number, high: number): Patch[] {
  const list: Patch[] = [];
  for (let at = 0; at < values.length; ) {
    const own = classOf(values[at]);
    let end = at + 1;
    while (end < values.length && classOf(values[end]) === own) end++;
    list.push({ from: edges[at], to: edges[end], low, high, colour: colourOf(own) });
    at = end;
  }
  return list;
}

/** Patches whose values run along the x or the y axis. With crisp edges they touch without a seam. */
export function heatMap(cells: readonly Patch[], along: 'x' | 'y') {
  const across = along === 'x' ? 'y' : 'x';
  const places = { [`${along}1`]: 'from', [`${along}2`]: 'to', [`${across}1`]: 'low', [`${across}2`]: 'high' };
  return rect(cells, { ...places, fill: 'colour', shapeRendering: 'crispEdges' });
}
