/** Reads a reader's file and compares or measures it, telling how far it is. The clock sets when it tells, never what. */
import { writeNpz } from '../files/npy.ts';
import { readFile } from '../files/read.ts';
import { FileError } from '../files/tensor.ts';
import { measureNetwork } from '../trained/measure.ts';
import { netOf, recognise } from '../trained/recognise.ts';
import { sequenceOf } from '../trained/sequence.ts';
import { compareGradient } from '../vectors/compare.ts';
import { gradientArrays, layoutOf } from '../vectors/conventions.ts';
import { mistakenGradient } from '../vectors/mistakes.ts';
import { vectorNets } from '../vectors/networks.ts';
import type { FilesNews, FilesOrder } from './files-client.ts';

type Compare = Extract<FilesOrder, { do: 'compare' }>;
type Measure = Extract<FilesOrder, { do: 'measure' }>;

/** Milliseconds between two messages. */
const apart = 100;
function compared({ bytes, net: id, convention, tolerance, called }: Compare): FilesNews {
  const began = performance.now();
  const net = vectorNets.find((one) => one.id === id);
  if (!net) throw new RangeError(`network: got ${id}, needed one of ${vectorNets.map((one) => one.id).join(', ')}`);
  const { tensors } = readFile(bytes);
  const given = called && tensors.length === 1 ? [{ ...tensors[0], name: called }] : tensors;
  const comparison = compareGradient(net, mistakenGradient(net, new Set()), convention, given, tolerance);
  return { is: 'compared', comparison, milliseconds: performance.now() - began };
}

function measured(order: Measure): FilesNews {
  const began = performance.now();
  const layers = recognise(readFile(order.bytes));
  const layer = layers[order.layer] ?? layers[0];
  const { x, y } = sequenceOf(layer, order);
  const net = netOf(layer, order.phi, x, y);
  const pass = measureNetwork(net);
  let told = 0;
  for (;;) {
    const { done, value } = pass.next();
    if (done) {
      const { gradient, ...rest } = value;
      const npz = writeNpz(gradientArrays(layoutOf(layer.convention, net), gradient));
      const list = layers.map(({ name, kind, n, m, phi }) => ({ name, kind, n, m, ...(phi && { phi }) }));
      return { is: 'measured', layers: list, measured: rest, npz, milliseconds: performance.now() - began };
    }
    if (performance.now() - told < apart) continue;
    told = performance.now();
    self.postMessage({ is: 'progress', done: value, total: 3 * net.T } satisfies FilesNews);
  }
}

self.onmessage = ({ data: order }: MessageEvent<FilesOrder>) => {
  try {
    self.postMessage(order.do === 'compare' ? compared(order) : measured(order));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    self.postMessage({ is: 'error', says: error.says } satisfies FilesNews);
  }
};
