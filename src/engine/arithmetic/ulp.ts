/** The neighbours of a double. All outward rounding uses these two. */
const bits = new DataView(new ArrayBuffer(8));

/** The least double above x; ∞ stays, −∞ becomes the lowest finite double, NaN stays. */
export function nextUp(x: number): number {
  if (!(x < Number.POSITIVE_INFINITY)) return x;
  if (x === 0) return Number.MIN_VALUE;
  const step = x > 0 ? 1 : -1; // away from 0 or towards it: doubles of one sign are ordered as integers
  bits.setFloat64(0, x);
  const low = bits.getUint32(4) + step;
  bits.setUint32(4, low);
  if (low < 0 || low > 0xffffffff) bits.setUint32(0, bits.getUint32(0) + step);
  return bits.getFloat64(0);
}

/** The greatest double below x; −∞ stays, ∞ becomes the highest finite double, NaN stays. */
export function nextDown(x: number): number {
  return -nextUp(-x);
}
