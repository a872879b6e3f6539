/** Reads a file by what it begins with, whatever it is called. */
import { readNpy, readNpz } from './npy.ts';
import { type Onnx, readOnnx } from './onnx.ts';
import { readSafetensors } from './safetensors.ts';
import { FileError } from './tensor.ts';
import { readCsv, readJson } from './text.ts';

/** Bytes of a file, at most. */
const mostBytes = 100_000_000;

export interface Contents extends Onnx {
  readonly kind: 'npy' | 'npz' | 'safetensors' | 'onnx' | 'json' | 'csv';
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
  if (begins(bytes, [0x50, 0x4b])) return { kind: 'npz', nodes, tensors: readNpz(bytes) };
  if (begins(bytes, [0x89, 0x48, 0x44, 0x46]))
    throw new FileError(
      'The file is HDF5, as Keras writes it, which this page cannot read; save the weights with numpy.savez, or export to ONNX.',
      '这是 Keras 所用的 HDF5 文件，本页无法读取；请用 numpy.savez 保存权重，或导出为 ONNX。',
    );
  // A safetensors file has “{” after its eight bytes of length.
  if (bytes.length > 9 && bytes[8] === 0x7b && bytes[6] === 0 && bytes[7] === 0)
    return { kind: 'safetensors', nodes, tensors: readSafetensors(bytes) };
  const text = textOf(bytes);
  if (text === undefined) return { kind: 'onnx', ...readOnnx(bytes) };
  return /^\s*[[{]/.test(text)
    ? { kind: 'json', nodes, tensors: readJson(text) }
    : { kind: 'csv', nodes, tensors: [readCsv(text)] };
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
