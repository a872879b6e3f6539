import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readNpy, readNpz, writeNpy, writeNpz } from './npy.ts';
import { readFile } from './read.ts';
import { readSafetensors, writeSafetensors } from './safetensors.ts';
import { FileError } from './tensor.ts';
import { readCsv, readJson } from './text.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const npy = (header: string, body: readonly number[] = []) => {
  const padded = `${header}\n`;
  return Uint8Array.from([...bytesOf('\x93NUMPY\x01\x00'), padded.length, 0, ...bytesOf(padded), ...body]);
};
const matrix = { name: 'a', shape: [2, 3], data: Float64Array.of(1, 2, 3, -0.1, 1e300, Number.MIN_VALUE) };

describe('what is written reads back', () => {
  it('as npy and npz', () => {
    expect(readNpy(writeNpy(matrix), 'a')).toEqual(matrix);
    expect(readNpy(writeNpy({ shape: [], data: Float64Array.of(7) }))).toEqual({
      name: '',
      shape: [],
      data: Float64Array.of(7),
    });
    const list = [matrix, { name: 'b.c', shape: [1], data: Float64Array.of(2) }];
    expect(readNpz(writeNpz(list))).toEqual(list);
    expect(writeNpz(list)).toEqual(writeNpz(list));
  });
  it('as safetensors', () => {
    const small = { ...matrix, data: Float64Array.of(1, 2, 3, -0.5, 4, 5) };
    expect(readSafetensors(writeSafetensors([small]))).toEqual([small]);
  });
});

it('reads other types and Fortran’s order', () => {
  const half = npy("{'descr': '<f2', 'fortran_order': True, 'shape': (2, 2), }", [0, 0x3c, 0, 0xc0, 1, 0, 0, 0x7c]);
  expect(Array.from(readNpy(half).data)).toEqual([1, 2 ** -24, -2, Number.POSITIVE_INFINITY]);
  const large = npy("{'descr': '>i4', 'fortran_order': False, 'shape': (1,), }", [255, 255, 255, 254]);
  expect(Array.from(readNpy(large).data)).toEqual([-2]);
});

it('reads texts', () => {
  expect(readJson('{"a": {"b": [[1, 2]], "c": null}}')).toEqual([
    { name: 'a.b', shape: [1, 2], data: Float64Array.of(1, 2) },
  ]);
  expect(readCsv('# x\n1, 2\r\n3;4,\n')).toEqual({ name: '', shape: [2, 2], data: Float64Array.of(1, 2, 3, 4) });
});

const header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }";
const safe = (text: string) =>
  Uint8Array.from([text.length % 256, Math.floor(text.length / 256), 0, 0, 0, 0, 0, 0, ...bytesOf(text)]);
describe('broken and hostile files end in a message', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['empty', new Uint8Array(0), /empty/],
    ['npy without numbers', npy(header), /0 bytes of numbers.*needs 16/],
    ['npy of objects', npy("{'descr': '|O', 'fortran_order': False, 'shape': (2,), }"), /holds the type \|O/],
    ['npy too large', npy("{'descr': '<f8', 'fortran_order': False, 'shape': (99999, 99999), }"), /at most 8000000/],
    [
      'npy of a huge size',
      npy("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,), }"),
      /whole sizes/,
    ],
    ['npy with a long header', Uint8Array.from([...bytesOf('\x93NUMPY\x02\x00'), 255, 255, 255, 127]), /header of/],
    ['zip broken off', writeNpz([matrix]).subarray(0, 100), /no zip/],
    ['safetensors header too long', Uint8Array.from([255, 255, 255, 0, 0, 0, 0, 0, 123, 125]), /header of/],
    ['safetensors no JSON', safe('{"a":'), /no JSON/],
    ['safetensors offsets', safe('{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}'), /bytes 0 to 8 of 0/],
    ['safetensors negative', safe('{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}'), /whole sizes/],
    ['safetensors null', safe('{"a":null}'), /does not say/],
    ['HDF5', bytesOf('\x89HDF\r\n\x1a\n'), /HDF5/],
    ['JSON nested deep', bytesOf('['.repeat(20000) + ']'.repeat(20000)), /8 levels|cannot be read/],
    ['JSON ragged', bytesOf('[[1,2],[3]]'), /a row of 2/],
    ['JSON text', bytesOf('{"a":["x"]}'), /a number was needed/],
    ['JSON broken', bytesOf('{"a":[1,'), /cannot be read/],
    ['CSV words', bytesOf('1,2\nfoo,3'), /Line 2.*“foo”/],
    ['CSV ragged', bytesOf('1,2\n3'), /Line 2 has 1/],
    ['noise', Uint8Array.from({ length: 300 }, (_, k) => (k * 97) % 256), /ONNX/],
  ])('%s', (_, bytes, says) => {
    expect(() => readFile(bytes)).toThrow(FileError);
    expect(() => readFile(bytes)).toThrow(says);
  });

  it('a zip that unpacks to more than it may is refused before it is unpacked', () => {
    const bytes = writeNpz([matrix]);
    const view = new DataView(bytes.buffer);
    const directory = view.getUint32(bytes.length - 6, true);
    view.setUint32(directory + 24, 4_000_000_000, true);
    expect(() => readNpz(bytes)).toThrow(/more than/);
  });

  it('and so does every shortened or changed file of each kind, in time', () => {
    const of = (name: string) => new Uint8Array(readFileSync(new URL(`../trained/fixtures/${name}`, import.meta.url)));
    const files = [
      of('lstm.onnx'),
      of('rnn.safetensors'),
      of('rnn.h5'),
      of('lstm.keras'),
      writeNpz([matrix]),
      writeNpy(matrix),
      bytesOf('{"a":[[1,2],[3,4]]}'),
    ];
    let [random, read, refused] = [1, 0, 0];
    const next = (below: number) => {
      random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
      return random % below;
    };
    for (let k = 0; k < 10000; k++) {
      const bytes = files[k % files.length].slice(
        0,
        k % 3 === 0 ? 1 + next(files[k % files.length].length) : undefined,
      );
      for (let c = next(4); c >= 0; c--)
        bytes[next(c % 2 === 0 ? Math.min(bytes.length, 200) : bytes.length)] = next(256);
      const began = performance.now();
      try {
        readFile(bytes);
        read++;
      } catch (error) {
        expect(error).toBeInstanceOf(FileError);
        refused++;
      }
      expect(performance.now() - began).toBeLessThan(1000);
    }
    expect(read).toBeGreaterThan(500);
    expect(refused).toBeGreaterThan(500);
  });
});
