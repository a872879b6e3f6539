/** Our float64 results against values that others computed in float32 and, some of them, printed with few digits. */

/** How the expected values are printed: every digit of a float32, or this many decimals or significant digits. */
export type Print = 'float32' | { readonly decimals: number } | { readonly digits: number };

export interface Pair {
  readonly got: ArrayLike<number>;
  readonly wanted: ArrayLike<number>;
  readonly print: Print;
  /** Our own run in float32, where rounding grows: twice its distance from `got` is allowed besides. */
  readonly single?: ArrayLike<number>;
}

export interface Comparison {
  readonly passes: boolean;
  /** |got − wanted| and what is allowed, at the entry where they are closest to each other or furthest apart. */
  readonly difference: number;
  readonly tolerance: number;
}

/** Roundings that an expected value may have suffered, each by at most 2⁻²⁴ of the array's largest. */
const roundings = 32;

/** Half a unit of the last printed digit. */
function halfDigit(value: number, print: Print): number {
  if (print === 'float32') return 0;
  if ('decimals' in print) return 0.5 * 10 ** -print.decimals;
  return value === 0 ? 0 : 0.5 * 10 ** (Math.floor(Math.log10(Math.abs(value))) + 1 - print.digits);
}

export function compare(pairs: readonly Pair[]): Comparison {
  let worst: Comparison = { passes: true, difference: 0, tolerance: 2 ** -24 };
  for (const { got, wanted, print, single = got } of pairs) {
    if (got.length !== wanted.length)
      throw new Error(`the result has ${got.length} numbers, needed ${wanted.length} as expected`);
    const scale = Array.from(wanted).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    for (let k = 0; k < wanted.length; k++) {
      const difference = Math.abs(got[k] - wanted[k]);
      const tolerance = roundings * 2 ** -24 * scale + halfDigit(wanted[k], print) + 2 * Math.abs(single[k] - got[k]);
      if (!(difference * worst.tolerance <= worst.difference * tolerance))
        worst = { passes: difference <= tolerance, difference, tolerance };
    }
  }
  return worst;
}
