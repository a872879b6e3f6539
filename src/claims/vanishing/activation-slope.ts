import { sigmoid, tanh } from '../../engine/arithmetic/elementary.ts';
import * as intervals from '../../engine/arithmetic/interval.ts';
import { forwardJacobian, type Generic } from '../../engine/derivatives/differentiate.ts';
import type { Draw } from '../../engine/networks/draw.ts';
import { slopes } from '../../engine/networks/slopes.ts';
import { scalarShape } from '../../formula/dimensions.ts';
import { activation } from '../../formula/intervene.ts';
import { Scope } from '../../formula/scope.ts';
import { scalar } from '../../formula/value.ts';
import { lessThan, moreThan, noMoreThan } from '../../proof/goal.ts';
import { bound, certificate, closedForm, forwardMode, identity, only, route, witness } from '../../proof/make.ts';
import { inPractice, practices } from '../practices.ts';
import { Reading } from '../reading.ts';
import { differenceQuotients } from '../routes.ts';
import { atMost, defineClaim, enclosure, equal, exactly, mismeasured, mistake, words } from '../vocabulary.ts';

/** One pre-activation. */
interface Point {
  readonly z: Float64Array;
}
const points: Draw<Point> = { sizes: {}, make: (random) => ({ z: Float64Array.of(random.between(-6, 6)) }) };
const wholePoints: Draw<Point> = { sizes: {}, make: (random) => ({ z: Float64Array.of(random.integer(-3, 3)) }) };
const zero = only<Point>({ z: Float64Array.of(0) });

const both: Generic = (a, v) => [...v.map(a.sigmoid), ...v.map(a.tanh)];
const square = (x: number) => x * x;

/** z, σ and tanh are all the names there are. */
const scope = new Scope({
  z: { kind: 'value', shape: scalarShape },
  sigma: { kind: 'function', shape: scalarShape },
  tanh: { kind: 'function', shape: scalarShape },
});
const atPoint = (tex: string) =>
  new Reading<Point>(
    tex,
    {
      scope,
      readAs: [],
      network: (numbers, { z }) => ({
        numbers,
        sizes: { T: 1, n: 1 },
        value: () => scalar(numbers.of(z[0])),
        derivative: () => {
          throw new RangeError('nothing is differentiated here');
        },
        apply: (fn, primes, x) => activation(numbers, fn === 'sigma' ? 'sigmoid' : fn, primes, x),
      }),
    },
    {},
  );
const shown = atPoint(
  String.raw`\begin{gathered} 0 < \sigma'(z) \le \tfrac14, \qquad 0 < \tanh'(z) \le 1, \\ \sigma'(z) = \tfrac14 \iff \tanh'(z) = 1 \iff z = 0 \end{gathered}`,
);
/** Places of the bounds, and smaller ones. */
const LOWER = ["0 < \\sigma'", "0 < \\tanh'"];
const UPPER = ['\\le \\tfrac14', '\\le 1'];
const LESS = ['\\le 0.2', '\\le 0.99'];
const printed = atPoint(String.raw`\tanh'(z) < 1`);

// 1 − (2σ − 1)² = 4σ′ and 1 − tanh²: the square is never negative, so the upper end is exact.
const { entire, interval, max, min, mul, neg, point, sqr, sub } = intervals;
const sigmoidSlope = (z: intervals.Interval) => sub(point(1 / 4), sqr(sub(intervals.sigmoid(z), point(1 / 2))));
const tanhSlope = (z: intervals.Interval) => sub(point(1), sqr(intervals.tanh(z)));
/** φ′/γ of both activations, the larger one. */
const steeper = (z: intervals.Interval) => max(mul(point(4), sigmoidSlope(z)), tanhSlope(z));
/** 4σ(z)σ(−z), which keeps its digits where the unit saturates; tanh′(z) is that at 2z. */
const product = (z: intervals.Interval) => mul(point(4), mul(intervals.sigmoid(z), intervals.sigmoid(neg(z))));
const flatter = (z: intervals.Interval) => min(product(z), product(mul(point(2), z)));

export default defineClaim({
  tex: shown.tex,
  says: words(
    'The sigmoid is nowhere steeper than $\\tfrac14$ and $\\tanh$ nowhere steeper than $1$; both slopes are positive everywhere, and each reaches its bound at $z = 0$ and at no other point.',
    'sigmoid 函数的斜率处处不超过 $\\tfrac14$，$\\tanh$ 的斜率处处不超过 $1$；两者处处为正，并且都只在 $z = 0$ 这一点达到上界。',
  ),
  sketch: words(
    "$\\sigma' = \\tfrac14 - (\\sigma - \\tfrac12)^2$ and $\\tanh' = 1 - \\tanh^2$: a square is taken away, and it is zero only where $\\sigma = \\tfrac12$ or $\\tanh = 0$, that is at $z = 0$. Since $e^{-z} > 0$ for every real $z$, $\\sigma = 1/(1 + e^{-z})$ lies strictly between $0$ and $1$ and $\\tanh z = 2\\sigma(2z) - 1$ strictly between $-1$ and $1$; hence $\\sigma(1 - \\sigma) > 0$ and $1 - \\tanh^2 > 0$. Intervals certify the bounds for every real $z$, the strict inequality for $|z| \\ge 10^{-6}$, and the sign for $|z| \\le 350$; further out float64 has no numbers small enough, and the argument by $e^{-z} > 0$ stands alone.",
    "$\\sigma' = \\tfrac14 - (\\sigma - \\tfrac12)^2$，$\\tanh' = 1 - \\tanh^2$：减去的是一个平方，它只在 $\\sigma = \\tfrac12$ 或 $\\tanh = 0$ 处，即 $z = 0$ 处为零；又因为对一切实数 $z$ 都有 $e^{-z} > 0$，所以 $\\sigma = 1/(1 + e^{-z})$ 严格介于 $0$ 与 $1$ 之间，$\\tanh z = 2\\sigma(2z) - 1$ 严格介于 $-1$ 与 $1$ 之间，于是 $\\sigma(1 - \\sigma) > 0$，$1 - \\tanh^2 > 0$。区间证明对一切实数 $z$ 给出上界，对 $|z| \\ge 10^{-6}$ 给出严格不等式，对 $|z| \\le 350$ 给出正号；再往外，float64 已没有足够小的数，正号便只靠 $e^{-z} > 0$ 这一论证。",
  ),
  uses: [],
  symbols: ['sigma', 'phi', 'phi_prime', 'gamma', 'z_t'],
  verdict: 'corrected',
  proves: [
    identity<Point>({
      name: words('the slope in terms of the value of the function', '用函数值表示斜率'),
      draw: points,
      left: [
        forwardMode((g) => forwardJacobian(both, g.z)),
        closedForm((g) => [slopes.sigmoid(g.z[0]), slopes.tanh(g.z[0])]),
        differenceQuotients(
          () => both,
          ({ z }) => z,
        ),
      ],
      right: ({ z: [z] }) => [1 / 4 - square(sigmoid(z) - 1 / 2), 1 - square(tanh(z))],
      relation: equal({ relative: 1e-12 }),
      controls: [
        inPractice(
          practices.mixedRules,
          mistake(
            "$\\sigma' = 1 - \\sigma^2$, the rule of $\\tanh$",
            "$\\sigma' = 1 - \\sigma^2$，误用 $\\tanh$ 的公式",
            ({ z: [z] }) => [1 - square(sigmoid(z)), 1 - square(tanh(z))],
          ),
        ),
        inPractice(
          practices.mixedRules,
          mistake(
            "$\\tanh' = \\tanh(1 - \\tanh)$, the rule of $\\sigma$",
            "$\\tanh' = \\tanh(1 - \\tanh)$，误用 $\\sigma$ 的公式",
            ({ z: [z] }) => [1 / 4 - square(sigmoid(z) - 1 / 2), tanh(z) * (1 - tanh(z))],
          ),
        ),
      ],
    }),
    ...[0, 1].flatMap((chain) => [
      bound<Point>({
        name: words(`positive: $${shown.texOf(chain)}$`, `为正：$${shown.texOf(chain)}$`),
        draw: points,
        ...shown.inequality({ chain, sign: 0 }),
        controls: [shown.edit(LOWER[chain], LOWER[chain].replace('0', '0.02'), { chain, sign: 0 })],
      }),
      bound<Point>({
        name: words(`at most: $${shown.texOf(chain)}$`, `不超过上界：$${shown.texOf(chain)}$`),
        draw: wholePoints,
        ...shown.inequality({ chain, sign: 1 }),
        controls: [shown.edit(UPPER[chain], LESS[chain], { chain, sign: 1 })],
      }),
      witness<Point>({
        name: words(`no smaller bound: $${shown.texOf(chain)}$`, `上界不能更小：$${shown.texOf(chain)}$`),
        draw: zero,
        ...shown.attained(1, { chain, sign: 1 }),
        relation: atMost(),
        controls: [mismeasured('one millionth larger', '再大百万分之一', (g) => 1.000001 * shown.side(2, chain)(g)[0])],
      }),
    ]),
    certificate({
      name: words('the sigmoid, for every real number', 'sigmoid 函数，对一切实数'),
      box: { z: entire },
      encloses: enclosure("\\sigma'(z) \\le \\tfrac14", ([z]) => sigmoidSlope(z), noMoreThan(1 / 4)),
      work: 1000,
      controls: [
        {
          name: words("$\\sigma' \\le \\tfrac15$", "$\\sigma' \\le \\tfrac15$"),
          encloses: enclosure("\\sigma'(z) \\le \\tfrac15", ([z]) => sigmoidSlope(z), noMoreThan(1 / 5)),
        },
      ],
    }),
    certificate({
      name: words('the hyperbolic tangent, for every real number', '双曲正切函数，对一切实数'),
      box: { z: entire },
      encloses: enclosure("\\tanh'(z) \\le 1", ([z]) => tanhSlope(z), noMoreThan(1)),
      work: 1000,
      controls: [
        {
          name: words("$\\tanh' \\le 0.99$", "$\\tanh' \\le 0.99$"),
          encloses: enclosure("\\tanh'(z) \\le 0.99", ([z]) => tanhSlope(z), noMoreThan(0.99)),
        },
      ],
    }),
    certificate({
      name: words('strictly less away from zero, on both sides', '离开零点后严格小于上界，两侧皆然'),
      box: { z: interval(1e-6, Number.POSITIVE_INFINITY) },
      encloses: enclosure(
        words("$4\\sigma'(\\pm z) < 1$ and $\\tanh'(\\pm z) < 1$", "$4\\sigma'(\\pm z) < 1$ 且 $\\tanh'(\\pm z) < 1$"),
        ([z]) => max(steeper(z), steeper(neg(z))),
        lessThan(1),
      ),
      work: 1000,
      controls: [
        {
          name: words('by at least one hundredth', '至少小百分之一'),
          encloses: enclosure(
            words(
              "$4\\sigma'(\\pm z) < 0.99$ and $\\tanh'(\\pm z) < 0.99$",
              "$4\\sigma'(\\pm z) < 0.99$ 且 $\\tanh'(\\pm z) < 0.99$",
            ),
            ([z]) => max(steeper(z), steeper(neg(z))),
            lessThan(0.99),
          ),
        },
      ],
    }),
    certificate({
      name: words('positive', '恒为正'),
      box: { z: interval(-350, 350) },
      encloses: enclosure(
        words("$\\sigma'(z) > 0$ and $\\tanh'(z) > 0$", "$\\sigma'(z) > 0$ 且 $\\tanh'(z) > 0$"),
        ([z]) => flatter(z),
        moreThan(0),
      ),
      work: 1000,
      controls: [
        {
          name: words('never below one thousandth', '不会低于千分之一'),
          encloses: enclosure("\\tanh'(z) > 0.001", ([z]) => flatter(z), moreThan(0.001)),
        },
      ],
    }),
    witness<Point>({
      name: words('the bounds are reached at zero', '在零点达到上界'),
      draw: zero,
      ...shown.equation([], { chain: [2, 3, 4] }),
      left: [route('slopes by dual numbers', '对偶数所得的斜率', (g) => [...forwardJacobian(both, g.z).data, g.z[0]])],
      relation: exactly,
      controls: [
        inPractice(
          practices.oneForAll,
          shown.edit('= \\tfrac14', '= 1', {
            chain: [2, 3, 4],
            name: words('the bound of $\\tanh$ for both', '两者都用 $\\tanh$ 的上界'),
          }),
        ),
        shown.edit('= 1', '= 0.999', { chain: [2, 3, 4], name: words('just missed', '略低于上界') }),
      ],
    }),
  ],
  printed: {
    tex: printed.tex,
    says: words('The derivative of $\\tanh$ is smaller than $1$.', '$\\tanh$ 的导数小于 $1$。'),
    grade: 'slip',
    refutes: bound<Point>({
      name: words('smaller than 1 at whole numbers', '在整数点处小于 1'),
      draw: wholePoints,
      ...printed.inequality(),
      shows: words(
        'At $z$ = {z} the slope of $\\tanh$ is {left}, and that is not smaller than {right}.',
        '在 $z$ = {z} 处，$\\tanh$ 的斜率是 {left}，并不小于 {right}。',
      ),
      controls: [],
    }),
  },
  note: words(
    'At $z = 0$ the slope of $\\tanh$ is exactly $1$, and a network with zero state and no input sits at that point. The layer that the article describes is a sigmoid, whose slope is at most $\\tfrac14$.',
    '在 $z = 0$ 处，$\\tanh$ 的斜率恰好等于 $1$，状态为零又没有输入的网络就停在这一点。原文的文字说隐藏层用的是 sigmoid，它的斜率至多是 $\\tfrac14$。',
  ),
});
