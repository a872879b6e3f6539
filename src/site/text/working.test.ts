/** Sums that the chapters write out in numbers, such as `0.5 \cdot 0.6572 = 0.3286`: what stands on the right is what comes out. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type ChainNode, chainsOf, type Expr } from '../../formula/ast.ts';
import { FormulaError } from '../../formula/error.ts';
import { lexicon } from '../../formula/lexicon.ts';
import { parse } from '../../formula/parse.ts';
import { languages } from '../../proof/words.ts';

const sigma = (z: number) => 1 / (1 + Math.exp(-z));
const functions: Readonly<Record<string, readonly ((z: number) => number)[]>> = {
  sigma: [sigma, (z) => sigma(z) * (1 - sigma(z))],
  tanh: [Math.tanh, (z) => 1 - Math.tanh(z) ** 2],
  ln: [Math.log],
};
const operations: Readonly<Record<string, ((a: number, b: number) => number) | undefined>> = {
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  times: (a, b) => a * b,
  quotient: (a, b) => a / b,
  power: (a, b) => a ** b,
};

/** The value of an expression of numbers alone; NaN of anything else. */
function evaluated(node: Expr): number {
  if (node.is === 'number') return node.numerator / node.denominator;
  if (node.is === 'negative') return -evaluated(node.of);
  if (node.is === 'call') return functions[node.fn]?.[node.primes]?.(evaluated(node.args[0])) ?? Number.NaN;
  const operation = operations[node.is];
  return operation && 'left' in node ? operation(evaluated(node.left), evaluated(node.right)) : Number.NaN;
}

/** Half of the last digit of a number as it is printed: `0.3286`, `-12`, `6.4 \times 10^{8}`, `10^{-31}`. */
function halfDigit(text: string): number | undefined {
  const [, digits, exponent] = /^-?\s*([\d.]+)?\s*(?:(?:\\times\s*)?10\^\{(-?\d+)\})?$/.exec(text.trim()) ?? [];
  if (digits === undefined && exponent === undefined) return undefined;
  const decimals = digits?.split('.')[1]?.length ?? 0;
  return 0.5 * 10 ** (Number(exponent ?? 0) - decimals);
}

interface Sum {
  readonly text: string;
  readonly off: number;
}

/** Neighbouring sides of a chain that are numbers alone, and how far they are apart, in halves of the last printed digit. */
function sumsIn(tex: string, { sides, signs }: ChainNode): Sum[] {
  return signs.flatMap((sign, i) => {
    const [left, right] = [evaluated(sides[i]), evaluated(sides[i + 1])];
    const half = halfDigit(tex.slice(sides[i + 1].from, sides[i + 1].to));
    if ((sign !== '=' && sign !== 'approx') || half === undefined || Number.isNaN(left) || sides[i].is === 'number')
      return [];
    return [{ text: tex.slice(sides[i].from, sides[i + 1].to), off: Math.abs(left - right) / half }];
  });
}

const none = lexicon({});
function read(tex: string): ChainNode[] {
  try {
    return chainsOf(parse(tex, none));
  } catch (error) {
    if (error instanceof FormulaError) return [];
    throw error;
  }
}
const sumsOf = (source: string) =>
  [...source.matchAll(/(?<!\$)\$([^$]+)\$(?!\$)/g)].flatMap(([, tex]) =>
    read(tex).flatMap((chain) => sumsIn(tex, chain)),
  );

test.each(languages)('%s: sums written out in numbers come out', (lang) => {
  const sums = readdirSync(`content/${lang}`).flatMap((name) =>
    sumsOf(readFileSync(`content/${lang}/${name}`, 'utf8')).map((sum) => ({ ...sum, name })),
  );
  expect(sums.filter(({ off }) => off > 1.02)).toEqual([]);
  expect(sums.length).toBeGreaterThan(40);
});

test('a sum that does not come out is noticed', () => {
  const off = (source: string) => sumsOf(source).map((sum) => sum.off > 1.02);
  expect(off('$0.5 \\cdot 0.6572 = 0.3286$, $0.5 \\cdot 0.6572 = 0.3287$')).toEqual([false, true]);
  expect(off('$1.5^{50} \\approx 6.4 \\times 10^{8}$ and $0.7^{200} = 10^{-32}$')).toEqual([false, true]);
  expect(off('$\\sigma(2) = 0.8808$, $x = 2$ and $a + b = 0.5$')).toEqual([false]);
});
