/** ONNX Runtime's training tests of LSTM: gates i, o, f, c stacked in rows, values printed with six digits. */
import { atanh, logit } from '../../src/engine/arithmetic/elementary.ts';
import { backThroughLstm } from '../../src/engine/derivatives/lstm-bptt.ts';
import type { Gate, LstmTrace } from '../../src/engine/networks/lstm.ts';
import type { Pair } from './compare.ts';
import { type LstmWeights, lstmCase, rowsOf, runLstm } from './networks.ts';
import { onnxLstm } from './onnx.ts';

/** Sizes are those of the test: two steps, two sequences, two inputs. */
const [batch, m] = [2, 2];
const print = { digits: 6 } as const;

interface Given {
  readonly X: readonly number[];
  readonly W: readonly number[];
  readonly R: readonly number[];
  readonly B: readonly number[];
}

const weightsOf = ({ W, R, B }: Given): LstmWeights => onnxLstm({ n: W.length / (4 * m), m, W, R, B });

/** The rows of one sequence of the batch; row t·batch + item is step t + 1 of it. */
const own = <V>(rows: readonly V[], item: number): V[] => rows.filter((_row, k) => k % batch === item);

export interface ForwardCase extends Given {
  readonly expect: { readonly H: readonly number[]; readonly C: readonly number[] };
}

export function runForward(given: ForwardCase): Pair[] {
  const weights = weightsOf(given);
  return Array.from({ length: batch }, (_, item): Pair[] => {
    const { h, c } = runLstm(weights, { x: own(rowsOf(given.X, m), item) });
    const wanted = (flat: readonly number[]) => own(rowsOf(flat, weights.n), item).flat();
    return [
      { got: h.slice(1).flat(), wanted: wanted(given.expect.H), print },
      { got: c.slice(1).flat(), wanted: wanted(given.expect.C), print },
    ];
  }).flat();
}

export interface BackwardCase extends Given {
  readonly H: readonly number[];
  readonly C: readonly number[];
  readonly iofc: readonly number[];
  readonly gradH: readonly number[];
  readonly expect: Readonly<Record<'dX' | 'dW' | 'dR' | 'dB', readonly number[]>>;
}

/**
 * The gates of the test are free numbers, not those of a forward pass, and so are the states: they are handed to our backward pass.
 * ∂/∂h_t is given, so the targets are h_t − gradH_t. One more input for each step, 1 at that step only and of weight 0, has ∂/∂z_t as
 * the gradient of its weights, and from it comes ∂/∂x_t = Σ_g V_gᵀ ∂/∂z^g_t.
 */
export function runBackward(given: BackwardCase): Pair[] {
  const weights = weightsOf(given);
  const { n } = weights;
  const [inputs, H, C, gradH] = [rowsOf(given.X, m), ...[given.H, given.C, given.gradH].map((flat) => rowsOf(flat, n))];
  const opened = rowsOf(given.iofc, 4 * n);
  const T = inputs.length / batch;
  const order: readonly Gate[] = ['i', 'o', 'f', 'c'];
  const sums = { W: new Float64Array(4 * n * m), R: new Float64Array(4 * n * n), B: new Float64Array(4 * n) };
  const dX = new Float64Array(given.X.length);
  for (let item = 0; item < batch; item++) {
    const [h, c] = [
      [new Array<number>(n).fill(0), ...own(H, item)],
      [new Array<number>(n).fill(0), ...own(C, item)],
    ];
    const steps = own(opened, item).map((flat, t): LstmTrace<number>['steps'][number] => {
      const [i, o, f, candidate] = rowsOf(flat, n);
      const z = { f: f.map(logit), i: i.map(logit), o: o.map(logit), c: candidate.map(atanh) };
      return { z, f, i, o, candidate, c: c[t + 1], h: h[t + 1] };
    });
    const x = own(inputs, item).map((row, t) => [...row, ...Array.from({ length: T }, (_, s) => (s === t ? 1 : 0))]);
    const padded = {
      ...weights,
      m: m + T,
      input: (gate: Gate) => (k: number, j: number) => (j < m ? weights.input(gate)(k, j) : 0),
    };
    const g = {
      ...lstmCase(padded, { x }),
      y: Float64Array.from(own(H, item).flat(), (value, k) => value - own(gradH, item).flat()[k]),
    };
    const { W, b } = backThroughLstm(g, { steps, h, c, E: [] }, () => 1);
    order.forEach((gate, block) => {
      for (let k = 0; k < n; k++) {
        const row = block * n + k;
        const at = k * (n + m + T);
        sums.B[row] += b[gate][k];
        for (let j = 0; j < n; j++) sums.R[row * n + j] += W[gate][at + j];
        for (let j = 0; j < m; j++) sums.W[row * m + j] += W[gate][at + n + j];
        for (let t = 0; t < T; t++)
          for (let j = 0; j < m; j++)
            dX[(t * batch + item) * m + j] += weights.input(gate)(k, j) * W[gate][at + n + m + t];
      }
    });
  }
  return [
    { got: dX, wanted: given.expect.dX, print },
    { got: sums.W, wanted: given.expect.dW, print },
    { got: sums.R, wanted: given.expect.dR, print },
    { got: [...sums.B, ...sums.B], wanted: given.expect.dB, print }, // their two biases are added, so they share the gradient
  ];
}
