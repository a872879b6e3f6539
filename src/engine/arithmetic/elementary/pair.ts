/**
 * Numbers of about 106 bits as a double and what it lacks, at most half of its last place. `sum` returns the double and puts the
 * rest into `low`: an object for each pair would take longer than the arithmetic.
 */

/** What the number last returned lacks. */
export const low = new Float64Array(1);

/** a + b for |a| ≥ |b| or a = 0 */
export const sum = (a: number, b: number): number => {
  const y = a + b;
  low[0] = a - y + b;
  return y;
};

/** The leading 26 bits of x (Veltkamp's splitting), |x| < 2⁹⁹⁶ */
export const leading = (x: number) => {
  const c = x * 134217729; // 2²⁷ + 1
  return c - (c - x);
};

/**
 * (n + nLow) / (d + dLow) − q for q = leading(n · inverse), inverse = 1 / d, each low at most half a last place of its partner: q·d
 * splits into two exact products. Off by less than 2⁻⁷⁶ of the quotient: the two roundings of the rest, which is under 2⁻²⁴ of q.
 */
export const rest = (n: number, nLow: number, d: number, dLow: number, inverse: number, q: number): number => {
  const head = leading(d);
  return (n - q * head - q * (d - head) + (nLow - q * dLow)) * inverse;
};
