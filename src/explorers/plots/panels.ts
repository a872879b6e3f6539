/** What pictures with axes share; Observable Plot draws them. */
import { plot, ruleY } from '@observablehq/plot';
import { colours, exponentOf, type Place, tenTo } from './picture.ts';

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
