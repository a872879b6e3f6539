/** Stage 1 of a comparison: draws cases, each from its own random stream. */
import { randomFrom } from '../engine/arithmetic/random.ts';
import type { Size } from '../engine/networks/draw.ts';
import type { Comparison } from '../proof/part.ts';
import { defaults, type RunOptions } from './options.ts';

// biome-ignore lint/suspicious/noExplicitAny: only the claim file knows the type of its cases
export type AnyComparison = Comparison<any>;

export interface Case {
  readonly given: unknown;
  readonly size: Size;
  /** Position in its stream, from 0. */
  readonly index: number;
}

/** Attempts to meet a draw's condition before the claim fails. */
const ATTEMPTS = 400;

/** The name of the stream for one seed of a part; seeds wrap at 2³². */
export const streamOf = (part: string, seed: number): string => `${part} ${seed >>> 0}`;

/** Number of cases for one seed: 1 if nothing is random, else what was asked for, up to the part's own limit. */
export const caseCount = (part: AnyComparison, options: RunOptions): number =>
  part.draw.fixed ? 1 : Math.min(part.cases ?? Number.POSITIVE_INFINITY, options.cases);

/** Mistakes and statements to be refuted get at least the default number of cases: one or two may not show them. */
export const enoughToRefute = (options: RunOptions): RunOptions => ({
  ...options,
  cases: Math.max(options.cases, defaults.cases),
});

/** Draws a size within the part's ranges; a size fixed by the reader is clipped to them. */
function drawSize(part: AnyComparison, fixed: Size, integer: (low: number, high: number) => number): Size {
  const size: Record<string, number> = {};
  for (const [name, [low, high]] of Object.entries(part.draw.sizes)) {
    const wanted = fixed[name];
    const clipped = wanted === undefined ? undefined : Math.min(high, Math.max(low, wanted));
    size[name] = integer(clipped ?? low, clipped ?? high);
  }
  return size;
}

/**
 * Case `index` of a stream, with the sizes fixed by the reader.
 * @throws Error if none of ATTEMPTS cases meets the draw's condition
 */
export function drawCase(part: AnyComparison, stream: string, index: number, fixed: Size = {}): Case {
  const random = randomFrom(stream, index);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const size = drawSize(part, fixed, random.integer);
    const given = part.draw.make(random, size);
    if (part.draw.admits?.(given) ?? true) return { given, size, index };
  }
  throw new Error(`case ${index}: no drawn case met the condition in ${ATTEMPTS} attempts, needed one`);
}
