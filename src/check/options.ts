/** The options of a run: seed, cases and sizes, their limits, and how they are read from text. */
export interface RunOptions {
  /** 0 … 2³² − 1 */
  readonly seed: number;
  /** Random cases for each comparison, 1 … 10,000. */
  readonly cases: number;
  /** Sizes fixed by the reader, such as { units: 4 }; clipped to what the claim draws. */
  readonly sizes?: Readonly<Record<string, number>>;
}
export const defaults: RunOptions = { seed: 1, cases: 100, sizes: {} };

export interface Limits {
  readonly low: number;
  readonly high: number;
}

export const limits = {
  seed: { low: 0, high: 4_294_967_295 },
  cases: { low: 1, high: 10_000 },
  /** Any size; each claim clips it to what it draws. */
  size: { low: 1, high: 10_000 },
} as const satisfies Record<string, Limits>;

/** A whole number from text; full-width digits count. Throws RangeError unless it is within the limits. */
export function parseWhole(name: string, text: string, { low, high }: Limits): number {
  const plain = text.normalize('NFKC').trim();
  const value = /^\d+$/.test(plain) ? Number(plain) : Number.NaN;
  if (!(value >= low && value <= high))
    throw new RangeError(`${name} is "${text}", needed a whole number from ${low} to ${high}`);
  return value;
}
