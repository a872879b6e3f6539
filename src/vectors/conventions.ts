/**
 * How libraries lay the same network out in arrays. A layout says, for each entry of each array, which entry of the site's own row
 * (`placesOf`) it is; values, gradients and files of trained networks all go through it.
 */

import type { Gate } from '../engine/networks/lstm.ts';
import type { Tensor } from '../files/tensor.ts';
import { gateBlocks, type NetSizes, weightPlaces } from './net.ts';

export const conventions = ['pytorch', 'keras', 'onnx', 'site'] as const;
export type Convention = (typeof conventions)[number];

export interface ArrayLayout {
  readonly name: string;
  readonly shape: readonly number[];
  /** The place in the site's row. */
  readonly from: Int32Array;
  /** Where a library adds two biases: which of the two an entry is. */
  readonly bias?: readonly ('first' | 'second')[];
  /** Whether it belongs to the weights, and not to the states or inputs. */
  readonly weight: boolean;
}

/** The order in which the rows of the four gates are stacked; the candidate is c here, g in PyTorch. */
export const gateOrder: Readonly<Record<Convention, readonly Gate[]>> = {
  pytorch: ['i', 'f', 'c', 'o'],
  keras: ['i', 'f', 'c', 'o'],
  onnx: ['i', 'o', 'f', 'c'],
  site: ['f', 'i', 'c', 'o'],
};

/** The second of two biases; the first is the rest. The same for every network, never 0. */
const secondBias = (k: number): number => ((k % 4) - 1.5) / 16;

/** The arrays of a convention. `order` may be another than the convention's own, to see whether somebody used it. */
export function layoutOf(convention: Convention, sizes: NetSizes, order = gateOrder[convention]): ArrayLayout[] {
  const { n, m, T, kind } = sizes;
  const at = weightPlaces(sizes);
  const gates = gateBlocks(sizes).length === 1 ? gateBlocks(sizes) : order;
  const rows = gates.length * n;
  const gateOf = (row: number) => gates[Math.floor(row / n)];
  const array = (name: string, shape: readonly number[], entry: (k: number) => number, weight = true): ArrayLayout => ({
    ...{ name, shape, weight },
    from: Int32Array.from({ length: shape.reduce((product, size) => product * size, 1) }, (_, k) => entry(k)),
  });
  /** Column `col` of the stacked rows of W = [U, V]. */
  const W = (row: number, col: number) => at.W(gateOf(row)) + (row % n) * (n + m) + col;
  const b = (row: number) => at.b(gateOf(row)) + (row % n);
  const U = (k: number) => W(Math.floor(k / n), k % n);
  const V = (k: number) => W(Math.floor(k / m), n + (k % m));
  const half = (bias: 'first' | 'second') => new Array<typeof bias>(rows).fill(bias);
  const state = (from: number) => (k: number) => from + k;
  const lstm = kind === 'lstm';
  const given = (h0: string, c0: string, x: string, shape: readonly number[], xShape: readonly number[]) => [
    array(h0, shape, state(at.h0), false),
    ...(lstm ? [array(c0, shape, state(at.c0), false)] : []),
    array(x, xShape, state(at.x), false),
  ];
  switch (convention) {
    case 'pytorch':
      return [
        array('weight_ih_l0', [rows, m], V),
        array('weight_hh_l0', [rows, n], U),
        { ...array('bias_ih_l0', [rows], b), bias: half('first') },
        { ...array('bias_hh_l0', [rows], b), bias: half('second') },
        ...given('h0', 'c0', 'x', [1, n], [T, m]),
      ];
    case 'keras':
      return [
        array('kernel', [m, rows], (k) => W(k % rows, n + Math.floor(k / rows))),
        array('recurrent_kernel', [n, rows], (k) => W(k % rows, Math.floor(k / rows))),
        array('bias', [rows], b),
        ...given('h0', 'c0', 'x', [1, n], [1, T, m]),
      ];
    case 'onnx':
      return [
        array('W', [1, rows, m], V),
        array('R', [1, rows, n], U),
        { ...array('B', [1, 2 * rows], (k) => b(k % rows)), bias: [...half('first'), ...half('second')] },
        ...given('initial_h', 'initial_c', 'X', [1, 1, n], [T, 1, m]),
      ];
    case 'site':
      return [
        ...gates.map((g) => array(lstm ? `W_${g}` : 'W', [n, n + m], (k) => at.W(g) + k)),
        ...gates.map((g) => array(lstm ? `b_${g}` : 'b', [n], (k) => at.b(g) + k)),
        ...given(lstm ? 'h0' : 'c0', 'c0', 'x', [n], [T, m]),
      ];
  }
}

/** The arrays of a gradient, or of its bounds. */
export const gradientArrays = (layout: readonly ArrayLayout[], flat: ArrayLike<number>): Tensor[] =>
  layout.map(({ name, shape, from }) => ({ name, shape, data: Float64Array.from(from, (at) => flat[at]) }));

/** The arrays of the network itself, with a bias parted where the convention has two. */
export const valueArrays = (layout: readonly ArrayLayout[], flat: ArrayLike<number>): Tensor[] =>
  layout.map(({ name, shape, from, bias }) => ({
    ...{ name, shape },
    data: Float64Array.from(from, (at, k) =>
      bias?.[k] === 'second' ? secondBias(at) : bias ? flat[at] - secondBias(at) : flat[at],
    ),
  }));
