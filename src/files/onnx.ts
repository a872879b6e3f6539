/**
 * The few fields of an ONNX model that a recurrent layer needs: its RNN, LSTM and GRU nodes with their attributes, and the
 * numbers that they read. The wire format is protocol buffers, of which these are five messages and ten fields: a library would be
 * ten times this file, and would build every other message as well. Field numbers are those of onnx.proto3.
 */
import { FileError, type NumberType, numberTypes, readNumbers, sizeOf, type Tensor } from './tensor.ts';

interface OnnxNode {
  /** `LSTM`, `RNN` or `GRU` */
  readonly op: string;
  readonly name: string;
  /** Names, empty where an input is left out. For a recurrent layer X, W, R, B, sequence_lens, initial_h, … */
  readonly inputs: readonly string[];
  readonly direction: string;
  /** Of an RNN or LSTM, by direction; empty for the standard's own. */
  readonly activations: readonly string[];
  /** 1 where input and forget gate are coupled. */
  readonly coupled: number;
}

export interface Onnx {
  readonly nodes: readonly OnnxNode[];
  readonly tensors: readonly Tensor[];
}

const broken = () =>
  new FileError('The ONNX file is broken off, or no ONNX file.', 'ONNX 文件不完整，或者不是 ONNX 文件。');

type Field = { readonly number: number; readonly value: number; readonly bytes?: Uint8Array };

/** The fields of a message: varints by value, the rest by bytes. */
function* fieldsOf(bytes: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let [value, scale] = [0, 1];
    for (let k = 0; k < 10; k++) {
      if (at >= bytes.length) throw broken();
      const byte = bytes[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
    throw broken();
  };
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw broken();
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const key = varint();
    const number = Math.floor(key / 8);
    const kind = key % 8;
    if (kind === 0) yield { number, value: varint() };
    else if (kind === 1) yield { number, value: 0, bytes: take(8) };
    else if (kind === 2) yield { number, value: 0, bytes: take(varint()) };
    else if (kind === 5) yield { number, value: 0, bytes: take(4) };
    else throw broken();
  }
}

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes?.subarray(0, 1000));
const types: Readonly<Record<number, NumberType>> = { 1: 'f4', 10: 'f2', 11: 'f8', 16: 'bf' };

/** TensorProto: dims 1, data_type 2, float_data 4, name 8, raw_data 9, double_data 10, data_location 14. */
function tensorOf(bytes: Uint8Array): Tensor | undefined {
  const shape: number[] = [];
  let [type, name, outside]: [NumberType | undefined, string, boolean] = [undefined, '', false];
  let raw: Uint8Array | undefined;
  for (const { number, value, bytes: part } of fieldsOf(bytes)) {
    if (number === 1) shape.push(...(part ? packed(part) : [value]));
    if (number === 2) type = types[value];
    if (number === 8) name = text(part);
    if (part && (number === 9 || number === 4 || number === 10)) raw = part;
    if (number === 14) outside = value === 1;
  }
  if (!type) return undefined;
  if (outside)
    throw new FileError(
      `“${name}” has its numbers in another file; needed a model in one file.`,
      `“${name}”的数据在另一个文件里；需要单个文件的模型。`,
    );
  const count = sizeOf(shape, name);
  if (!raw || raw.length !== count * numberTypes[type].bytes)
    throw new FileError(
      `“${name}” has ${raw?.length ?? 0} bytes; its shape [${shape}] needs ${count * numberTypes[type].bytes}.`,
      `“${name}”有 ${raw?.length ?? 0} 字节；形状 [${shape}] 需要 ${count * numberTypes[type].bytes} 字节。`,
    );
  return { name, shape, data: readNumbers(type, raw, count) };
}

/** Whole numbers in a row, without keys; at most nine are read. */
function packed(bytes: Uint8Array): number[] {
  const values: number[] = [];
  let [value, scale] = [0, 1];
  for (const byte of bytes.subarray(0, 90)) {
    value += (byte & 127) * scale;
    scale *= 128;
    if (byte >= 128) continue;
    values.push(value);
    [value, scale] = [0, 1];
  }
  return values;
}

/** NodeProto: input 1, output 2, name 3, op_type 4, attribute 5. AttributeProto: name 1, i 3, s 4, t 5, strings 9. */
function nodeOf(bytes: Uint8Array): { node: OnnxNode; constant: Tensor | undefined } {
  const inputs: string[] = [];
  const activations: string[] = [];
  let [name, op, output, direction, coupled] = ['', '', '', 'forward', 0];
  let constant: Tensor | undefined;
  for (const { number, bytes: part } of fieldsOf(bytes)) {
    if (number === 1) inputs.push(text(part));
    if (number === 2) output = text(part);
    if (number === 3) name = text(part);
    if (number === 4) op = text(part);
    if (number !== 5 || !part) continue;
    const attribute = [...fieldsOf(part)];
    const called = text(attribute.find((one) => one.number === 1)?.bytes);
    if (called === 'direction') direction = text(attribute.find((one) => one.number === 4)?.bytes);
    if (called === 'input_forget') coupled = attribute.find((one) => one.number === 3)?.value ?? 0;
    if (called === 'activations')
      activations.push(...attribute.filter((one) => one.number === 9).map((one) => text(one.bytes)));
    const held = called === 'value' && attribute.find((one) => one.number === 5)?.bytes;
    if (held) constant = tensorOf(held);
  }
  const named = op === 'Constant' && constant ? { ...constant, name: output } : undefined;
  return { node: { op, name, inputs, direction, activations, coupled }, constant: named };
}

/** ModelProto: graph 7. GraphProto: node 1, initializer 5. Throws FileError on anything else. */
export function readOnnx(bytes: Uint8Array): Onnx {
  const graph = [...fieldsOf(bytes)].find((one) => one.number === 7)?.bytes;
  if (!graph) throw broken();
  const nodes: OnnxNode[] = [];
  const tensors: Tensor[] = [];
  for (const { number, bytes: part } of fieldsOf(graph)) {
    if (number === 5 && part) {
      const tensor = tensorOf(part);
      if (tensor) tensors.push(tensor);
    }
    if (number !== 1 || !part) continue;
    const { node, constant } = nodeOf(part);
    if (['LSTM', 'RNN', 'GRU'].includes(node.op)) nodes.push(node);
    if (constant) tensors.push(constant);
  }
  return { nodes, tensors };
}
