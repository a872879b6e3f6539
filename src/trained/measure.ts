/**
 * What a trained network does with its gradient on one sequence, for E = ½‖h_T − y_T‖². One pass forth, one back, a step at a time, so
 * that a worker can tell how far it is.
 */
import { floats } from '../engine/arithmetic/arithmetic.ts';
import { log, sigmoid } from '../engine/arithmetic/elementary.ts';
import type { Gate } from '../engine/networks/lstm.ts';
import { gamma, slopes } from '../engine/networks/slopes.ts';
import { gateBlocks, type NetRun, steps, type VectorNet, weightPlaces } from '../vectors/net.ts';

export interface LagRow {
  readonly tau: number;
  /** ‖∂E/∂c_{T−τ}‖ over its value at τ = 0. */
  readonly signal: number;
  /** ‖term of step T − τ of ∂E/∂W‖_F over ‖∂E/∂W‖_F. Terms may cancel, so shares need not add up to 1. */
  readonly share: number;
}

export interface StepRow {
  readonly t: number;
  /** Means over the units, of an LSTM. */
  readonly f?: number;
  readonly i?: number;
  readonly o?: number;
  /** Mean of |c_t|. */
  readonly c: number;
  /** ‖·‖_F/√n of the terms of ∂c_t/∂c_{t−1}, t ≥ 2; of an RNN its Jacobian is `D`. */
  readonly A?: number;
  readonly B?: number;
  readonly C?: number;
  readonly D?: number;
}

export interface MeasuredNetwork {
  readonly kind: VectorNet['kind'];
  readonly n: number;
  readonly m: number;
  readonly T: number;
  readonly loss: number;
  readonly lags: readonly LagRow[];
  readonly steps: readonly StepRow[];
  /** The largest lag up to which the signal stays at or above a share of its value at lag 0. */
  readonly reaches: { readonly half: number; readonly hundredth: number };
  /** Where the network stands on the explorers' maps. */
  readonly place: {
    /** √n times the root mean square of U, the largest of the four of an LSTM. */
    readonly gain: number;
    /** ‖U‖, the largest of the four, by power iteration: from below. */
    readonly norm: number;
    /** γ‖W_rec‖, of an RNN. */
    readonly rho?: number;
    /** Mean b_f, and the step at which σ(b_f)^{k−1} is ½, of an LSTM. */
    readonly bias?: number;
    readonly horizon?: number;
  };
  /** ∂E/∂(weights, h_0, c_0, x), in the layout of `placesOf`. */
  readonly gradient: Float64Array;
}

/** Steps done, of 3T: forth, back, and the norms of each. */
export function* measureNetwork(net: VectorNet): Generator<number, MeasuredNetwork> {
  const { kind, n, m, T, flat, y } = net;
  const at = weightPlaces(net);
  const forth = steps(floats, net, Array.from(flat));
  let run: NetRun<number> | undefined;
  while (!run) {
    const { done, value } = forth.next();
    if (done) run = value;
    else yield value;
  }
  const { h } = run;
  const gates = gateBlocks(net);
  const width = n + m;
  const gradient = new Float64Array(at.count);
  let dh = Float64Array.from(h[T], (v, k) => v - y[(T - 1) * n + k]);
  let dc = new Float64Array(n);
  const loss = 0.5 * dh.reduce((sum, e) => sum + e * e, 0);
  const [signals, terms]: [number[], number[]] = [[], []];
  const input = new Float64Array(width);
  for (let t = T; t >= 1; t--) {
    const { dz, total, before } = stepBack(net, run, t, dh, dc);
    for (let j = 0; j < n; j++) input[j] = h[t - 1][j];
    for (let j = 0; j < m; j++) input[n + j] = flat[at.x + (t - 1) * m + j];
    const back = new Float64Array(width);
    let size = 0;
    gates.forEach((gate, g) => {
      for (let k = 0; k < n; k++) {
        const d = dz[g][k];
        size += d * d;
        gradient[at.b(gate) + k] += d;
        const row = at.W(gate) + k * width;
        for (let j = 0; j < width; j++) {
          gradient[row + j] += d * input[j];
          back[j] += d * flat[row + j];
        }
      }
    });
    signals.push(length(total));
    terms.push(Math.sqrt(size) * length(input));
    for (let j = 0; j < m; j++) gradient[at.x + (t - 1) * m + j] = back[n + j];
    dh = back.slice(0, n);
    dc = before;
    yield 2 * T - t + 1;
  }
  gradient.set(dh, at.h0);
  if (kind === 'lstm') gradient.set(dc, at.c0);
  const whole = length(gradient.subarray(0, at.b(gates[0])));
  const lags = signals.map((signal, tau) => ({ tau, signal: signal / signals[0], share: terms[tau] / whole }));
  const reach = (least: number) => {
    const ends = lags.findIndex(({ signal }) => !(signal >= least));
    return ends < 0 ? T - 1 : Math.max(0, ends - 1);
  };
  const rows: StepRow[] = [];
  for (const row of stepRows(net, run)) {
    rows.push(row);
    yield 2 * T + rows.length;
  }
  return {
    ...{ kind, n, m, T, loss, lags, steps: rows, gradient },
    reaches: { half: reach(0.5), hundredth: reach(0.01) },
    place: placeOf(net),
  };
}

function length(v: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < v.length; k++) sum += v[k] * v[k];
  return Math.sqrt(sum);
}

/** ∂E/∂z^g_t by gate, ∂E/∂c_t, and its part that goes on to c_{t−1} past h_{t−1}. */
function stepBack(net: VectorNet, { opened, z, c }: NetRun<number>, t: number, dh: Float64Array, dc: Float64Array) {
  const { n, kind, phi } = net;
  const before = new Float64Array(n);
  if (kind === 'rnn') {
    const pre = z[t - 1].c as number[];
    return { dz: [dh.map((d, k) => d * slopes[phi](pre[k]))], total: dh, before };
  }
  const { f, i, c: pre, o } = z[t - 1] as Record<Gate, number[]>;
  const [F, I, candidate, O] = [opened.f[t - 1], opened.i[t - 1], opened.candidate[t - 1], opened.o[t - 1]];
  const dz = gateBlocks(net).map(() => new Float64Array(n));
  const total = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    total[k] = dc[k] + dh[k] * O[k] * slopes.tanh(c[t][k]);
    before[k] = total[k] * F[k];
    dz[0][k] = total[k] * c[t - 1][k] * slopes.sigmoid(f[k]);
    dz[1][k] = total[k] * candidate[k] * slopes.sigmoid(i[k]);
    dz[2][k] = total[k] * I[k] * slopes.tanh(pre[k]);
    dz[3][k] = dh[k] * floats.tanh(c[t][k]) * slopes.sigmoid(o[k]);
  }
  return { dz, total, before };
}

const mean = (v: readonly number[]): number => v.reduce((sum, one) => sum + one, 0) / v.length;

/** A row for each step. ‖diag(a) U diag(b)‖_F² = Σ a_k² U_kj² b_j², with b = o_{t−1}⊗tanh′(c_{t−1}). */
function* stepRows(net: VectorNet, { opened, z, c }: NetRun<number>): Generator<StepRow, void> {
  const { n, T, kind, phi } = net;
  const squares = Object.fromEntries(gateBlocks(net).map((gate) => [gate, recurrent(net, gate).map((u) => u * u)]));
  const weighted = (gate: Gate, a: (k: number) => number, b: ArrayLike<number>): number => {
    const [U, by] = [squares[gate], Float64Array.from(b, (v) => v * v)];
    let sum = 0;
    for (let k = 0; k < n; k++) {
      let row = 0;
      for (let j = 0; j < n; j++) row += U[k * n + j] * by[j];
      sum += a(k) * a(k) * row;
    }
    return Math.sqrt(sum / n);
  };
  const ones = new Float64Array(n).fill(1);
  const rowOf = (s: number): StepRow => {
    const t = s + 1;
    const size = mean(c[t].map(Math.abs));
    const pre = z[s] as Record<Gate, number[]>;
    if (kind === 'rnn') return { t, c: size, ...(t > 1 && { D: weighted('c', (k) => slopes[phi](pre.c[k]), ones) }) };
    const [f, i, candidate, o] = [opened.f[s], opened.i[s], opened.candidate[s], opened.o[s]];
    const means = { t, f: mean(f), i: mean(i), o: mean(o), c: size };
    if (t === 1) return means;
    const b = c[s].map((v, j) => opened.o[s - 1][j] * slopes.tanh(v));
    return {
      ...means,
      A: weighted('f', (k) => c[s][k] * slopes.sigmoid(pre.f[k]), b),
      B: Math.sqrt(mean(f.map((v) => v * v))),
      C: weighted('i', (k) => candidate[k] * slopes.sigmoid(pre.i[k]), b),
      D: weighted('c', (k) => i[k] * slopes.tanh(pre.c[k]), b),
    };
  };
  for (let s = 0; s < T; s++) yield rowOf(s);
}

/** U_g, n × n. */
function recurrent(net: VectorNet, gate: Gate): Float64Array {
  const { n, m, flat } = net;
  const from = weightPlaces(net).W(gate);
  const U = new Float64Array(n * n);
  for (let k = 0; k < n; k++) U.set(flat.subarray(from + k * (n + m), from + k * (n + m) + n), k * n);
  return U;
}

/** ‖U‖ by 60 steps of power iteration with UᵀU from a fixed start; never above the true value but by rounding. */
function spectral(U: Float64Array, n: number): number {
  let v = Float64Array.from({ length: n }, (_, k) => 1 + ((k * 7919) % 101) / 101);
  let norm = 0;
  for (let round = 0; round < 60; round++) {
    const size = length(v);
    if (size === 0) return 0;
    const [forth, back] = [new Float64Array(n), new Float64Array(n)];
    for (let k = 0; k < n; k++) for (let j = 0; j < n; j++) forth[k] += (U[k * n + j] * v[j]) / size;
    for (let k = 0; k < n; k++) for (let j = 0; j < n; j++) back[j] += U[k * n + j] * forth[k];
    norm = length(forth);
    v = back;
  }
  return norm;
}

function placeOf(net: VectorNet): MeasuredNetwork['place'] {
  const { n, kind, phi, flat } = net;
  const all = gateBlocks(net).map((gate) => recurrent(net, gate));
  const gain = Math.max(...all.map((U) => length(U) / Math.sqrt(n)));
  const norm = Math.max(...all.map((U) => spectral(U, n)));
  if (kind === 'rnn') return { gain, norm, rho: gamma[phi] * norm };
  const from = weightPlaces(net).b('f');
  const bias = mean(Array.from(flat.subarray(from, from + n)));
  // −ln σ(b) is 1 − σ(b) to nine digits where that is below 10⁻⁹, and where σ(b) rounds to 1.
  const lost = sigmoid(-bias);
  return { gain, norm, bias, horizon: 1 + log(2) / (lost < 1e-9 ? lost : -log(sigmoid(bias))) };
}
