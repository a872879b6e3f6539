/** The three questions of the page of prerequisites. */
import { matrix, norm, spectralNorm, spectralRadius } from '../engine/arithmetic/matrix.ts';
import { words } from '../proof/words.ts';
import { type Exercise, exact, raw, rounded } from './exercise.ts';

const swapping = matrix(2, 2, [0, 2, 0.5, 0]);

const exercises: readonly Exercise[] = [
  {
    id: 'slope-at-zero',
    asks: words(
      raw`$u = 3x$ and $y = \tanh(u)$. What is $\mathrm{d}y/\mathrm{d}x$ at $x = 0$?`,
      raw`$u = 3x$，$y = \tanh(u)$。在 $x = 0$ 处，$\mathrm{d}y/\mathrm{d}x$ 是多少？`,
    ),
    hints: [
      words(
        raw`The slope of $\tanh$ is $1 - \tanh^2$, and $\tanh(0) = 0$.`,
        raw`$\tanh$ 的斜率是 $1 - \tanh^2$，而 $\tanh(0) = 0$。`,
      ),
    ],
    solution: words(raw`$3 \cdot (1 - 0^2) = 3$.`, raw`$3 \cdot (1 - 0^2) = 3$，两个斜率相乘。`),
    answer: {
      kind: 'number',
      value: 3 * (1 - 0),
      ...exact,
      mistaken: [
        {
          value: 1,
          says: words(
            raw`That is the slope of $\tanh$ alone; $u$ changes three times as fast as $x$.`,
            raw`这只是 $\tanh$ 的斜率；$u$ 的变化是 $x$ 的三倍。`,
          ),
        },
        { value: 0, says: words(raw`That is the value of $y$, not its slope.`, raw`这是 $y$ 的值，不是斜率。`) },
      ],
    },
  },
  {
    id: 'shape-of-a-jacobian',
    asks: words(
      raw`$a \in \mathbb{R}^3$ depends on $b \in \mathbb{R}^2$. What shape has $\partial a/\partial b$?`,
      raw`$a \in \mathbb{R}^3$ 依赖于 $b \in \mathbb{R}^2$。$\partial a/\partial b$ 是什么形状？`,
    ),
    hints: [words('A row for each output.', '每个输出一行。')],
    solution: words(
      raw`$3 \times 2$: three outputs, two inputs. It takes a change of $b$, a column of two numbers, to one of $a$, a column of three.`,
      raw`$3 \times 2$：三个输出，两个输入。它把 $b$ 的变化（两个数的列）变成 $a$ 的变化（三个数的列）。`,
    ),
    answer: {
      kind: 'choice',
      options: [
        {
          says: words('3 × 2', '3 × 2'),
          right: true,
          because: words(
            raw`Three rows for the entries of $a$, two columns for those of $b$.`,
            raw`三行对应 $a$ 的分量，两列对应 $b$ 的分量。`,
          ),
        },
        {
          says: words('2 × 3', '2 × 3'),
          because: words(
            raw`That is its transpose, the other convention. Here the derivative of a number is a row.`,
            raw`这是它的转置，属于另一种约定。本站中，一个数的导数是行向量。`,
          ),
        },
        {
          says: words('3 × 3', '3 × 3'),
          because: words(raw`A square would need as many inputs as outputs.`, raw`方阵要求输入与输出一样多。`),
        },
      ],
    },
  },
  {
    id: 'longest-stretch',
    asks: words(
      raw`What is the spectral norm of $\begin{bmatrix} 0 & 2 \\ 0.5 & 0 \end{bmatrix}$?`,
      raw`$\begin{bmatrix} 0 & 2 \\ 0.5 & 0 \end{bmatrix}$ 的谱范数是多少？`,
    ),
    hints: [
      words(
        raw`What becomes of $(1, 0)^{\top}$ and of $(0, 1)^{\top}$? They stay at right angles.`,
        raw`$(1, 0)^{\top}$ 和 $(0, 1)^{\top}$ 各变成什么？它们仍然垂直。`,
      ),
    ],
    solution: words(
      raw`$(0, 1)^{\top}$ becomes $(2, 0)^{\top}$, and no vector of length $1$ becomes longer: the norm is $2$. Applied twice the matrix is the identity, so that both eigenvalues have modulus $1$.`,
      raw`$(0, 1)^{\top}$ 变成 $(2, 0)^{\top}$，没有长度为 $1$ 的向量变得更长：范数是 $2$。这个矩阵作用两次是单位矩阵，所以两个特征值的模都是 $1$。`,
    ),
    answer: {
      kind: 'number',
      value: spectralNorm(swapping),
      ...rounded(3),
      mistaken: [
        {
          value: spectralRadius(swapping),
          says: words('That is the modulus of the eigenvalues, the spectral radius.', '这是特征值的模，即谱半径。'),
        },
        {
          value: norm(swapping.data),
          says: words(
            'That is the Frobenius norm, the root of the sum of all squares.',
            '这是 Frobenius 范数，即各元素平方和的平方根。',
          ),
        },
        { value: 0.5, says: words('That is the smallest singular value.', '这是最小的奇异值。') },
      ],
    },
  },
];
export default exercises;
