/**
 * A network with its sequence as one row of numbers, so that values, gradients, their bounds and mistaken gradients share one
 * layout. Loss: E = ½ Σ_t ‖h_t − y_t‖² over the states themselves; of an RNN, h_t is what the text calls c_t.
 */
import type { Arithmetic } from '../engine/arithmetic/arithmetic.ts';
import { type Gate, gates as lstmGates, lstmStep } from '../engine/networks/lstm.ts';
import { type Activation, halfSquare, rnnStep, rowAt } from '../engine/networks/rnn.ts';

export interface VectorNet {
  readonly kind: 'rnn' | 'lstm';
  /** Of an RNN. */
  readonly phi: Activation;
  readonly n: number;
  readonly m: number;
  readonly T: number;
  /** In the layout of `placesOf`. */
  readonly flat: Float64Array;
  /** T × n */
  readonly y: Float64Array;
}
export type NetSizes = Pick<VectorNet, 'kind' | 'n' | 'm' | 'T'>;

/** The blocks of rows of W: four gates, or the one layer of an RNN. */
export const gateBlocks = ({ kind }: Pick<VectorNet, 'kind'>): readonly Gate[] => (kind === 'lstm' ? lstmGates : ['c']);

/** Where each part starts: W_g = [U_g, V_g] (n × (n + m)) and b_g for each gate, h_0, of an LSTM c_0, and x (T × m). */
export function weightPlaces(sizes: NetSizes) {
  const { n, m, T } = sizes;
  const gates = gateBlocks(sizes);
  const b = gates.length * n * (n + m);
  const h0 = b + gates.length * n;
  const c0 = h0 + n;
  const x = sizes.kind === 'lstm' ? c0 + n : c0;
  return {
    W: (gate: Gate) => gates.indexOf(gate) * n * (n + m),
    b: (gate: Gate) => b + gates.indexOf(gate) * n,
    ...{ h0, c0, x, count: x + T * m },
  };
}

export interface NetRun<N> {
  /** Of an LSTM alone: the gates after their activations, T × n numbers by name. */
  readonly opened: Readonly<Record<'f' | 'i' | 'candidate' | 'o', N[][]>>;
  readonly z: Readonly<Partial<Record<Gate, N[]>>>[];
  /** c[0] = c_0; of an RNN the same as h. */
  readonly c: N[][];
  readonly h: N[][];
  readonly loss: N;
}

/** The forward pass in any arithmetic, a step at a time: `flat` in the layout of `placesOf`. */
export function* steps<N>(
  a: Arithmetic<N>,
  net: Omit<VectorNet, 'flat'>,
  flat: readonly N[],
): Generator<number, NetRun<N>> {
  const { kind, phi, n, m, T, y } = net;
  const at = weightPlaces(net);
  const part = (from: number, count: number) => flat.slice(from, from + count);
  const W = (gate: Gate) => part(at.W(gate), n * (n + m));
  const b = (gate: Gate) => part(at.b(gate), n);
  const h = [part(at.h0, n)];
  const c = [kind === 'lstm' ? part(at.c0, n) : h[0]];
  const z: Partial<Record<Gate, N[]>>[] = [];
  const opened: NetRun<N>['opened'] = { f: [], i: [], candidate: [], o: [] };
  const all = <V>(of: (gate: Gate) => V) => ({ f: of('f'), i: of('i'), c: of('c'), o: of('o') });
  const lstm = kind === 'lstm' && { n, m, W: all(W), b: all(b), h0: h[0], c0: c[0] };
  // The bias of an RNN is a further column of W, for an input that is always 1.
  const wide = Array.from({ length: n }, (_, k) => [...part(k * (n + m), n + m), flat[at.b('c') + k]]).flat();
  const rnn = { phi, n, m: m + 1, p: n, W: wide, Wout: [], c0: h[0] };
  const one = a.of(1);
  let loss = a.of(0);
  for (let t = 1; t <= T; t++) {
    const x = part(at.x + (t - 1) * m, m);
    if (lstm) {
      const step = lstmStep(a, lstm, c[t - 1], h[t - 1], x);
      z.push(step.z);
      for (const gate of ['f', 'i', 'candidate', 'o'] as const) opened[gate].push(step[gate]);
      c.push(step.c);
      h.push(step.h);
    } else {
      const step = rnnStep(a, rnn, h[t - 1], [...x, one]);
      z.push({ c: step.z });
      c.push(step.c);
      h.push(step.c);
    }
    loss = a.add(loss, halfSquare(a, h[t], rowAt(a, y, n, t)));
    yield t;
  }
  return { opened, z, c, h, loss };
}

/** The whole forward pass. */
export function runNet<N>(a: Arithmetic<N>, net: Omit<VectorNet, 'flat'>, flat: readonly N[]): NetRun<N> {
  const pass = steps(a, net, flat);
  for (;;) {
    const { done, value } = pass.next();
    if (done) return value;
  }
}
