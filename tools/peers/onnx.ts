/** ONNX node tests of LSTM, RNN, GRU, Sigmoid and Tanh; one direction, gates i, o, f, c stacked in rows. */
import { sigmoid, tanh } from '../../src/engine/arithmetic/elementary.ts';
import type { Gate } from '../../src/engine/networks/lstm.ts';
import type { Pair } from './compare.ts';
import { type Golden, type LstmWeights, rowsOf, runLstm, runRnn } from './networks.ts';

interface Tensor {
  readonly dims: readonly number[];
  readonly data: readonly number[];
}

export interface NodeTest {
  readonly test: string;
  readonly node: { readonly op: string; readonly attributes: Readonly<Record<string, unknown>> };
  readonly inputs: Readonly<Record<string, Tensor>>;
  readonly outputs: Readonly<Record<string, Tensor>>;
}

interface Stacked {
  readonly n: number;
  readonly m: number;
  readonly W: readonly number[];
  readonly R: readonly number[];
  /** The biases of W and then those of R. */
  readonly B: readonly number[];
}

const block: Readonly<Record<Gate, number>> = { i: 0, o: 1, f: 2, c: 3 };

export function onnxLstm({ n, m, W, R, B }: Stacked): LstmWeights {
  const row = (gate: Gate, k: number) => block[gate] * n + k;
  return {
    n,
    m,
    recurrent: (gate) => (k, j) => R[row(gate, k) * n + j],
    input: (gate) => (k, j) => W[row(gate, k) * m + j],
    bias: (gate) => (k) => B[row(gate, k)] + B[4 * n + row(gate, k)],
  };
}

function need(tensors: Readonly<Record<string, Tensor>>, name: string, test: string): Tensor {
  const tensor = tensors[name];
  if (!tensor) throw new Error(`ONNX: ${test} has the tensors ${Object.keys(tensors).join(', ')}, needed ${name}`);
  return tensor;
}

/** X is time × batch × inputs, or batch × time × inputs with `layout` 1; Y has every state, Y_h the last. */
function runRecurrent({ test, node, inputs, outputs }: NodeTest): Pair[] {
  const X = need(inputs, 'X', test);
  const [first, second, m] = X.dims;
  const byItem = node.attributes.layout === 1;
  const [T, batch] = byItem ? [second, first] : [first, second];
  const n = need(inputs, 'R', test).dims[2];
  const gates = node.op === 'LSTM' ? 4 : 1;
  const stacked: Stacked = {
    n,
    m,
    W: need(inputs, 'W', test).data,
    R: need(inputs, 'R', test).data,
    B: inputs.B?.data ?? new Array(2 * gates * n).fill(0),
  };
  const rows = rowsOf(X.data, m);
  return Array.from({ length: batch }, (_, item): Pair[] => {
    const at = (t: number) => (byItem ? item * T + t : t * batch + item);
    const x = Array.from({ length: T }, (_row, t) => rows[at(t)]);
    const { W, R, B } = stacked;
    const states =
      node.op === 'LSTM'
        ? runLstm(onnxLstm(stacked), { x }).h
        : runRnn(
            {
              n,
              m,
              recurrent: (k, j) => R[k * n + j],
              input: (k, j) => W[k * m + j],
              bias: (k) => B[k] + B[n + k],
            },
            { x },
          );
    const last: Pair = { got: states[T], wanted: rowsOf(need(outputs, 'Y_h', test).data, n)[item], print: 'float32' };
    if (!outputs.Y) return [last];
    const every = rowsOf(outputs.Y.data, n);
    const wanted = Array.from({ length: T }, (_row, t) => every[at(t)]).flat();
    return [last, { got: states.slice(1).flat(), wanted, print: 'float32' }];
  }).flat();
}

const elementwise: Readonly<Record<string, (x: number) => number>> = { Sigmoid: sigmoid, Tanh: tanh };
/** What the tests may give or set; anything else would go unheeded. */
const understood = ['X', 'W', 'R', 'B', 'x', 'hidden_size', 'layout'];

export function onnxGolden(given: NodeTest): Golden {
  const { test, node, inputs, outputs } = given;
  const project = 'onnx/onnx';
  if (node.op === 'GRU') return { project, test, run: 'gru' };
  if ('P' in inputs) return { project, test, run: 'peepholes' };
  const odd = [...Object.keys(inputs), ...Object.keys(node.attributes)].find((name) => !understood.includes(name));
  if (odd) throw new Error(`ONNX: ${test} has ${odd}, needed only ${understood.join(', ')}`);
  if (node.op === 'LSTM' || node.op === 'RNN') return { project, test, run: () => runRecurrent(given) };
  const f = elementwise[node.op];
  if (!f) throw new Error(`ONNX: ${test} is of ${node.op}, needed LSTM, RNN, GRU, Sigmoid or Tanh`);
  return {
    project,
    test,
    run: () => [{ got: need(inputs, 'x', test).data.map(f), wanted: need(outputs, 'y', test).data, print: 'float32' }],
  };
}
