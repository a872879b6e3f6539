import { expect, test } from 'vitest';
import { claims } from '../claims/index.ts';
import { direct, draw, edgePath, shaken } from './graph.ts';

const chain = [
  { id: 'a', uses: [] },
  { id: 'b', uses: ['a'] },
  { id: 'c', uses: ['b'] },
  { id: 'd', uses: ['a', 'c'] },
  { id: 'alone', uses: [] },
];
const failing =
  (...ids: string[]) =>
  (id: string) => ({ ok: !ids.includes(id) });

test('what rests on a failing claim is marked, through others too, and nothing else', () => {
  expect([...shaken(chain, failing())]).toEqual([]);
  expect([...shaken(chain, failing('a'))].sort()).toEqual(['b', 'c', 'd']);
  expect([...shaken(chain, failing('c'))]).toEqual(['d']);
  expect([...shaken(chain, failing('d', 'alone'))]).toEqual([]);
  // In whatever order they stand.
  expect([...shaken(chain.toReversed(), failing('a'))].sort()).toEqual(['b', 'c', 'd']);
});

test('a failure planted in the real claims shakes exactly those that reach it', () => {
  const reaches = (id: string): boolean =>
    claims.find((claim) => claim.id === id)?.uses.some((used) => used === 'rnn-state' || reaches(used)) ?? false;
  const expected = claims.map(({ id }) => id).filter(reaches);
  expect(expected.length).toBeGreaterThan(3);
  expect([...shaken(claims, failing('rnn-state'))].sort()).toEqual(expected.sort());
});

test('a line is left out where others imply it, and only there', () => {
  expect([...direct(chain)]).toEqual([
    ['a', []],
    ['b', ['a']],
    ['c', ['b']],
    ['d', ['c']],
    ['alone', []],
  ]);
  // What reaches what stays the same.
  const lines = direct(claims);
  const above = (id: string, uses: (id: string) => readonly string[]): Set<string> =>
    new Set(uses(id).flatMap((used) => [used, ...above(used, uses)]));
  for (const { id } of claims)
    expect(above(id, (one) => lines.get(one) ?? [])).toEqual(
      above(id, (one) => claims.find((claim) => claim.id === one)?.uses ?? []),
    );
});

test('every claim has a box below those that it uses, and no boxes overlap', () => {
  const { nodes, edges, width, height } = draw(claims);
  expect(nodes.map(({ id }) => id).sort()).toEqual(claims.map(({ id }) => id).sort());
  const at = new Map(nodes.map((node) => [node.id, node]));
  expect(edges.length).toBeGreaterThan(claims.length / 2);
  for (const { from, to } of edges) expect(at.get(from)?.y).toBeLessThan(at.get(to)?.y ?? 0);
  for (const a of nodes) {
    expect(a.x + a.width / 2).toBeLessThanOrEqual(width);
    expect(a.y + a.height / 2).toBeLessThanOrEqual(height);
    for (const b of nodes)
      if (a !== b)
        expect(Math.abs(a.x - b.x) >= a.width || Math.abs(a.y - b.y) >= a.height, `${a.id} ${b.id}`).toBe(true);
  }
});

test('a curve goes through its ends', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 10, y: 5 },
    { x: 20, y: 0 },
  ];
  expect(edgePath(points)).toBe('M0 0Q10 5 15 2.5L20 0');
  expect(edgePath(points.slice(0, 2))).toBe('M0 0L10 5');
});
