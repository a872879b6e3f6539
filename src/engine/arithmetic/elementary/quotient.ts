/**
 * Division of unrounded sums, n + nLow over d + dLow (each low at most half a last place of its partner): the quotient
 * is q + rest with q the leading 26 bits, so that q·d splits into two exact products. Beyond the rounding of the final
 * sum, it is off by less than 2⁻⁷⁶ of itself: the two roundings of `rest`, which is under 2⁻²⁴ of q.
 */

/** The leading 26 bits of x (Veltkamp's splitting), |x| < 2⁹⁹⁶ */
export const leading = (x: number) => {
  const c = x * 134217729; // 2²⁷ + 1
  return c - (c - x);
};

/** (n + nLow) / (d + dLow) − q, for q = leading(n / d); inverse = 1 / d */
export const rest = (n: number, nLow: number, d: number, dLow: number, inverse: number, q: number) => {
  const head = leading(d);
  return (n - q * head - q * (d - head) + (nLow - q * dLow)) * inverse;
};

/** (n + nLow) / (d + dLow), rounded once */
export const quotient = (n: number, nLow: number, d: number, dLow: number) => {
  const inverse = 1 / d;
  const q = leading(n * inverse);
  return q + rest(n, nLow, d, dLow, inverse, q);
};
