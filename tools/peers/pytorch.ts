/** PyTorch's C++ test of LSTM values: gates i, f, g, o stacked in rows, two biases, values printed with four decimals. */
import type { Gate } from '../../src/engine/networks/lstm.ts';
import type { Pair } from './compare.ts';
import { rowsOf, runLstm } from './networks.ts';

export interface PytorchCase {
  readonly w_ih: readonly number[];
  readonly w_hh: readonly number[];
  readonly b_ih: readonly number[];
  readonly b_hh: readonly number[];
  readonly x: readonly number[];
  /** time, batch, features */
  readonly shape: readonly [number, number, number];
  readonly units: number;
  readonly expect: { readonly out: readonly number[]; readonly c_T: readonly number[] };
}

const block: Readonly<Record<Gate, number>> = { i: 0, f: 1, c: 2, o: 3 };

export function runPytorch({ w_ih, w_hh, b_ih, b_hh, x, shape: [T, batch, m], units: n, expect }: PytorchCase): Pair[] {
  const row = (gate: Gate, k: number) => block[gate] * n + k;
  const weights = {
    n,
    m,
    recurrent: (gate: Gate) => (k: number, j: number) => w_hh[row(gate, k) * n + j],
    input: (gate: Gate) => (k: number, j: number) => w_ih[row(gate, k) * m + j],
    bias: (gate: Gate) => (k: number) => b_ih[row(gate, k)] + b_hh[row(gate, k)],
  };
  const [inputs, outputs, cells] = [rowsOf(x, m), rowsOf(expect.out, n), rowsOf(expect.c_T, n)];
  return Array.from({ length: batch }, (_, item): Pair[] => {
    const of = <V>(rows: readonly V[]) => rows.filter((_row, k) => k % batch === item);
    const { h, c } = runLstm(weights, { x: of(inputs) });
    return [
      { got: h.slice(1).flat(), wanted: of(outputs).flat(), print: { decimals: 4 } },
      { got: c[T], wanted: cells[item], print: { decimals: 4 } },
    ];
  }).flat();
}
