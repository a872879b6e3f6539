/** What rests on what: the claims as a graph, laid out when the site is built. */
import { Graph, layout } from '@dagrejs/dagre';
import type { Report } from '../check/report.ts';
import type { Claim } from '../claims/claim.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Drawn {
  readonly width: number;
  readonly height: number;
  /** Centre and size of each claim's box. */
  readonly nodes: readonly (Point & { readonly id: string; readonly width: number; readonly height: number })[];
  /** From what is used to what uses it. */
  readonly edges: readonly { readonly from: string; readonly to: string; readonly points: readonly Point[] }[];
}

type Linked = Pick<Claim, 'id' | 'uses'>;

/** What a claim uses and does not already reach through something else that it uses: the lines that need drawing. */
export function direct(claims: readonly Linked[]): ReadonlyMap<string, readonly string[]> {
  const usesOf = new Map(claims.map(({ id, uses }) => [id, uses.filter((used) => claims.some((c) => c.id === used))]));
  const reaches = (from: string, to: string): boolean =>
    (usesOf.get(from) ?? []).some((used) => used === to || reaches(used, to));
  return new Map(
    [...usesOf].map(([id, uses]) => [id, uses.filter((to) => !uses.some((via) => via !== to && reaches(via, to)))]),
  );
}

/** Places the claims from the top down; what a claim uses stands above it. Lines that others imply are left out. */
export function draw(claims: readonly Linked[]): Drawn {
  const [width, height] = [64, 26];
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 14, edgesep: 6, ranksep: 34, marginx: 4, marginy: 4 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of claims) graph.setNode(id, { width, height });
  for (const [id, uses] of direct(claims)) for (const used of uses) graph.setEdge(used, id);
  layout(graph);
  const size = graph.graph() as { width?: number; height?: number };
  return {
    width: size.width ?? 0,
    height: size.height ?? 0,
    nodes: graph.nodes().map((id) => {
      const { x, y } = graph.node(id) as Point;
      return { id, x, y, width, height };
    }),
    edges: graph
      .edges()
      .map(({ v, w }) => ({ from: v, to: w, points: (graph.edge(v, w) as { points: Point[] }).points })),
  };
}

/** The ids of the claims that rest, directly or through others, on one that did not come out as stated. */
export function shaken(claims: readonly Linked[], reportOf: (id: string) => Pick<Report, 'ok'>): ReadonlySet<string> {
  const failing = new Set(claims.filter(({ id }) => !reportOf(id).ok).map(({ id }) => id));
  const found = new Set<string>();
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { id, uses } of claims) if (uses.some((used) => failing.has(used) || found.has(used))) found.add(id);
  }
  return found;
}

/** A curve through the points of an edge, as the `d` of a path. */
export function edgePath([start, ...points]: readonly Point[]): string {
  const at = ({ x, y }: Point) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
  const middle = (a: Point, b: Point) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const bends = points.slice(0, -1).map((point, i) => `Q${at(point)} ${at(middle(point, points[i + 1]))}`);
  return `M${at(start)}${bends.join('')}L${at(points[points.length - 1])}`;
}
