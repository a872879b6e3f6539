/** The files of `/api/vectors/`: networks with all their numbers in each library's arrays, as JSON and as `.npz`. */
import { writeNpz } from '../../files/npy.ts';
import type { Tensor } from '../../files/tensor.ts';
import {
  type Convention,
  conventions,
  gateOrder,
  gradientArrays,
  layoutOf,
  valueArrays,
} from '../../vectors/conventions.ts';
import { encloseGradient, type GradientEnclosure } from '../../vectors/enclose.ts';
import { type NamedNet, vectorNets } from '../../vectors/networks.ts';
import { asset } from '../url.ts';
import { release } from './facts.ts';

export const vectorFiles = vectorNets.flatMap((net) =>
  conventions.map((convention) => ({ net, convention, file: `${net.id}.${convention}` })),
);

const known = new Map<string, ReturnType<typeof encloseGradient>>();
/** The intervals of a network, computed once a build. */
function enclosed(net: NamedNet): ReturnType<typeof encloseGradient> {
  const found = known.get(net.id) ?? encloseGradient(net);
  known.set(net.id, found);
  return found;
}

/** Everything of a network in one convention: the arrays of the `.npz` in their order. */
function parts(net: NamedNet, convention: Convention) {
  const { gradient, loss, h, c } = enclosed(net);
  const layout = layoutOf(convention, net);
  const states = [net.T, net.n];
  const gradients = (bound: keyof GradientEnclosure) => gradientArrays(layout, gradient[bound]);
  const named = (name: string, shape: readonly number[], { value, lo, hi }: GradientEnclosure): Tensor[] => [
    { name, shape, data: value },
    { name: `${name}_lo`, shape, data: lo },
    { name: `${name}_hi`, shape, data: hi },
  ];
  return {
    arrays: [...valueArrays(layout, net.flat), { name: 'y', shape: states, data: net.y }],
    results: [
      ...named('loss', [], loss),
      ...named('h', states, h),
      ...(net.kind === 'lstm' ? named('c', states, c) : []),
    ],
    gradient: gradients('value'),
    lo: gradients('lo'),
    hi: gradients('hi'),
  };
}

export function vectorNpz(net: NamedNet, convention: Convention): Uint8Array {
  const { arrays, results, gradient, lo, hi } = parts(net, convention);
  const under = (prefix: string, list: readonly Tensor[]) =>
    list.map((one) => ({ ...one, name: `${prefix}.${one.name}` }));
  return writeNpz([
    ...arrays,
    ...results,
    ...under('grad', gradient),
    ...under('grad_lo', lo),
    ...under('grad_hi', hi),
  ]);
}

type Nested = number | Nested[];
function nested({ shape, data }: Omit<Tensor, 'name'>): Nested {
  const level = (at: number, from: number, size: number): Nested =>
    at === shape.length
      ? data[from]
      : Array.from({ length: shape[at] }, (_, k) => level(at + 1, from + (k * size) / shape[at], size / shape[at]));
  return level(0, 0, data.length);
}
const byName = (list: readonly Tensor[]) => Object.fromEntries(list.map((one) => [one.name, nested(one)]));

const about = (net: NamedNet, convention: Convention) => ({
  ...{ id: net.id, convention, network: net.kind, activation: net.kind === 'rnn' ? net.phi : undefined },
  ...{ n: net.n, m: net.m, T: net.T },
  gateOrder: net.kind === 'lstm' ? gateOrder[convention] : undefined,
});

/** JSON with 17 significant digits of every number that is no short decimal. */
export function vectorJson(net: NamedNet, convention: Convention): string {
  const { arrays, results, gradient, lo, hi } = parts(net, convention);
  return written({
    ...about(net, convention),
    release,
    loss: 'E = ½ Σ_t ‖h_t − y_t‖²',
    arrays: byName(arrays),
    results: byName(results),
    gradient: byName(gradient),
    gradient_lo: byName(lo),
    gradient_hi: byName(hi),
  });
}

/** 17 digits, without zeros at the end; reads back to the same double. */
function digits(x: number): string {
  const [mantissa, exponent] = x.toPrecision(17).split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return exponent === undefined ? short : `${short}e${exponent}`;
}

function written(value: unknown): string {
  if (typeof value === 'number') return digits(value);
  if (Array.isArray(value)) return `[${value.map(written).join(value.some(Array.isArray) ? ',\n' : ',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{\n${fields.map(([key, one]) => `${JSON.stringify(key)}: ${written(one)}`).join(',\n')}\n}`;
}

/** What there is, and where. */
export const vectorIndex = (site: string) => ({
  release,
  loss: 'E = ½ Σ_t ‖h_t − y_t‖²',
  vectors: vectorFiles.map(({ net, convention, file }) => ({
    ...about(net, convention),
    arrays: layoutOf(convention, net).map(({ name, shape }) => ({ name, shape })),
    json: new URL(asset(`api/vectors/${file}.json`), site).href,
    npz: new URL(asset(`api/vectors/${file}.npz`), site).href,
  })),
});
