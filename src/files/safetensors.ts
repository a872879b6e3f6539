/** The safetensors format: eight bytes with the length of a JSON header, the header, the numbers. */
import { FileError, type NumberType, numberTypes, readNumbers, sizeOf, type Tensor } from './tensor.ts';

const types: Readonly<Record<string, NumberType>> = {
  F16: 'f2',
  F32: 'f4',
  F64: 'f8',
  BF16: 'bf',
  I32: 'i4',
  I64: 'i8',
};
const bad = (en: string, zh: string) => new FileError(`The safetensors file ${en}`, `safetensors 文件${zh}`);

/** Arrays of other types than `types` are left out. Throws FileError where the header or an offset is wrong. */
export function readSafetensors(bytes: Uint8Array): Tensor[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length < 8 ? 0 : Number(view.getBigUint64(0, true));
  if (length < 2 || length > 10_000_000 || 8 + length > bytes.length)
    throw bad(
      `states a header of ${length} bytes; it has ${bytes.length} bytes in all.`,
      `声明的文件头有 ${length} 字节；整个文件有 ${bytes.length} 字节。`,
    );
  let header: Record<string, { dtype?: unknown; shape?: unknown; data_offsets?: unknown }>;
  try {
    header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  } catch {
    throw bad('has a header that is no JSON.', '的文件头不是 JSON。');
  }
  if (typeof header !== 'object' || header === null) throw bad('has a header that is no object.', '的文件头不是对象。');
  const body = bytes.subarray(8 + length);
  return Object.entries(header).flatMap(([name, entry]) => {
    if (name === '__metadata__') return [];
    const { dtype, shape, data_offsets: offsets } = entry ?? {};
    if (!Array.isArray(shape) || !Array.isArray(offsets) || typeof dtype !== 'string')
      throw bad(
        `does not say type, shape and place of “${name.slice(0, 60)}”.`,
        `没有写明“${name.slice(0, 60)}”的类型、形状和位置。`,
      );
    const type = types[dtype];
    if (!type) return [];
    const count = sizeOf(shape, name);
    const [from, to] = offsets as [unknown, unknown];
    const needed = count * numberTypes[type].bytes;
    if (!Number.isSafeInteger(from) || (from as number) < 0 || to !== (from as number) + needed || to > body.length)
      throw bad(
        `puts “${name.slice(0, 60)}” at bytes ${String(from).slice(0, 20)} to ${String(to).slice(0, 20)} of ${body.length}; its shape [${shape}] needs ${needed}.`,
        `把“${name.slice(0, 60)}”放在第 ${String(from).slice(0, 20)} 至 ${String(to).slice(0, 20)} 字节（共 ${body.length}）；形状 [${shape}] 需要 ${needed} 字节。`,
      );
    return [{ name, shape, data: readNumbers(type, body.subarray(from as number, to), count) }];
  });
}

/** float32, as PyTorch writes a model. */
export function writeSafetensors(tensors: readonly Tensor[]): Uint8Array {
  let at = 0;
  const entries = tensors.map(({ name, shape, data }) => {
    const from = at;
    at += 4 * data.length;
    return [name, { dtype: 'F32', shape, data_offsets: [from, at] }] as const;
  });
  const text = JSON.stringify(Object.fromEntries(entries));
  const header = new TextEncoder().encode(text.padEnd(Math.ceil(text.length / 8) * 8));
  const bytes = new Uint8Array(8 + header.length + at);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, 8);
  let place = 8 + header.length;
  for (const { data } of tensors)
    for (const number of data) {
      view.setFloat32(place, number, true);
      place += 4;
    }
  return bytes;
}
