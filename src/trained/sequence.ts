/** The inputs and the target that a trained network is measured on. */
import { randomFrom } from '../engine/arithmetic/random.ts';
import { readFile } from '../files/read.ts';
import { FileError, inventory } from '../files/tensor.ts';
import type { Layer } from './recognise.ts';

export interface InputSequence {
  /** Of the inputs that are drawn, unless a file has them: normal numbers times `scale`. */
  readonly T: number;
  readonly scale: number;
  readonly seed: number;
  /** A file with x (T × m) and, if wanted, y (n, or T × n of which the last row counts). */
  readonly sequence?: Uint8Array;
}

/** Steps, at most. */
const mostSteps = 1000;

/** x and y: from the file, or drawn. */
export function sequenceOf(
  layer: Layer,
  { sequence, T, scale, seed }: InputSequence,
): { x: Float64Array; y: Float64Array } {
  const { n, m } = layer;
  if (!sequence) {
    const random = randomFrom('sequence', seed);
    const x = Float64Array.from({ length: T * m }, () => scale * random.normal());
    return { x, y: new Float64Array(T * n) };
  }
  const { tensors } = readFile(sequence);
  const x = tensors.find(({ name }) => /^x$/i.test(name)) ?? (tensors.length === 1 ? tensors[0] : undefined);
  const size = x?.data.length ?? 0;
  const width = x?.shape.at(-1);
  if (!x || size === 0 || width !== m || size / m > mostSteps)
    throw new FileError(
      `The sequence has ${inventory(tensors)}; needed x of T × ${m} numbers, T at most ${mostSteps}.`,
      `序列文件有 ${inventory(tensors)}；需要 T × ${m} 的 x，T 至多为 ${mostSteps}。`,
    );
  const steps = size / m;
  const y = new Float64Array(steps * n);
  const target = tensors.find(({ name }) => /^y$/i.test(name));
  if (target && (target.data.length === 0 || target.data.length % n !== 0))
    throw new FileError(
      `y has the shape [${target.shape.join(', ')}]; needed ${n} numbers, or ${n} for each step.`,
      `y 的形状是 [${target.shape.join(', ')}]；需要 ${n} 个数，或每步 ${n} 个。`,
    );
  if (target) y.set(target.data.subarray(target.data.length - n), (steps - 1) * n);
  return { x: x.data, y };
}
