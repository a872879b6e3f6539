/** Pictures without axes: lines as wide as what they stand for is large, and matrices as coloured cells with their numbers. */
import type { Matrix } from '../../engine/arithmetic/matrix.ts';
import { colours, exponentOf, type Place, tenTo } from './picture.ts';

type Attributes = Readonly<Record<string, string | number | undefined>>;
export type Shaper = (name: string, attributes?: Attributes, ...children: readonly (Element | string)[]) => Element;

/** Makes SVG elements; attributes that are undefined are left out. */
export const shaper =
  ({ document }: Pick<Place, 'document'>): Shaper =>
  (name, attributes = {}, ...children) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes))
      if (value !== undefined) made.setAttribute(key, String(typeof value === 'number' ? near(value) : value));
    made.append(...children);
    return made;
  };
/** A hundredth of a pixel is more than can be seen. */
const near = (value: number): number => Math.round(100 * value) / 100;

export const frame = (shape: Shaper, width: number, height: number, ...parts: readonly Element[]): Element =>
  shape('svg', { viewBox: `0 0 ${width} ${height}`, width, height }, ...parts);

/** Type of at least 11 px down to a page of 320 px. */
const small = 12.5;

/** Text in the middle of its place; strong is the page's own colour. */
export const text = (shape: Shaper, x: number, y: number, says: string, more: Attributes = {}): Element =>
  shape('text', { x, y: y + 0.35 * small, 'text-anchor': 'middle', 'font-size': small, ...more }, says);
export const strong = { class: 'strong' } as const;
/** The same over lines, which it keeps off. */
export const halo = { class: 'strong halo' } as const;

const subscripts = '₀₁₂₃₄₅₆₇₈₉';
/** A letter with its step: `c₃`. */
export const indexed = (letter: string, t: number): string =>
  letter + [...String(t)].map((digit) => subscripts[Number(digit)]).join('');

/** How wide the line of a factor is: 5 px for 1, within what can be seen and what there is room for. */
export const widthOf = (size: number): number => Math.min(12, Math.max(0.75, 5 * size));

/** An arrow as wide as its factor is large; dashed where it is no part of the way. */
export function arrow(shape: Shaper, from: readonly [number, number], to: readonly [number, number], more: Attributes) {
  const width = Number(more['stroke-width'] ?? 1.4);
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.sqrt(dx * dx + dy * dy);
  const [ux, uy] = [dx / length, dy / length];
  const head = 5 + width;
  const half = 2.5 + 0.7 * width;
  const [bx, by] = [to[0] - ux * head, to[1] - uy * head];
  const colour = more.stroke ?? colours.ink;
  const tip = [to, [bx - uy * half, by + ux * half], [bx + uy * half, by - ux * half]];
  return shape(
    'g',
    {},
    shape('line', { x1: from[0], y1: from[1], x2: bx, y2: by, stroke: colour, ...more }),
    shape('polygon', { points: tip.map((p) => p.map(near).join(' ')).join(' '), fill: colour }),
  );
}

/** A matrix that is not there yet. */
export const blank = (rows: number, cols: number): Matrix => ({ rows, cols, data: new Array(rows * cols).fill(0) });

export const largestEntry = ({ data }: Matrix): number => data.reduce((top, v) => Math.max(top, Math.abs(v)), 0);

/** The power of ten that numbers are shown in: none from 0.1 to 10. */
const scaleOf = (top: number): number => (top === 0 || (top >= 0.1 && top < 10) ? 0 : exponentOf(top));

export interface Cells {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A matrix as cells, the darker the nearer an entry is to `top`; one that is not shown has empty cells. */
export function cells(shape: Shaper, place: Cells, m: Matrix, { top = largestEntry(m), shown = true } = {}): Element {
  const { x, y, width, height } = place;
  return shape(
    'g',
    { stroke: colours.soft, 'stroke-width': 0.75 },
    ...m.data.map((value, k) =>
      shape('rect', {
        x: x + (k % m.cols) * width,
        y: y + Math.floor(k / m.cols) * height,
        width,
        height,
        fill: shown && value !== 0 ? (value > 0 ? colours.a : colours.b) : 'none',
        'fill-opacity': shown && value !== 0 ? (0.55 * Math.abs(value)) / top : undefined,
      }),
    ),
  );
}

/** The same with the numbers in the cells and a name above, which says the power of ten that they are shown in. */
export function numbered(shape: Shaper, { number }: Place, at: Cells, m: Matrix, name: string, shown = true): Element {
  const exponent = scaleOf(largestEntry(m));
  const unit = tenTo(exponent);
  const written = (value: number) => (value === 0 ? '0' : (value / unit).toFixed(2).replace('-', '−'));
  const power = shown && exponent !== 0 ? ` = ${number(unit)} ×` : '';
  return shape(
    'g',
    {},
    cells(shape, at, m, { shown }),
    text(shape, at.x, at.y - 11, name + power, { 'text-anchor': 'start' }),
    ...(shown ? m.data : []).map((value, k) =>
      text(
        shape,
        at.x + ((k % m.cols) + 0.5) * at.width,
        at.y + (Math.floor(k / m.cols) + 0.5) * at.height,
        written(value),
        strong,
      ),
    ),
  );
}
