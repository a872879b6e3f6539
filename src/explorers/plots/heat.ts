/** Norms as colours, over nine classes from vanished to exploded. */
import { words } from '../../proof/words.ts';
import type { LegendEntry } from './picture.ts';

const limits = [1e-8, 1e-6, 1e-4, 0.01, 0.1, 10, 100, 1e4];
const names = ['< 10⁻⁸', '≥ 10⁻⁸', '≥ 10⁻⁶', '≥ 10⁻⁴', '≥ 0.01', '≥ 0.1', '≥ 10', '≥ 100', '≥ 10⁴'];

/** 0 … 8; what is below the first limit is 0. */
const classOf = (value: number): number => {
  const found = limits.findIndex((limit) => value < limit);
  return found < 0 ? limits.length : found;
};
const colourOf = (at: number): string => `var(--heat-${at})`;

export const heatLegend: readonly LegendEntry[] = names.map((name, at) => ({
  label: words(name, name),
  mark: 'area',
  colour: colourOf(at),
}));

export interface Patch {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
  readonly colour: string;
}

/** A row of values from y1 to y2; neighbours of one class make one patch. `edges` has one entry more than `values`. */
export function patches(values: readonly number[], edges: readonly number[], y1: number, y2: number): Patch[] {
  const list: Patch[] = [];
  for (let at = 0; at < values.length; ) {
    const own = classOf(values[at]);
    let end = at + 1;
    while (end < values.length && classOf(values[end]) === own) end++;
    list.push({ x1: edges[at], x2: edges[end], y1, y2, colour: colourOf(own) });
    at = end;
  }
  return list;
}

/** For Plot's `rect`: patches touch without a seam. */
export const patchMarks = {
  x1: 'x1',
  x2: 'x2',
  y1: 'y1',
  y2: 'y2',
  fill: 'colour',
  shapeRendering: 'crispEdges',
} as const;
