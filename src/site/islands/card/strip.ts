/** Where the dots of a gap plot stand: a strip on a log axis, with a place of its own for what a log axis cannot show. */
import type { PartReport } from '../../../check/report.ts';

/** Places along the axis. */
const BINS = 44;
const TALLEST = 11;

export interface Dot {
  /** Position along the strip, 0 … 1. */
  readonly x: number;
  /** How many dots lie below it. */
  readonly level: number;
  readonly within: boolean;
}

export interface Strip {
  readonly dots: readonly Dot[];
  /** How many cases one dot stands for, at most. */
  readonly each: number;
  readonly ticks: readonly { readonly x: number; readonly exponent: number }[];
  /** Positions of the special places that are in use. */
  readonly zero?: number;
  readonly endless?: number;
  /** Where what is allowed ends, if the log axis shows it. */
  readonly allowed?: number;
  readonly smallest: number;
  readonly middle: number;
  readonly largest: number;
}

/**
 * Errors (`equal`: the gaps) or margins (`atMost`: minus the gaps). Zero, or a margin of at most zero, stands left of the
 * axis; what is not finite stands right of it. Undefined where there is nothing to plot.
 */
export function strip(gaps: readonly number[], relation: PartReport['relation'], allowed: number): Strip | undefined {
  if (gaps.length < 2 || relation === undefined) return undefined;
  const sign = relation === 'equal' ? 1 : -1;
  const values = gaps.map((gap) => sign * gap);
  const onAxis = values.filter((v) => v > 0 && Number.isFinite(v)).map(Math.log10);
  const shown = relation === 'equal' && allowed > 0 ? [...onAxis, Math.log10(allowed)] : onAxis;
  const low = shown.length > 0 ? Math.floor(Math.min(...shown)) : 0;
  const high = shown.length > 0 ? Math.max(low + 1, Math.ceil(Math.max(...shown))) : 1;
  const hasZero = values.some((v) => v <= 0);
  const hasEndless = values.some((v) => !Number.isFinite(v));

  // The axis takes what the special places leave of the width.
  const from = hasZero ? 0.1 : 0;
  const to = hasEndless ? 0.9 : 1;
  const place = (log: number) => from + 0.05 + ((to - from - 0.1) * (log - low)) / (high - low);
  const binned = (v: number): number => {
    if (!Number.isFinite(v)) return 0.97;
    if (v <= 0) return 0.03;
    const bin = Math.round(((Math.log10(v) - low) / (high - low)) * (BINS - 1));
    return place(low + (bin / (BINS - 1)) * (high - low));
  };

  const bins = new Map<string, { x: number; within: boolean; count: number }>();
  values.forEach((v, i) => {
    const x = binned(v);
    const within = gaps[i] <= allowed;
    const key = `${x} ${within}`;
    const bin = bins.get(key) ?? { x, within, count: 0 };
    bin.count += 1;
    bins.set(key, bin);
  });
  const each = Math.max(1, Math.ceil(Math.max(...[...bins.values()].map((b) => b.count)) / TALLEST));
  const heights = new Map<number, number>();
  const dots = [...bins.values()].flatMap(({ x, within, count }) => {
    const base = heights.get(x) ?? 0;
    const n = Math.ceil(count / each);
    heights.set(x, base + n);
    return Array.from({ length: n }, (_, i) => ({ x, level: base + i, within }));
  });

  const step = Math.ceil((high - low) / 5);
  const ticks = Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step);
  const sorted = values.map((v) => (Number.isNaN(v) ? Number.POSITIVE_INFINITY : v)).sort((a, b) => a - b);
  return {
    dots,
    each,
    ticks: onAxis.length > 0 ? ticks.map((exponent) => ({ x: place(exponent), exponent })) : [],
    ...(hasZero && { zero: 0.03 }),
    ...(hasEndless && { endless: 0.97 }),
    ...(relation === 'equal' && allowed > 0 && { allowed: place(Math.log10(allowed)) }),
    smallest: sorted[0],
    middle: sorted[Math.floor((sorted.length - 1) / 2)],
    largest: sorted[sorted.length - 1],
  };
}
