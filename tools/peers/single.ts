/** float32 as our networks can run in it: every result is rounded, and the slopes are formed from the values, as libraries do. */
import { type Arithmetic, dotBy, floats } from '../../src/engine/arithmetic/arithmetic.ts';

const { fround } = Math;
const add = (a: number, b: number) => fround(a + b);
const mul = (a: number, b: number) => fround(a * b);
const sub = (a: number, b: number) => fround(a - b);
const sigmoid = (a: number) => fround(floats.sigmoid(a));
const tanh = (a: number) => fround(floats.tanh(a));

export const singles: Arithmetic<number> = {
  of: fround,
  add,
  sub,
  mul,
  dot: dotBy({ add, mul }),
  sigmoid,
  tanh,
  sigmoidSlope: (a) => mul(sigmoid(a), sub(1, sigmoid(a))),
  tanhSlope: (a) => sub(1, mul(tanh(a), tanh(a))),
};
