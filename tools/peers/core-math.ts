/** CORE-MATH's hardest-to-round points of binary64, one C hexadecimal float a line. */
import { atanh, exp, expm1, log, tanh } from '../../src/engine/arithmetic/elementary.ts';
import { nextDown, nextUp } from '../../src/engine/arithmetic/ulp.ts';
import { type Binary, binaryOf, trueValues } from './exact.ts';

/** `odd`: the list has positive points only, and f(−x) must be −f(x) to the bit. */
export const functions = [
  { name: 'exp', odd: false },
  { name: 'expm1', odd: false },
  { name: 'log', odd: false },
  { name: 'tanh', odd: true },
  { name: 'atanh', odd: true },
] as const;
type Name = (typeof functions)[number]['name'];
const ours: Readonly<Record<Name, (x: number) => number>> = { exp, expm1, log, tanh, atanh };

const special: Readonly<Record<string, number>> = { inf: Number.POSITIVE_INFINITY, nan: Number.NaN, snan: Number.NaN };

/** A C hexadecimal or whole decimal float, ±inf or ±nan. */
export function hexFloat(text: string): number {
  const plain = /^[+-]?(?<word>\d+|inf|s?nan)$/.exec(text)?.groups?.word;
  const hex = /^[+-]?0x(?<whole>[\da-f]+)?\.?(?<rest>[\da-f]*)(?:p(?<power>[+-]?\d+))?$/.exec(text)?.groups;
  const digits = hex ? `${hex.whole ?? ''}${hex.rest}` : '';
  if (plain === undefined && digits === '')
    throw new Error(`the point is “${text}”, needed a C float such as -0x1.8p+3, 1, inf or nan`);
  const size =
    plain === undefined
      ? scaled(BigInt(`0x${digits}`), Number(hex?.power ?? 0) - 4 * (hex?.rest.length ?? 0))
      : (special[plain] ?? Number(plain));
  return text.startsWith('-') ? -size : size;
}

/** digits·2^power for digits below 2⁵³, by factors that are exact down to the last, which rounds only if it has to. */
function scaled(digits: bigint, power: number): number {
  let size = Number(digits);
  let left = power;
  for (; left > 1000; left -= 1000) size *= 2 ** 1000;
  for (; left < -1000; left += 1000) size *= 2 ** -1000;
  return size * 2 ** left;
}

/** The points of a .wc file; comments begin with #. */
export const pointsOf = (text: string): number[] =>
  text.split('\n').flatMap((line) => {
    const word = line.replace(/#.*/, '').trim();
    return word === '' ? [] : [hexFloat(word)];
  });

export interface Distance {
  readonly steps: number;
  /** Whether no double is nearer, decided without rounding: `steps` may exceed ½ by less than a double can tell. */
  readonly nearest: boolean;
}

/**
 * |f(x) − y| over the distance from y to its neighbour on the side of f(x); beyond the largest double the
 * neighbour is 2¹⁰²⁴, and y = ∞ stands for that.
 */
export function distance(y: number, truth: Binary): Distance {
  const at = (x: number): Binary => (Number.isFinite(x) ? binaryOf(x) : { value: x > 0 ? 1n : -1n, exponent: 1024 });
  const [own, above, below] = [at(y), at(nextUp(y)), at(nextDown(y))];
  const unit = Math.min(own.exponent, above.exponent, below.exponent, truth.exponent);
  const whole = ({ value, exponent }: Binary) => value << BigInt(exponent - unit);
  const off = whole(truth) - whole(own);
  if (off === 0n || (y === Number.POSITIVE_INFINITY && off > 0n)) return { steps: 0, nearest: true };
  const step = whole(off > 0n ? above : below) - whole(own);
  return { steps: Number((off << 80n) / step) / 2 ** 80, nearest: off > 0n ? 2n * off <= step : 2n * off >= step };
}

/** What needs no true value: f at 0, ±∞ and NaN and where f is infinite or undefined, all fixed by ECMAScript. */
const isSpecial = (name: Name, x: number) => {
  const y = Math[name](x);
  return (
    x === 0 || !Number.isFinite(x) || Number.isNaN(y) || (!Number.isFinite(y) && name !== 'exp' && name !== 'expm1')
  );
};

/** Beyond ±760 the exponential is far outside of the doubles, and 760 stands for it; tanh is then ±1 to 2000 bits. */
const truthOf = (name: Name, x: number): Binary =>
  trueValues[name](name === 'log' || name === 'atanh' ? x : Math.min(760, Math.max(-760, x)));

export interface FunctionRow {
  readonly function: Name;
  readonly points: number;
  /** Points where a double is nearer to the true value, or whose special value or odd symmetry is wrong. */
  readonly notCorrectlyRounded: number;
  /** The largest error, in steps; ½ where all are correctly rounded. */
  readonly worst: number;
}

export function score({ name, odd }: (typeof functions)[number], points: readonly number[]): FunctionRow {
  const of = ours[name];
  let [notCorrectlyRounded, worst] = [0, 0];
  for (const x of points) {
    const y = of(x);
    const mirrored = !odd || Object.is(of(-x), -y);
    if (isSpecial(name, x)) {
      if (!(mirrored && Object.is(y, Math[name](x)))) notCorrectlyRounded++;
      continue;
    }
    const wrong: Distance = { steps: Number.POSITIVE_INFINITY, nearest: false };
    const { steps, nearest } = Number.isNaN(y) ? wrong : distance(y, truthOf(name, x));
    worst = Math.max(worst, steps);
    if (!(nearest && mirrored)) notCorrectlyRounded++;
  }
  return { function: name, points: points.length, notCorrectlyRounded, worst };
}
