/** tanh and atanh near 0 as pairs: x ± x³/3 with twice the digits of a double, and a polynomial for the rest. */

import { twoTo } from '../two-to.ts';
import { sum } from './pair.ts';

/** Added and taken away, they round to multiples of 2⁻²⁹ and 2⁻³³: 26 bits of |x| < 1/8, and of x²/3. */
const toCut = 12582912; // 1.5·2²³
const toCutThird = 786432; // 1.5·2¹⁹

/** x + sign·x³/3 + x⁵·rest for x⁵·rest far below x, |x| < 1/8; x² is off by 2⁻⁸⁵, and x³/3 by that much of x. */
function aroundCube(x: number, sign: number, rest: number): number {
  const xHead = x + toCut - toCut;
  const xTail = x - xHead;
  const square = xHead * xHead; // exact, as are 3·third, the difference from it, and xHead·third
  const third = square * (1 / 3) + toCutThird - toCutThird;
  const thirdLow = (square - 3 * third + xTail * (x + xHead)) * (1 / 3);
  const cube = sign * xHead * third;
  const cubeLow = sign * (xTail * third + x * thirdLow);
  const y = x + cube;
  return sum(y, x - y + cube + (cubeLow + x * (x * x * (x * x)) * rest));
}

/** tanh x for |x| < 1/16, off by less than 2⁻⁶⁹·|x|: four roundings of 2x⁵/15; what is left out is below 2⁻⁷⁴·|x|. */
export function smallTanh(x: number): number {
  const s = x * x;
  const rest =
    2 / 15 +
    s * (-17 / 315 + s * (62 / 2835 + s * (-1382 / 155925 + s * (21844 / 6081075 + s * (-929569 / 638512875)))));
  return aroundCube(x, -1, rest);
}

/** atanh x for |x| < 1/8; what is left out is below 2⁻⁷⁰·|x|. */
export function smallAtanh(x: number): number {
  const s = x * x;
  const rest =
    1 / 5 +
    s * (1 / 7 + s * (1 / 9 + s * (1 / 11 + s * (1 / 13 + s * (1 / 15 + s * (1 / 17 + s * (1 / 19 + s * (1 / 21))))))));
  return aroundCube(x, 1, rest);
}
/** The error of `smallAtanh` at |x| = a: four roundings of x⁵/5, which may be as large as 2⁻⁶⁵·|x|. */
export const smallAtanhMargin = (a: number): number => a * (a * a * (a * a) * twoTo(-52) + twoTo(-69));
