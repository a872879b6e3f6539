/** Where the parts of one LSTM cell stand: the state's line runs on top, what writes to it and reads it hangs below. */
import type { Plane } from './geometry.ts';

export type GateName = 'forget' | 'input' | 'output';

/** Times, counted from the cell's start, and depths. */
export const shapes = {
  full: {
    rim: [36, 324],
    layer: [44, 32],
    forget: 76,
    input: 136,
    write: 174,
    candidate: 212,
    output: 282,
    depths: { top: 16, name: 36, state: 64, product: 132, layers: 212, hub: 280, bottom: 304, x: 336 },
  },
  compact: {
    rim: [0, 192],
    layer: [34, 30],
    forget: 24,
    input: 64,
    write: 93,
    candidate: 122,
    output: 165,
    depths: { top: 16, name: 0, state: 42, product: 108, layers: 178, hub: 238, bottom: 258, x: 296 },
  },
} as const;
export type ShapeName = keyof typeof shapes;

/** How a part is drawn that belongs to this gate. */
export const light = (gate: GateName, focus: GateName | undefined) =>
  focus === undefined ? undefined : gate === focus ? 'bright' : 'dim';

export type Cell = ReturnType<typeof placeCell>;

export function placeCell({ at, spot }: Plane, start: number, name: ShapeName) {
  const shape = shapes[name];
  const { depths } = shape;
  const [before, after] = [start + shape.rim[0], start + shape.rim[1]];
  const layer = (time: number) => spot(start + time, depths.layers, ...shape.layer);
  const read = (depths.state + depths.layers) / 2 + 22;
  return {
    shape,
    start,
    before,
    after,
    read,
    erase: spot(start + shape.forget, depths.state, 22),
    add: spot(start + shape.write, depths.state, 22),
    admit: spot(start + shape.write, depths.product, 22),
    tap: spot(start + shape.output, depths.state, 7),
    squash: spot(start + shape.output, (depths.state + read) / 2 - 1, shape.layer[0] + 4, shape.layer[1] - 4),
    release: spot(start + shape.output, read, 22),
    forget: layer(shape.forget),
    input: layer(shape.input),
    candidate: layer(shape.candidate),
    output: layer(shape.output),
    hub: spot(start + shape.write, depths.hub, 12),
    x: spot(start + shape.write, depths.x, 46, 24),
    rim: (depth: number, end: 'before' | 'after') => spot(end === 'before' ? before : after, depth),
    corner: [at(before, depths.top), at(after, depths.bottom)] as const,
  };
}
