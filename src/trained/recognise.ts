/** Finds recurrent layers among the arrays of a file: PyTorch's and Keras's names, and the nodes of an ONNX model. */
import type { Activation } from '../engine/networks/rnn.ts';
import type { Contents } from '../files/read.ts';
import { FileError, inventory, type Tensor } from '../files/tensor.ts';
import { type Convention, layoutOf } from '../vectors/conventions.ts';
import { type VectorNet, weightPlaces } from '../vectors/net.ts';

export interface Layer {
  /** As the file calls it. */
  readonly name: string;
  readonly kind: VectorNet['kind'];
  /** Of an RNN, where the file tells it. */
  readonly phi?: Activation;
  readonly n: number;
  readonly m: number;
  readonly convention: Exclude<Convention, 'site'>;
  /** By the names of the convention's layout. */
  readonly arrays: Readonly<Record<string, Tensor>>;
}

/** Units and inputs, at most. */
const mostUnits = 512;

const refuse = (en: string, zh: string): never => {
  throw new FileError(en, zh);
};
const shaped = ({ name, shape }: Tensor) => `“${name}” [${shape.join(', ')}]`;

/** Throws FileError that says which arrays were found, and which are needed. */
export function recognise({ kind, nodes, tensors, phi }: Contents): Layer[] {
  const layers = kind === 'onnx' ? nodes.flatMap((node) => onnxLayers(node, tensors)) : namedLayers(tensors, phi);
  if (layers.length === 0)
    refuse(
      `No recurrent layer was found. Found: ${inventory(tensors)}. Needed: weight_ih_l0 and weight_hh_l0 (PyTorch), kernel and recurrent_kernel (Keras), or an ONNX node LSTM or RNN.`,
      `没有找到循环层。找到：${inventory(tensors)}。需要：weight_ih_l0 与 weight_hh_l0（PyTorch）、kernel 与 recurrent_kernel（Keras），或 ONNX 的 LSTM、RNN 节点。`,
    );
  return layers;
}

/** The kind and sizes by the two matrices: rows = 4n for an LSTM, n for an RNN. */
function layer(
  name: string,
  convention: Layer['convention'],
  arrays: Layer['arrays'],
  [inner, rowsAt, unitsAt]: readonly [Tensor, number, number],
  [outer, inputsAt]: readonly [Tensor, number],
): Layer {
  const [rows, n] = [inner.shape[rowsAt], inner.shape[unitsAt]];
  const m = outer.shape[inputsAt];
  if (rows === 3 * n)
    refuse(
      `${shaped(inner)} is that of a GRU; needed an LSTM or an RNN.`,
      `${shaped(inner)}属于 GRU；需要 LSTM 或 RNN。`,
    );
  if (!(n >= 1 && m >= 1) || (rows !== 4 * n && rows !== n))
    refuse(
      `${shaped(inner)} is no square matrix for each gate; needed 4n × n (LSTM) or n × n (RNN).`,
      `${shaped(inner)}不是每个门一个方阵；需要 4n × n（LSTM）或 n × n（RNN）。`,
    );
  if (n > mostUnits || m > mostUnits)
    refuse(
      `The layer has ${n} units and ${m} inputs; this page takes at most ${mostUnits} of each.`,
      `该层有 ${n} 个单元、${m} 个输入；本页各至多接受 ${mostUnits} 个。`,
    );
  const kind = rows === n ? 'rnn' : 'lstm';
  const known = layoutOf(convention, { kind, n, m, T: 1 }).filter(({ weight }) => weight);
  for (const { name: part, shape } of known) {
    const found = arrays[part];
    if (found && found.shape.join() !== shape.join())
      refuse(
        `${shaped(found)} does not fit ${shaped(inner)}; needed [${shape.join(', ')}].`,
        `${shaped(found)}与${shaped(inner)}不匹配；需要 [${shape.join(', ')}]。`,
      );
  }
  return { name, kind, n, m, convention, arrays };
}

const styles = [
  {
    convention: 'pytorch',
    inner: /^(.*?)weight_hh(?:_l\d+)?(?:_reverse)?$/,
    names: (hh: string) => ({
      weight_ih_l0: hh.replace('weight_hh', 'weight_ih'),
      weight_hh_l0: hh,
      bias_ih_l0: hh.replace('weight_hh', 'bias_ih'),
      bias_hh_l0: hh.replace('weight_hh', 'bias_hh'),
    }),
    ends: [0, 1, 1],
  },
  {
    convention: 'keras',
    inner: /^(.*?)recurrent_kernel(?::0)?$/,
    names: (inner: string) => ({
      kernel: inner.replace('recurrent_kernel', 'kernel'),
      recurrent_kernel: inner,
      bias: inner.replace('recurrent_kernel', 'bias'),
    }),
    ends: [1, 0, 0],
  },
  {
    // Keras 3 numbers the weights of a cell.
    convention: 'keras',
    inner: /^(.*)cell\/vars\/1$/,
    names: (inner: string) => ({
      kernel: inner.replace(/1$/, '0'),
      recurrent_kernel: inner,
      bias: inner.replace(/1$/, '2'),
    }),
    ends: [1, 0, 0],
  },
] as const;

function namedLayers(tensors: readonly Tensor[], phi?: Activation): Layer[] {
  const byName = new Map(tensors.map((one) => [one.name, one]));
  return tensors.flatMap((inner) => {
    const style = styles.find((one) => one.inner.test(inner.name) && !inner.name.startsWith('grad'));
    if (!style) return [];
    const names: Readonly<Record<string, string>> = style.names(inner.name);
    const arrays = Object.fromEntries(
      Object.entries(names).flatMap(([part, name]) => {
        const found = byName.get(name);
        return found ? [[part, found]] : [];
      }),
    );
    const outerName = names[style.convention === 'pytorch' ? 'weight_ih_l0' : 'kernel'];
    const outer = byName.get(outerName);
    if (!outer)
      return refuse(
        `Found ${shaped(inner)}, but no “${outerName}”, which is needed with it.`,
        `找到${shaped(inner)}，但缺少与之配套的“${outerName}”。`,
      );
    const [rowsAt, unitsAt, inputsAt] = style.ends;
    const found = layer(inner.name, style.convention, arrays, [inner, rowsAt, unitsAt], [outer, inputsAt]);
    return [phi && found.kind === 'rnn' ? { ...found, phi } : found];
  });
}

const onnxActivations: Readonly<Record<string, Activation>> = { tanh: 'tanh', sigmoid: 'sigmoid' };

/** A layer for each direction of a node; input and recurrent matrices are its inputs 1 and 2, the biases 3, peepholes 7. */
function onnxLayers(node: Contents['nodes'][number], tensors: readonly Tensor[]): Layer[] {
  const called = node.name || node.op;
  if (node.op === 'GRU')
    refuse(`“${called}” is a GRU; needed an LSTM or an RNN.`, `“${called}”是 GRU；需要 LSTM 或 RNN。`);
  if (node.coupled === 1 || node.inputs[7])
    refuse(
      `“${called}” couples its gates or has peepholes; needed an LSTM without either.`,
      `“${called}”的门有耦合或带窥视孔；需要没有这两者的 LSTM。`,
    );
  const [W, R, B] = [1, 2, 3].map((at) => tensors.find(({ name }) => name !== '' && name === node.inputs[at]));
  if (!W || !R || W.shape.length !== 3 || R.shape.length !== 3)
    return refuse(
      `“${called}” reads its weights from “${node.inputs[1]}” and “${node.inputs[2]}”; needed both in the file, with three sizes each. Found: ${inventory(tensors)}.`,
      `“${called}”的权重来自“${node.inputs[1]}”与“${node.inputs[2]}”；两者都须在文件中，且各有三个维度。找到：${inventory(tensors)}。`,
    );
  const directions = node.direction === 'bidirectional' ? ['forward', 'reverse'] : [node.direction];
  const each = node.op === 'LSTM' ? ['sigmoid', 'tanh', 'tanh'] : ['tanh'];
  return directions.map((direction, at) => {
    const given = node.activations.slice(at * each.length, (at + 1) * each.length).map((one) => one.toLowerCase());
    const used = given.length > 0 ? given : each;
    const phi = onnxActivations[used[0]];
    if (node.op === 'LSTM' ? used.join() !== each.join() : !phi)
      refuse(
        `“${called}” has the activations ${used.join(', ')}; needed ${node.op === 'LSTM' ? each.join(', ') : 'tanh or sigmoid'}.`,
        `“${called}”的激活函数是 ${used.join('、')}；需要 ${node.op === 'LSTM' ? each.join('、') : 'tanh 或 sigmoid'}。`,
      );
    const slice = (one: Tensor): Tensor => {
      const size = one.data.length / one.shape[0];
      return { name: one.name, shape: [1, ...one.shape.slice(1)], data: one.data.subarray(at * size, (at + 1) * size) };
    };
    const [w, r] = [slice(W), slice(R)];
    const arrays = { W: w, R: r, ...(B && { B: slice(B) }) };
    const name = directions.length > 1 ? `${called}, ${direction}` : called;
    const found = layer(name, 'onnx', arrays, [r, 1, 2], [w, 2]);
    return node.op === 'RNN' ? { ...found, phi } : found;
  });
}

/** The layer with a sequence: h_0 and c_0 are 0. x is T × m, y T × n. */
export function netOf(layer: Layer, phi: Activation, x: Float64Array, y: Float64Array): VectorNet {
  const { kind, n, m, convention, arrays } = layer;
  const sizes = { kind, n, m, T: x.length / m };
  const at = weightPlaces(sizes);
  const flat = new Float64Array(at.count);
  // Sizes of weights do not depend on T, and the places of weights come first.
  for (const { name, from, weight } of layoutOf(convention, { ...sizes, T: 1 }))
    if (weight && arrays[name]) for (let k = 0; k < from.length; k++) flat[from[k]] += arrays[name].data[k];
  flat.set(x, at.x);
  return { ...sizes, phi: layer.phi ?? phi, flat, y };
}
