/** The limits of what a reader or a command line may ask for, and the one way to read them. */
export interface Limits {
  readonly low: number;
  readonly high: number;
}

export const options = {
  seed: { low: 0, high: 4_294_967_295 },
  cases: { low: 1, high: 10_000 },
  /** Any size; each claim clips it to what it draws. */
  size: { low: 1, high: 10_000 },
} as const satisfies Record<string, Limits>;

/** A whole number within limits, from text. Throws with the name, the text and what was needed. */
export function parseWhole(name: string, text: string, { low, high }: Limits): number {
  const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (!(value >= low && value <= high))
    throw new RangeError(`${name} is "${text}", needed a whole number from ${low} to ${high}`);
  return value;
}
