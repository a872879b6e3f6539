/** Named arrays of numbers, as files of several kinds hold them, and what readers say of a file that they cannot use. */
import { type Words, words } from '../proof/words.ts';

export interface Tensor {
  /** Empty where a file gives none. */
  readonly name: string;
  /** Empty for a single number. */
  readonly shape: readonly number[];
  /** Row-major: the last index runs fastest. */
  readonly data: Float64Array;
}

/** What is wrong with a reader's file: said to the reader, in both languages. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly says: Words;
  constructor(en: string, zh: string) {
    super(en);
    this.says = words(en, zh);
  }
}

/** Numbers in all arrays of a file, at most: 64 MB as float64. An LSTM of 512 units with as many inputs has 2.1 million. */
export const mostNumbers = 8_000_000;

/** The number of entries. Throws FileError on sizes that are no whole numbers, or on more than `mostNumbers`. */
export function sizeOf(shape: readonly number[], name = ''): number {
  const named = name && ` “${name}”`;
  if (shape.length > 8 || !shape.every((size) => Number.isSafeInteger(size) && size >= 0))
    throw new FileError(
      `The array${named} has the shape [${shape.slice(0, 9)}]; needed at most 8 whole sizes ≥ 0.`,
      `数组${named}的形状是 [${shape.slice(0, 9)}]；至多 8 个维度，各为非负整数。`,
    );
  const size = shape.reduce((product, one) => product * one, 1);
  if (size > mostNumbers)
    throw new FileError(
      `The array${named} has ${size} numbers; this page takes at most ${mostNumbers}.`,
      `数组${named}有 ${size} 个数；本页至多接受 ${mostNumbers} 个。`,
    );
  return size;
}

/** Bytes of one number, and how it is read, for the types that networks are stored in. */
export const numberTypes = {
  f2: { bytes: 2, read: (v: DataView, at: number, little: boolean) => half(v.getUint16(at, little)) },
  f4: { bytes: 4, read: (v: DataView, at: number, little: boolean) => v.getFloat32(at, little) },
  f8: { bytes: 8, read: (v: DataView, at: number, little: boolean) => v.getFloat64(at, little) },
  i4: { bytes: 4, read: (v: DataView, at: number, little: boolean) => v.getInt32(at, little) },
  i8: { bytes: 8, read: (v: DataView, at: number, little: boolean) => Number(v.getBigInt64(at, little)) },
  /** bfloat16: the upper half of a float32. */
  bf: { bytes: 2, read: (v: DataView, at: number, little: boolean) => upper(v.getUint16(at, little)) },
} as const;
export type NumberType = keyof typeof numberTypes;

const scratch = new DataView(new ArrayBuffer(4));
function upper(bits: number): number {
  scratch.setUint32(0, bits * 65536);
  return scratch.getFloat32(0);
}
function half(bits: number): number {
  const [sign, exponent, fraction] = [bits & 0x8000 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  if (exponent === 0) return (sign * fraction) / 16777216;
  // 2^(exponent − 25), exactly: a float32 with that exponent and no fraction.
  scratch.setUint32(0, (exponent + 102) << 23);
  return sign * (1024 + fraction) * scratch.getFloat32(0);
}

/** `count` numbers of one type from `bytes`, which must hold them all. */
export function readNumbers(type: NumberType, bytes: Uint8Array, count: number, little = true): Float64Array {
  const { bytes: width, read } = numberTypes[type];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const data = new Float64Array(count);
  for (let k = 0; k < count; k++) data[k] = read(view, k * width, little);
  return data;
}

/** “name [2, 3]” of each array, for messages; the first twelve. */
export function inventory(tensors: readonly Tensor[]): string {
  const list = tensors.slice(0, 12).map(({ name, shape }) => `${name.slice(0, 60) || '?'} [${shape.join(', ')}]`);
  return list.join('; ') + (tensors.length > 12 ? '; …' : '') || '–';
}
