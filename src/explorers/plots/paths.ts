/** The paths by which a change of c_{t−1} reaches c_t, drawn as the way back of a gradient. */
import { words } from '../../proof/words.ts';
import { arrow, halo, type Shaper, strong, text, widthOf } from './drawing.ts';
import { colours, type LegendEntry, type Place } from './picture.ts';
import { productHeight } from './walking.ts';

export const pathColours = { A: colours.c, B: colours.a, C: colours.d, D: colours.e, fifth: colours.b } as const;
export const pathLegend: readonly LegendEntry[] = [
  { label: words('A, by the forget gate', 'A，经遗忘门'), mark: 'line', colour: pathColours.A },
  { label: words('B, direct', 'B，直接'), mark: 'line', colour: pathColours.B },
  { label: words('C, by the input gate', 'C，经输入门'), mark: 'line', colour: pathColours.C },
  { label: words('D, by the candidate', 'D，经候选值'), mark: 'line', colour: pathColours.D },
];
export const pathsWidth = 320;
/** As high as the product of a row of four beside it. */
export const pathsHeight = productHeight(4);
/** Where the states, the outputs and the layers of the step stand. */
const [states, outputs] = [34, pathsHeight - 30];
const layers = [
  ['A', 'f', 82],
  ['C', 'i', 118],
  ['D', 'c̃', 154],
] as const;

export interface PathSizes {
  readonly A: number;
  readonly B: number;
  readonly C: number;
  readonly D: number;
  readonly fifth?: number | undefined;
}

/**
 * The paths of the step from c_t back to c_{t−1}, and the fifth one to c_{t−2} where there is one, each as wide as it is strong.
 * `name` gives a letter its step, t less the lag.
 */
export function drawPaths(
  shape: Shaper,
  { number }: Place,
  sizes: PathSizes,
  name: (letter: string, lag: number) => string,
): Element {
  const [past, middle, now] = [32, 156, 288];
  const between = (middle + now) / 2;
  const { fifth } = sizes;
  const digits = (x: number) => number(Number(x.toPrecision(2)));
  const curve = (d: string, path: keyof typeof pathColours, size: number) =>
    shape('path', {
      d,
      fill: 'none',
      stroke: pathColours[path],
      'stroke-width': widthOf(Math.abs(size)),
      'stroke-dasharray': path === 'fifth' ? '6 4' : undefined,
    });
  const node = (x: number, y: number, says: string) =>
    shape(
      'g',
      {},
      shape('rect', {
        x: x - 20,
        y: y - 14,
        width: 40,
        height: 28,
        rx: 14,
        fill: 'var(--paper)',
        stroke: colours.soft,
      }),
      text(shape, x, y, says, strong),
    );
  const layer = (x: number, y: number, says: string) =>
    shape(
      'g',
      {},
      shape('rect', { x: x - 16, y: y - 12, width: 32, height: 24, rx: 5, fill: 'var(--paper)', stroke: colours.soft }),
      text(shape, x, y, says, strong),
    );
  return shape(
    'g',
    {},
    ...(fifth === undefined
      ? []
      : [
          curve(
            `M${now} ${states + 14}C${now} ${outputs - 10} ${now - 30} ${outputs} ${middle} ${outputs}H${past}V${states + 20}`,
            'fifth',
            fifth,
          ),
          node(past, states, name('c', 2)),
          node(past, outputs, name('h', 2)),
          layer((past + middle) / 2, outputs, name('o', 1)),
          text(shape, (past + middle) / 2, outputs - 24, `5: ${digits(fifth)}`, halo),
        ]),
    ...layers.map(([path, , y]) =>
      curve(
        `M${now - 8} ${states}C${now - 30} ${y} ${now - 30} ${y} ${between} ${y}S${middle + 20} ${y} ${middle} ${outputs}V${states}`,
        path,
        sizes[path],
      ),
    ),
    arrow(shape, [now - 20, states], [middle + 20, states], {
      'stroke-width': widthOf(Math.abs(sizes.B)),
      stroke: pathColours.B,
    }),
    text(shape, between, states - 20, `B: ${digits(sizes.B)}`, halo),
    ...layers.flatMap(([path, gate, y]) => [
      layer(between, y, name(gate, 0)),
      text(shape, between + 22, y, `${path}: ${digits(sizes[path])}`, { 'text-anchor': 'start', ...halo }),
    ]),
    node(now, states, name('c', 0)),
    node(middle, states, name('c', 1)),
    node(middle, outputs, name('h', 1)),
  );
}
