/** NumPy's files: `.npy`, one array (format versions 1 to 3), and `.npz`, a zip of them. */
import { zipSync } from 'fflate';
import { FileError, type NumberType, numberTypes, readNumbers, sizeOf, type Tensor } from './tensor.ts';
import { unzip } from './zip.ts';

const magic = '\x93NUMPY';
const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** Throws FileError unless it holds real numbers in a type of `numberTypes`, all of them. */
export function readNpy(bytes: Uint8Array, name = ''): Tensor {
  const named = name && ` “${name}”`;
  const bad = (en: string, zh: string) => new FileError(`The .npy file${named} ${en}`, `.npy 文件${named}${zh}`);
  if (bytes.length < 12 || latin(bytes.subarray(0, 6)) !== magic)
    throw bad('does not begin with \\x93NUMPY.', '的开头不是 \\x93NUMPY。');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = bytes[6] > 1;
  const start = wide ? 12 : 10;
  const length = wide ? view.getUint32(8, true) : view.getUint16(8, true);
  if (length > 65536 || start + length > bytes.length)
    throw bad(
      `has a header of ${length} bytes; the file has ${bytes.length}.`,
      `的文件头有 ${length} 字节，文件只有 ${bytes.length} 字节。`,
    );
  const header = latin(bytes.subarray(start, start + length));
  const [descr, order, sizes] = [
    /'descr':\s*'([^']*)'/.exec(header)?.[1],
    /'fortran_order':\s*(True|False)/.exec(header)?.[1],
    /'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1],
  ];
  const type = descr?.slice(1);
  if (!descr || !order || sizes === undefined || !type || !Object.hasOwn(numberTypes, type) || type === 'bf')
    throw bad(
      `holds the type ${descr?.slice(0, 20) ?? '?'}; needed float16, float32, float64, int32 or int64 (f2, f4, f8, i4, i8).`,
      `的类型是 ${descr?.slice(0, 20) ?? '?'}；需要 float16、float32、float64、int32 或 int64（f2、f4、f8、i4、i8）。`,
    );
  const shape = sizes
    .split(',')
    .filter((size) => size.trim() !== '')
    .map(Number);
  const count = sizeOf(shape, name);
  const body = bytes.subarray(start + length);
  const needed = count * numberTypes[type as NumberType].bytes;
  if (body.length < needed)
    throw bad(
      `has ${body.length} bytes of numbers; the shape [${shape}] needs ${needed}.`,
      `只有 ${body.length} 字节的数据；形状 [${shape}] 需要 ${needed} 字节。`,
    );
  const data = readNumbers(type as NumberType, body, count, descr[0] !== '>');
  return { name, shape, data: order === 'True' ? rowMajor(data, shape) : data };
}

/** From Fortran's order, in which the first index runs fastest. */
function rowMajor(data: Float64Array, shape: readonly number[]): Float64Array {
  const strides = shape.map((_, at) => shape.slice(0, at).reduce((product, size) => product * size, 1));
  return data.map((_, k) => {
    let [rest, from] = [k, 0];
    for (let at = shape.length - 1; at >= 0; at--) {
      from += (rest % shape[at]) * strides[at];
      rest = Math.floor(rest / shape[at]);
    }
    return data[from];
  });
}

/** The arrays of a zip. */
export const readNpz = (bytes: Uint8Array): Tensor[] =>
  Object.entries(unzip(bytes, /\.npy$/)).map(([file, content]) => readNpy(content, file.slice(0, -'.npy'.length)));

/** float64, little-endian, row-major, version 1.0. */
export function writeNpy({ shape, data }: Omit<Tensor, 'name'>): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const header = `{'descr': '<f8', 'fortran_order': False, 'shape': (${sizes}), }`;
  // The numbers begin at a multiple of 64 bytes, after a line break.
  const padded = `${header.padEnd(Math.ceil((header.length + 11) / 64) * 64 - 11)}\n`;
  const start = 10 + padded.length;
  const bytes = new Uint8Array(start + 8 * data.length);
  const view = new DataView(bytes.buffer);
  for (let k = 0; k < magic.length; k++) bytes[k] = magic.charCodeAt(k);
  bytes[6] = 1;
  view.setUint16(8, padded.length, true);
  for (let k = 0; k < padded.length; k++) bytes[10 + k] = padded.charCodeAt(k);
  for (let k = 0; k < data.length; k++) view.setFloat64(start + 8 * k, data[k], true);
  return bytes;
}

/** Stored, not deflated, with a fixed date: the same arrays give the same bytes. */
export const writeNpz = (tensors: readonly Tensor[]): Uint8Array =>
  zipSync(Object.fromEntries(tensors.map((one) => [`${one.name}.npy`, writeNpy(one)])), {
    level: 0,
    mtime: '1980-01-01T12:00:00',
  });
