/** Reads a file by what it begins with, whatever it is called. */
import { type KerasActivation, kerasActivation, readHdf5 } from './hdf5.ts';
import { readNpy, readNpz } from './npy.ts';
import { type Onnx, readOnnx } from './onnx.ts';
import { readSafetensors } from './safetensors.ts';
import { FileError } from './tensor.ts';
import { readCsv, readJson } from './text.ts';
import { unzip } from './zip.ts';

/** Bytes of a file, at most. */
const mostBytes = 100_000_000;

export interface Contents extends Onnx {
  readonly kind: 'npy' | 'npz' | 'safetensors' | 'onnx' | 'hdf5' | 'json' | 'csv';
  /** Of the RNNs in it, where the file tells it apart from its nodes. */
  readonly phi?: KerasActivation;
}

const begins = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, k) => bytes[k] === byte);

export function readFile(bytes: Uint8Array): Contents {
  if (bytes.length === 0) throw new FileError('The file is empty.', '文件是空的。');
  if (bytes.length > mostBytes)
    throw new FileError(
      `The file has ${bytes.length} bytes; this page takes at most ${mostBytes}.`,
      `文件有 ${bytes.length} 字节；本页至多接受 ${mostBytes} 字节。`,
    );
  const nodes: Onnx['nodes'] = [];
  if (begins(bytes, [0x93, 0x4e, 0x55, 0x4d])) return { kind: 'npy', nodes, tensors: [readNpy(bytes)] };
  if (begins(bytes, [0x50, 0x4b])) return readZip(bytes);
  if (begins(bytes, [0x89, 0x48, 0x44, 0x46])) return { kind: 'hdf5', nodes, tensors: readHdf5(bytes) };
  // A safetensors file has “{” after its eight bytes of length.
  if (bytes.length > 9 && bytes[8] === 0x7b && bytes[6] === 0 && bytes[7] === 0)
    return { kind: 'safetensors', nodes, tensors: readSafetensors(bytes) };
  const text = textOf(bytes);
  if (text === undefined) return { kind: 'onnx', ...readOnnx(bytes) };
  return /^\s*[[{]/.test(text)
    ? { kind: 'json', nodes, tensors: readJson(text) }
    : { kind: 'csv', nodes, tensors: [readCsv(text)] };
}

/** A `.keras` file, or else an `.npz`. */
function readZip(bytes: Uint8Array): Contents {
  const { 'model.weights.h5': weights, 'config.json': config } = unzip(bytes, /^(model\.weights\.h5|config\.json)$/);
  if (!weights) return { kind: 'npz', nodes: [], tensors: readNpz(bytes) };
  const phi = config && kerasActivation(new TextDecoder().decode(config));
  return { kind: 'hdf5', nodes: [], tensors: readHdf5(weights), ...(phi && { phi }) };
}

/** The bytes as text, unless they hold what no text holds. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they tell binary files from texts
    return /[\x00-\x08\x0e-\x1f]/.test(text.slice(0, 1000)) ? undefined : text;
  } catch {
    return undefined;
  }
}
