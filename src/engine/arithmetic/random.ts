/** Seeded random numbers: xoroshiro128+ from pure-rand, keyed by text, so that every case has its own stream. */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { log } from './elementary.ts';

export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  unit(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Uniform among the integers low … high, both included. */
  integer(low: number, high: number): number;
  /** Standard normal, by Marsaglia's polar method. */
  normal(): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
}

/** 32 well-mixed bits of a text: FNV-1a from a given start, finished as in MurmurHash3. */
function mix(text: string, start: number): number {
  let h = start;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** The stream of these keys; equal keys give equal streams. */
export function randomFrom(...keys: readonly (string | number)[]): Random {
  const text = keys.join('\u0000');
  // The last word is odd, so that the state is never all zero.
  const state = [0x811c9dc5, 0x9e3779b9, 0x7f4a7c15, 0x94d049bb].map((start) => mix(text, start));
  const generator = xoroshiro128plusFromState([...state.slice(0, 3), (state[3] ?? 0) | 1]);
  const unit = () => uniformFloat64(generator);
  return {
    unit,
    between: (low, high) => low + (high - low) * unit(),
    integer: (low, high) => uniformInt(generator, low, high),
    normal() {
      for (;;) {
        const u = 2 * unit() - 1;
        const v = 2 * unit() - 1;
        const s = u * u + v * v;
        if (s > 0 && s < 1) return u * Math.sqrt((-2 * log(s)) / s);
      }
    },
    chance: (probability) => unit() < probability,
    pick: (list) => {
      if (list.length === 0) throw new RangeError('pick: the list is empty, needed at least one entry');
      return list[uniformInt(generator, 0, list.length - 1)] as (typeof list)[number];
    },
  };
}
