/** What the pictures of walks share: the chain of states, and the product of a row and a Jacobian. */
import type { Matrix } from '../../engine/arithmetic/matrix.ts';
import { words } from '../../proof/words.ts';
import { arrow, cells, indexed, largestEntry, numbered, type Shaper, strong, text, widthOf } from './drawing.ts';
import { colours, type LegendEntry, type Place, short } from './picture.ts';

export const signs: readonly LegendEntry[] = [
  { label: words('entry above 0', '正的分量'), mark: 'area', colour: colours.a },
  { label: words('entry below 0', '负的分量'), mark: 'area', colour: colours.b },
  { label: words('input', '输入'), mark: 'area', colour: colours.soft },
];

export interface WalkStep {
  readonly t: number;
  readonly x: number;
  readonly row: Matrix;
  /** How long the row is. */
  readonly size: number;
  /** What the arrow from t to t − 1 says; its width is that of the absolute value. */
  readonly factor: number | undefined;
}

export const chainHeight = 146;

/** The states from left to right with their inputs; arrows lead back, and the rows that the walk has come to stand below. */
export function chain(
  shape: Shaper,
  { width, number }: Place,
  y: number,
  steps: readonly WalkStep[],
  back: number,
  loss: boolean,
  state = 'c',
): Element {
  const T = steps.length;
  const now = T - back;
  const { cols } = steps[0].row;
  const lead = width > 600 ? Math.max(24, 8 * cols + 2) : 24;
  const tail = loss ? 60 : 24;
  const pitch = (width - lead - tail) / (T - 1);
  // Where states stand close together they are dots, and only the one that the walk has come to is named.
  const dense = pitch < 30;
  const radius = dense ? 4 : Math.min(15, 0.38 * pitch);
  const at = (t: number) => lead + (t - 1) * pitch;
  const line = y + 36;
  const top = Math.max(...steps.map(({ row }) => largestEntry(row)));
  const wide = Math.min(16, (pitch - 4) / cols);
  const roomy = (t: number) => pitch > 36 || t === now;
  const digits = (x: number) => number(Number(x.toPrecision(2)));
  return shape(
    'g',
    {},
    shape('line', { x1: 0, x2: width, y1: y + 74, y2: y + 74, stroke: colours.grid }),
    ...(loss
      ? [
          arrow(shape, [width - 24, line], [at(T) + radius + 1, line], { 'stroke-width': 1.4, stroke: colours.a }),
          text(shape, width - 12, line, indexed('E', T), strong),
        ]
      : []),
    ...steps.flatMap(({ t, x, row, size, factor }) => {
      const [seen, crossed] = [t >= now, t > now];
      const half = (wide * row.cols) / 2;
      const parts = [
        shape('circle', {
          cx: at(t),
          cy: line,
          r: radius,
          fill: t === now ? colours.band : 'none',
          stroke: seen ? colours.a : colours.soft,
          'stroke-width': t === now ? 2.4 : 1.2,
        }),
        cells(shape, { x: at(t) - half, y: y + 94, width: wide, height: 16 }, row, { top, shown: seen }),
      ];
      if (!dense) parts.push(text(shape, at(t), line, indexed(state, t), seen ? strong : {}));
      if (x !== 0)
        parts.push(
          shape('rect', {
            x: at(t) - 3,
            y: y + 74 - Math.max(0, 8 * x),
            width: 6,
            height: Math.abs(8 * x),
            fill: colours.soft,
          }),
        );
      if (factor !== undefined) {
        parts.push(
          arrow(shape, [at(t) - radius - 1, line], [at(t - 1) + radius + 1, line], {
            'stroke-width': Math.min(widthOf(Math.abs(factor)), pitch / 3),
            stroke: crossed ? colours.a : colours.soft,
            'stroke-opacity': crossed ? undefined : 0.45,
          }),
        );
        if (roomy(t - 1)) parts.push(text(shape, at(t) - pitch / 2, y + 8, digits(factor), crossed ? strong : {}));
      }
      if (t === now || (seen && pitch > 50))
        parts.push(
          text(
            shape,
            dense ? Math.min(Math.max(at(t), 30), width - 30) : at(t),
            y + 124,
            dense ? `${indexed(state, t)}: ${digits(size)}` : digits(size),
            strong,
          ),
        );
      return parts;
    }),
  );
}

/** A row from the left, a square matrix from above, their product where they meet. */
export function rowTimes(
  shape: Shaper,
  place: Place,
  at: { readonly x: number; readonly y: number; readonly cell: number },
  given: {
    readonly before: readonly [name: string, row: Matrix];
    readonly by: readonly [name: string, jacobian: Matrix];
    readonly after: readonly [name: string, row: Matrix];
    /** Whether a step has been taken; without one only the row after it is there. */
    readonly taken: boolean;
  },
): Element {
  const { before, by, after, taken } = given;
  const size = { width: at.cell, height: rowHeight };
  const n = by[1].cols;
  const right = at.x + n * at.cell + 16;
  const below = at.y + 22 + n * rowHeight + 28;
  return shape(
    'g',
    {},
    numbered(shape, place, { x: at.x, y: below, ...size }, before[1], before[0], taken),
    numbered(shape, place, { x: right, y: at.y + 22, ...size }, by[1], by[0], taken),
    numbered(shape, place, { x: right, y: below, ...size }, after[1], after[0]),
    text(shape, right - 8, below + rowHeight / 2, '→', strong),
  );
}
const rowHeight = 26;
export const productHeight = (n: number): number => 22 + n * rowHeight + 28 + rowHeight + 8;

/** How far a walk has come, as the beginning of a sentence. */
export const come = (back: number, last: number) => {
  if (back === 0) return words('Before the first step back', '还没有回退');
  return words(`After ${back} of ${last} ${last === 1 ? 'step' : 'steps'} back`, `已回退 ${back} 步（共 ${last} 步）`);
};
/** Writes numbers to three digits. */
export const told = (number: (x: number) => string) => (x: number) => number(short(x));
