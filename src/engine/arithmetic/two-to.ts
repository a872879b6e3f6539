/** 2^k = powersOfTwo[k + 1022], −1022 ≤ k ≤ 1023; built by doubling and halving, which are exact. */
export const powersOfTwo = new Float64Array(2046);
powersOfTwo[1022] = 1;
for (let k = 1; k <= 1023; k++) powersOfTwo[1022 + k] = powersOfTwo[1021 + k] * 2;
for (let k = 1; k <= 1022; k++) powersOfTwo[1022 - k] = powersOfTwo[1023 - k] / 2;

/** 2^k for −1022 ≤ k ≤ 1023 */
export const twoTo = (k: number) => powersOfTwo[k + 1022];
