/**
 * Where things stand in a figure. A place has a time and a depth, never an x and a y: where there is room time runs to
 * the right and depth downwards, in a narrow column the picture is turned by a quarter and time runs down the page.
 */
export type Flow = 'wide' | 'tall';
export type Side = 'past' | 'future' | 'above' | 'below';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The middle of a node and its size on the page, which does not turn with the picture. */
export interface Spot extends Point {
  readonly width: number;
  readonly height: number;
}

/** A point on the rim of a spot, and the unit vector that leads away from it. */
export interface Port extends Point {
  readonly dx: number;
  readonly dy: number;
}

const outwards: Record<Flow, Record<Side, readonly [number, number]>> = {
  wide: { past: [-1, 0], future: [1, 0], above: [0, -1], below: [0, 1] },
  tall: { past: [0, -1], future: [0, 1], above: [1, 0], below: [-1, 0] },
};

export type Plane = ReturnType<typeof plane>;

/** @param breadth the greatest depth: a tall picture is this wide, and what is above stands on its right. */
export function plane(flow: Flow, breadth: number) {
  const at = (time: number, depth: number): Point =>
    flow === 'wide' ? { x: time, y: depth } : { x: breadth - depth, y: time };
  return {
    flow,
    at,
    spot: (time: number, depth: number, width = 0, height = width): Spot => ({ ...at(time, depth), width, height }),
    /** The middle of a side; `shift` moves it along the side, towards the future or the depth. */
    port: (spot: Spot, side: Side, shift = 0): Port => {
      const [dx, dy] = outwards[flow][side];
      const [sx, sy] = outwards[flow][side === 'past' || side === 'future' ? 'below' : 'future'];
      return {
        x: spot.x + (dx * spot.width) / 2 + sx * shift,
        y: spot.y + (dy * spot.height) / 2 + sy * shift,
        dx,
        dy,
      };
    },
  };
}

const gap = 2;
const heads = { plain: { length: 8, half: 3.5 }, strong: { length: 12, half: 6.5 } };
export type Head = keyof typeof heads | 'none';

const near = (value: number) => Math.round(value * 100) / 100;
const pair = (x: number, y: number) => `${near(x)} ${near(y)}`;

/** A curve that leaves one port at a right angle and arrives at the other at a right angle; straight where they face. */
export function curve(from: Port, to: Port, kind: Head): { line: string; head: string | undefined } {
  const head = kind === 'none' ? undefined : heads[kind];
  const back = head ? head.length - 1 + gap : 0;
  const end = { x: to.x + to.dx * back, y: to.y + to.dy * back };
  const reach = (port: Port) => 0.55 * Math.abs((end.x - from.x) * port.dx + (end.y - from.y) * port.dy);
  const bends = [
    pair(from.x + from.dx * reach(from), from.y + from.dy * reach(from)),
    pair(end.x + to.dx * reach(to), end.y + to.dy * reach(to)),
    pair(end.x, end.y),
  ];
  const line = `M${pair(from.x, from.y)}C${bends.join(' ')}`;
  if (!head) return { line, head: undefined };
  const tip = { x: to.x + to.dx * gap, y: to.y + to.dy * gap };
  const base = { x: tip.x + to.dx * head.length, y: tip.y + to.dy * head.length };
  const wing = (side: 1 | -1) => pair(base.x - side * to.dy * head.half, base.y + side * to.dx * head.half);
  return { line, head: `M${pair(tip.x, tip.y)}L${wing(1)}L${wing(-1)}Z` };
}
