/**
 * All claims in the order of the text, with id, tag and chapter. From these follow a claim's file (`<chapter>/<id>.ts`), its
 * number (3.2 is the second of the third chapter) and its addresses. `npm run new-claim` adds an entry. Ids and tags never
 * change, which `tags.ledger` checks; numbers do when a claim is inserted, so cite the tag. A claim that turned out false
 * stays here, with the reason and its successor.
 */
import { type Words, words } from '../proof/words.ts';
import type { ChapterId, Claim, ClaimFile } from './claim.ts';
import type { Derivations } from './derivation.ts';

interface Change {
  /** ISO 8601. */
  readonly on: string;
  readonly what: Words;
}

export interface Entry {
  /** Name in code and addresses. Never changes. */
  readonly id: string;
  /** Two to five words, in plain text: what people call it, wherever it is listed, searched or cited. */
  readonly name: Words;
  /** Four characters of Crockford base 32. Never changes, and is never used again. */
  readonly tag: string;
  readonly chapter: ChapterId;
  /** Day on which the tag was given, ISO 8601. */
  readonly since: string;
  /** Changes to the statement or its evidence since then, oldest first; shown in its history and in the feed. */
  readonly changes?: readonly Change[];
  readonly withdrawn?: { readonly on: string; readonly reason: Words; readonly successor?: string };
}

/** Lower-case words joined by hyphens. */
export const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const amended = (on: string, en: string, zh: string): Change => ({ on, what: words(en, zh) });

const formulaEvaluated = amended(
  '2026-11-30',
  'The formula shown is now itself evaluated; mistakes are edits of it.',
  '现在直接计算所显示的公式；放入的错误就是对它的改动。',
);
const formulaExact = amended(
  '2026-11-30',
  'The formula shown is now itself evaluated, also exactly, in a prime field; mistakes are edits of it.',
  '现在直接计算所显示的公式，并在素数域中精确检验；放入的错误就是对它的改动。',
);

const edgesChecked = amended(
  '2026-11-30',
  'Each hypothesis that is displayed is now checked on both sides of its edge: a case that just meets it and one that misses it alone.',
  '显示的每一条假设，现在都在边缘两侧各检验一次：一个情形刚好满足它，另一个情形单单违反这一条，其余假设都满足。',
);
const boundsEnclosed = amended(
  '2026-11-30',
  'Bounds of the displayed formula are decided in intervals, network by network, and counterexamples say whether intervals certify them.',
  '显示的不等式逐个网络用区间判定，反例注明是否由区间算术保证。',
);
const shownByText = amended(
  '2026-11-30',
  'The counterexample shown is the sigmoid unit that the text works out.',
  '所示的反例改为正文手算的 sigmoid 单元。',
);
const rounded = amended(
  '2026-11-30',
  'Exponentials, logarithms and activations are correctly rounded, which changes the last digits of the report.',
  '指数、对数和激活函数改为正确舍入，报告的末位数字随之改变。',
);
const mistakesCertified = amended(
  '2026-11-30',
  'The counterexamples to deliberate mistakes say whether intervals certify them.',
  '故意放入的错误，其反例注明是否由区间算术保证。',
);
const boundsAttained = amended(
  '2026-11-30',
  'Each hypothesis that is displayed is now checked on both sides of its edge: a case that just meets it and one that misses it alone; and networks that attain the bounds are checked, so that no tighter bound passes.',
  '显示的每一条假设，现在都在边缘两侧各检验一次：一个情形刚好满足它，另一个情形单单违反这一条，其余假设都满足；并检验达到各个界的情形，更紧的界便通不过。',
);
const exactSizes = amended(
  '2026-11-30',
  'The exact check runs on networks of at least two units and two inputs, which decide every size.',
  '精确检验所用的网络至少有两个单元和两个输入，足以判定任意大小。',
);
const certified = amended('2026-11-30', 'The counterexample is certified by intervals.', '反例由区间算术保证。');
const exactSizesRounded = amended(
  '2026-11-30',
  'The exact check runs on networks of at least two units and two inputs, which decide every size; exponentials, logarithms and activations are correctly rounded, which changes the last digits of the report.',
  '精确检验所用的网络至少有两个单元和两个输入，足以判定任意大小；指数、对数和激活函数改为正确舍入，报告的末位数字随之改变。',
);

const fewerSeeds = amended(
  '2026-11-30',
  'A deliberate mistake is now tried on 20 seeds, and on 100 only where one of these does not refute it; the report says on how many.',
  '故意放入的错误现在先用 20 个种子检验；只要其中有一个没有查出，就用满 100 个。报告会写明用了多少个种子。',
);
const stepsExecuted = amended(
  '2026-11-30',
  'The derivation is now executed step by step, as part of the evidence.',
  '推导的每一步现在都实际计算，作为证据的一部分。',
);
const oneWayToSingularValues = amended(
  '2026-11-30',
  'The singular values of a matrix of intervals are now bounded in one way everywhere: a verified decomposition of the midpoints, and the norm of the half-widths.',
  '区间矩阵的奇异值现在统一用一种方法界定：对中点矩阵作经过验证的分解，再加上半宽矩阵的范数。',
);
const everySizeSaid = amended(
  '2026-11-30',
  'The sketch says why the exact check covers every number of units and inputs.',
  '论证中说明了精确检验为何对任意多个单元和输入都有效。',
);
const quotedCompared = amended(
  '2026-11-30',
  'The quoted formula is now also compared with what the note says it is, and the product in the wrong order is an edit of the formula shown.',
  '笔记所引的公式现在还与注中所说的那一项比较；次序颠倒的乘积是对所显示公式的改动。',
);
const bothActivations = amended(
  '2026-11-30',
  'Each exact point now takes both activations, $\\sigma$ and $\\tanh$; before, it took one at random.',
  '精确检验的每一点现在都对 $\\sigma$ 和 $\\tanh$ 两种激活函数各算一次；以前只随机取其中一种。',
);

export const registry: readonly Entry[] = [
  {
    id: 'rnn-state',
    name: words('State of the recurrent network', '循环神经网络的状态更新'),
    tag: '7T3A',
    chapter: 'rnn',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'States and pre-activations are now held each to their own size against PyTorch’s.',
        '与 PyTorch 对照时，状态与预激活值现在各按自己的大小比较。',
      ),
      formulaEvaluated,
      mistakesCertified,
      exactSizes,
      fewerSeeds,
      amended(
        '2026-11-30',
        'Each exact point now takes both activations, $\\sigma$ and $\\tanh$; before, it took one at random. The sketch says why the exact check covers every number of units and inputs.',
        '精确检验的每一点现在都对 $\\sigma$ 和 $\\tanh$ 两种激活函数各算一次；以前只随机取其中一种。论证中说明了精确检验为何对任意多个单元和输入都有效。',
      ),
      stepsExecuted,
    ],
  },
  {
    id: 'total-gradient',
    name: words('Total gradient over time', '总梯度的求和公式'),
    tag: '18DG',
    chapter: 'rnn',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-26',
        'The evidence now covers the weights of the read-out too, and the gradients that PyTorch found.',
        '检验中增加了读出层的权重，以及 PyTorch 求得的梯度。',
      ),
      amended(
        '2026-11-30',
        'Each matrix is now held to its own size, so that an error in a small one shows.',
        '现在每个矩阵按各自的大小来比较，较小的矩阵里的错误也会显现。',
      ),
      formulaEvaluated,
      mistakesCertified,
      rounded,
      fewerSeeds,
      amended(
        '2026-11-30',
        'Each exact point now takes both activations, $\\sigma$ and $\\tanh$; before, it took one at random. The sketch says why the exact check covers every number of steps.',
        '精确检验的每一点现在都对 $\\sigma$ 和 $\\tanh$ 两种激活函数各算一次；以前只随机取其中一种。论证中说明了精确检验为何对任意步数都有效。',
      ),
      stepsExecuted,
    ],
  },
  {
    id: 'gradient-step',
    name: words('Gradient descent update', '梯度下降更新规则'),
    tag: 'GVF7',
    chapter: 'rnn',
    since: '2026-11-24',
    changes: [
      amended('2026-11-26', 'The statement now says that the gradient must not be zero.', '陈述中写明：梯度不为零。'),
      amended(
        '2026-11-30',
        'The claim is now the rule alone, which holds; how far the error falls is a claim of its own, gradient-step-decrease.',
        '本条现在只说更新规则，它成立；损失下降多少，另立一条 gradient-step-decrease。',
      ),
      formulaEvaluated,
      mistakesCertified,
      rounded,
      fewerSeeds,
    ],
  },
  {
    id: 'gradient-step-decrease',
    name: words('Loss decrease in one step', '一步更新的损失降幅'),
    tag: 'D72R',
    chapter: 'rnn',
    since: '2026-11-30',
    changes: [formulaEvaluated, edgesChecked, boundsEnclosed, rounded, fewerSeeds, stepsExecuted],
  },
  {
    id: 'rnn-chain',
    name: words('Gradient sum of BPTT', 'BPTT 梯度求和公式'),
    tag: 'T044',
    chapter: 'bptt',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'Each matrix is now held to its own size; a new mistake counts earlier steps twice.',
        '现在每个矩阵按各自的大小来比较；新放入的一个错误把更早的步重复计入。',
      ),
      formulaEvaluated,
      certified,
      exactSizes,
      amended(
        '2026-11-30',
        'The counterexample shown is the small network of chapter 1, which the text works out.',
        '所示的反例改为第 1 章的小网络，即正文手算的例子。',
      ),
      quotedCompared,
      fewerSeeds,
      bothActivations,
      stepsExecuted,
    ],
  },
  {
    id: 'rnn-step-jacobian',
    name: words('Step Jacobian', '单步雅可比矩阵'),
    tag: '2J7F',
    chapter: 'bptt',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The verdict was “holds”. The diag is missing in the article’s form, so it is “notation mended”.',
        '判定由“成立”改为“记号已改”：原文的写法缺了 diag。',
      ),
      formulaEvaluated,
      mistakesCertified,
      exactSizes,
      fewerSeeds,
      bothActivations,
      stepsExecuted,
    ],
  },
  {
    id: 'rnn-product',
    name: words('Chain of step Jacobians', '单步雅可比矩阵之积'),
    tag: 'D6HQ',
    chapter: 'bptt',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The article’s display is now shown, and refuted like (1); its product is stated as ∂c_k/∂c_1, so that the order of the factors counts.',
        '现在给出原文的整个式子，它与 (1) 一样被推翻；其中的乘积写成等于 ∂c_k/∂c_1，因子的次序由此可以检验。',
      ),
      formulaEvaluated,
      certified,
      exactSizes,
      quotedCompared,
      fewerSeeds,
      bothActivations,
      stepsExecuted,
    ],
  },
  {
    id: 'activation-slope',
    name: words('Largest activation slopes', '激活函数的最大斜率'),
    tag: 'Z0FQ',
    chapter: 'vanishing',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'Why the slopes are positive is now argued from 0 < σ < 1; strict monotony was no reason.',
        '斜率为正的理由改为 0 < σ < 1；严格单调不足以说明这一点。',
      ),
      formulaEvaluated,
      boundsEnclosed,
      rounded,
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'rnn-vanishing-bound',
    name: words('Vanishing bound with rate', '梯度消失的上界'),
    tag: '6BXF',
    chapter: 'vanishing',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The sentence now says “at least as fast”, not “at that rate”.',
        '文字改为“不慢于此的速率”，而不是“以这个速率”。',
      ),
      formulaEvaluated,
      edgesChecked,
      boundsEnclosed,
      amended(
        '2026-11-30',
        'The counterexample shown is one tanh unit at rest with the weight 1.5.',
        '所示的反例改为权重为 1.5 的单个静止 tanh 单元。',
      ),
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'rnn-vanishing-box',
    name: words('Boxes that vanish', '梯度消失的区域'),
    tag: 'PTG1',
    chapter: 'vanishing',
    since: '2026-11-30',
    changes: [
      boundsEnclosed,
      amended(
        '2026-11-30',
        'Every range of both boxes is now tried at its ends and just beyond, and networks come near the stated rates.',
        '两个区域的每个范围现在都在端点及刚超出处检验，并有网络接近所述的速率。',
      ),
      fewerSeeds,
      oneWayToSingularValues,
      stepsExecuted,
    ],
  },
  {
    id: 'rnn-exploding',
    name: words('Sufficient conditions for explosion', '梯度爆炸的充分条件'),
    tag: 'W7V6',
    chapter: 'vanishing',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The first sufficient condition now bounds the smallest singular value of the product; a weaker one, by the determinant, is enough for its norm. Neither is necessary.',
        '第一个充分条件现在给出乘积最小奇异值的下界；只看范数，用行列式的较弱条件就够了。两者都非必要。',
      ),
      formulaEvaluated,
      edgesChecked,
      boundsEnclosed,
      amended(
        '2026-11-30',
        'The norm of the product is now also compared with forward mode, and the condition is tried where slopes differ.',
        '乘积的范数现在还与前向模式比较；条件也在各斜率不同处检验。',
      ),
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'rnn-step-gradient-limit',
    name: words('Vanishing of distant terms', '远处各项的消失'),
    tag: 'VFX6',
    chapter: 'vanishing',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The limit now holds for all k at once, and says what that needs: bounded inputs and δ_k.',
        '极限现在对所有 k 一致成立，并写明所需的条件：输入与 δ_k 有界。',
      ),
      formulaEvaluated,
      edgesChecked,
      boundsEnclosed,
      shownByText,
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'rnn-total-gradient-limit',
    name: words('Share of long lags', '长时滞部分的占比'),
    tag: 'CW22',
    chapter: 'vanishing',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-26',
        'The statement now says that the whole gradient must not be zero.',
        '陈述中写明：整个梯度不为零。',
      ),
      amended(
        '2026-11-30',
        'The limit now holds for all T at once, and says what that needs: bounded inputs and δ_k, and a gradient that grows with T.',
        '极限现在对所有 T 一致成立，并写明所需的条件：输入与 δ_k 有界，梯度随 T 成比例增长。',
      ),
      formulaEvaluated,
      edgesChecked,
      boundsEnclosed,
      shownByText,
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'rnn-update-limit',
    name: words('Distant part of an update', '权重更新中的远处部分'),
    tag: '3FRV',
    chapter: 'vanishing',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The bound now has a form for each step of the sequence that is the same for every length.',
        '上界现在还有平均到序列每一步的形式，对任何长度都一样。',
      ),
      amended(
        '2026-11-30',
        'The recorded training runs now have up to 1000 updates instead of 400.',
        '记录的训练运行由最多更新 400 次改为 1000 次。',
      ),
      formulaEvaluated,
      edgesChecked,
      boundsEnclosed,
      shownByText,
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'forget-gate',
    name: words('Forget gate', '遗忘门'),
    tag: 'AM2Q',
    chapter: 'lstm',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The verdict was “holds”. The article leaves the bias out, so it is “notation mended”.',
        '判定由“成立”改为“记号已改”：原文略去了偏置。',
      ),
      formulaExact,
      mistakesCertified,
      exactSizes,
      fewerSeeds,
      everySizeSaid,
    ],
  },
  {
    id: 'candidate',
    name: words('Candidate values', '候选值'),
    tag: '9T85',
    chapter: 'lstm',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The verdict was “holds”. The article leaves the bias out, so it is “notation mended”.',
        '判定由“成立”改为“记号已改”：原文略去了偏置。',
      ),
      formulaExact,
      mistakesCertified,
      exactSizes,
      fewerSeeds,
      everySizeSaid,
    ],
  },
  {
    id: 'input-gate',
    name: words('Input gate', '输入门'),
    tag: '9KBR',
    chapter: 'lstm',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The verdict was “holds”. The article leaves the bias out, so it is “notation mended”.',
        '判定由“成立”改为“记号已改”：原文略去了偏置。',
      ),
      formulaExact,
      mistakesCertified,
      exactSizes,
      fewerSeeds,
      everySizeSaid,
    ],
  },
  {
    id: 'input-gate-output',
    name: words('Gated candidate', '门控后的候选值'),
    tag: 'A8YC',
    chapter: 'lstm',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The formula now states an equation: what a step adds to the state.',
        '公式现在写成等式：每一步给状态添加的内容。',
      ),
      formulaEvaluated,
      boundsEnclosed,
      exactSizesRounded,
      amended(
        '2026-11-30',
        'The bound 1 is now nearly attained by gates and candidates just below 1, and what it bounds is compared with PyTorch.',
        '门与候选值略小于 1 时接近上界 1；所界定的量还与 PyTorch 的结果比较。',
      ),
      fewerSeeds,
      everySizeSaid,
      stepsExecuted,
    ],
  },
  {
    id: 'cell-state',
    name: words('Cell state update', '细胞状态的更新'),
    tag: 'CFY0',
    chapter: 'lstm',
    since: '2026-11-24',
    changes: [formulaExact, mistakesCertified, exactSizes, fewerSeeds, everySizeSaid],
  },
  {
    id: 'output-gate',
    name: words('Output gate', '输出门'),
    tag: '31AQ',
    chapter: 'lstm',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The verdict was “holds”. The article leaves the bias out, so it is “notation mended”.',
        '判定由“成立”改为“记号已改”：原文略去了偏置。',
      ),
      formulaExact,
      mistakesCertified,
      exactSizes,
      fewerSeeds,
      everySizeSaid,
    ],
  },
  {
    id: 'output-vector',
    name: words('Output of the cell', '细胞的输出'),
    tag: 'FYY6',
    chapter: 'lstm',
    since: '2026-11-24',
    changes: [formulaExact, mistakesCertified, fewerSeeds, everySizeSaid],
  },
  {
    id: 'lstm-total-gradient',
    name: words('Total gradient in an LSTM', 'LSTM 的总梯度'),
    tag: 'CN7Q',
    chapter: 'lstm-bptt',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'Each matrix and bias is now held to its own size, so that an error in a small one shows.',
        '现在每个矩阵、每个偏置按各自的大小来比较，较小的一个里的错误也会显现。',
      ),
      formulaEvaluated,
      mistakesCertified,
      exactSizes,
      fewerSeeds,
      amended(
        '2026-11-30',
        'The sketch says why the exact check covers every number of steps.',
        '论证中说明了精确检验为何对任意步数都有效。',
      ),
      stepsExecuted,
    ],
  },
  {
    id: 'gradient-series',
    name: words('Vanishing of terms and sum', '各项消失与总和消失'),
    tag: '5XCR',
    chapter: 'lstm-bptt',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The counterexamples cancel exactly, in two steps; the term test for an endless sequence was added.',
        '反例改为两步恰好抵消；补上了无限序列的通项判别法。',
      ),
      formulaEvaluated,
      boundsEnclosed,
      rounded,
      amended(
        '2026-11-30',
        'The bound of a term is now shown to be attained, and the norm of the sum is compared with reverse mode by itself.',
        '现在证实单项的上界可以达到；和的范数单独与反向模式比较。',
      ),
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'lstm-chain',
    name: words('Gradient through both states', '联合状态的梯度求和公式'),
    tag: 'GY05',
    chapter: 'lstm-gradient',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The formula writes out the blocks of J_t; two more mistakes are tried.',
        '公式写出了 J_t 的各分块；多试两种错误。',
      ),
      amended(
        '2026-11-30',
        'Each matrix and bias is now held to its own size.',
        '现在每个矩阵、每个偏置按各自的大小来比较。',
      ),
      formulaExact,
      certified,
      exactSizesRounded,
      quotedCompared,
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'state-product',
    name: words('Bound on Jacobian products', '雅可比矩阵乘积的上界'),
    tag: 'YWC8',
    chapter: 'lstm-gradient',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The counterexample held in floating-point numbers only. The new one is exact, and the condition is for t from 2 to k.',
        '原来的反例只在浮点数中成立，换成了精确的反例；条件改为 t 从 2 到 k。',
      ),
      formulaEvaluated,
      boundsAttained,
      boundsEnclosed,
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'cell-state-expanded',
    name: words('Cell state written out', '细胞状态的展开式'),
    tag: 'S5ZB',
    chapter: 'lstm-gradient',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The verdict was “holds”. The article leaves the biases out, so it is “notation mended”.',
        '判定由“成立”改为“记号已改”：原文略去了偏置。',
      ),
      formulaExact,
      mistakesCertified,
      exactSizes,
      fewerSeeds,
      everySizeSaid,
      stepsExecuted,
    ],
  },
  {
    id: 'cell-state-compact',
    name: words('Cell state in short', '细胞状态的简写式'),
    tag: '99T1',
    chapter: 'lstm-gradient',
    since: '2026-11-24',
    changes: [formulaExact, mistakesCertified, exactSizes, fewerSeeds, everySizeSaid, stepsExecuted],
  },
  {
    id: 'state-dependencies',
    name: words('Dependencies of the cell state', '细胞状态的依赖关系'),
    tag: '8MVX',
    chapter: 'lstm-gradient',
    since: '2026-11-24',
    changes: [
      amended('2026-11-30', 'The formula now says that t is at least 2.', '公式写明 t 不小于 2。'),
      formulaEvaluated,
      mistakesCertified,
      amended(
        '2026-11-30',
        'The derivative that is 0 is now also read with a state in place of the gate, where it is not 0.',
        '等于 0 的导数现在还把门换成状态来读，这时它不为 0。',
      ),
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'cell-state-derivative',
    name: words('Product rule for the state', '细胞状态的乘积法则'),
    tag: 'YTG1',
    chapter: 'lstm-gradient',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The verdict was “holds”. The article writes the factors behind the derivatives and without a diag, so it is “notation mended”.',
        '判定由“成立”改为“记号已改”：原文把因子写在导数之后，也没有 diag。',
      ),
      amended('2026-11-30', 'The formula now says that t is at least 2.', '公式写明 t 不小于 2。'),
      formulaExact,
      mistakesCertified,
      exactSizes,
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'four-terms',
    name: words('Four-term derivative', '四项导数公式'),
    tag: '7H3N',
    chapter: 'lstm-gradient',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The article’s form is now shown whole, in its own notation.',
        '原文的形式现完整列出，并用原文自己的记号。',
      ),
      amended('2026-11-30', 'The formula now says that t is at least 2.', '公式写明 t 不小于 2。'),
      formulaExact,
      certified,
      exactSizes,
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'abcd',
    name: words('Names of the four terms', '四项的记号'),
    tag: 'X6HY',
    chapter: 'lstm-gradient',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        "The verdict was “holds”. The $D_t$ that notes on the article quote has $\\sigma'$, so it is “corrected”, and that form is refuted.",
        "判定由“成立”改为“已更正”：关于原文的笔记所引的 $D_t$ 用的是 $\\sigma'$，现将这一形式推翻。",
      ),
      amended(
        '2026-11-30',
        'Each term is now held to its own size, so that an error in a small one shows.',
        '现在四项按各自的大小来比较，较小的一项里的错误也会显现。',
      ),
      amended('2026-11-30', 'The formula now says that t is at least 2.', '公式写明 t 不小于 2。'),
      formulaExact,
      certified,
      exactSizesRounded,
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'additive-gradient',
    name: words('Sum in one step back', '回退一步的四项之和'),
    tag: 'Y96S',
    chapter: 'lstm-gradient',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The verdict was “holds”. With the article’s own $D_t$ the equation is false, so it is “corrected”, and that form is refuted.',
        '判定由“成立”改为“已更正”：代入原文自己的 $D_t$，等式不成立，现将这一形式推翻。',
      ),
      amended('2026-11-30', 'The formula now says that t is at least 2.', '公式写明 t 不小于 2。'),
      formulaExact,
      certified,
      exactSizes,
      fewerSeeds,
      everySizeSaid,
      stepsExecuted,
    ],
  },
  {
    id: 'lstm-states-gradient',
    name: words('The fifth path', '第五条路径'),
    tag: '71DD',
    chapter: 'lstm-gradient',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The article’s form is now the display that notes on it quote, for the gradient itself.',
        '原文的形式改为笔记所引的公式，即关于梯度本身的那一个。',
      ),
      formulaExact,
      certified,
      exactSizesRounded,
      quotedCompared,
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'forget-gate-derivative',
    name: words('Forget gate derivative', '遗忘门的导数'),
    tag: '2HRS',
    chapter: 'lstm-gradient',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The verdict was “holds”. The article writes the whole matrix and no diag, so it is “notation mended”.',
        '判定由“成立”改为“记号已改”：原文写的是整个矩阵，也没有 diag。',
      ),
      amended('2026-11-30', 'The formula now says that t is at least 2.', '公式写明 t 不小于 2。'),
      formulaExact,
      mistakesCertified,
      exactSizes,
      fewerSeeds,
      everySizeSaid,
      stepsExecuted,
    ],
  },
  {
    id: 'input-gate-derivative',
    name: words('Input gate derivative', '输入门的导数'),
    tag: '3RXS',
    chapter: 'lstm-gradient',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The verdict was “holds”. The article writes the whole matrix and no diag, so it is “notation mended”.',
        '判定由“成立”改为“记号已改”：原文写的是整个矩阵，也没有 diag。',
      ),
      amended('2026-11-30', 'The formula now says that t is at least 2.', '公式写明 t 不小于 2。'),
      formulaExact,
      mistakesCertified,
      exactSizes,
      fewerSeeds,
      everySizeSaid,
      stepsExecuted,
    ],
  },
  {
    id: 'candidate-derivative',
    name: words('Candidate derivative', '候选值的导数'),
    tag: '4D6Z',
    chapter: 'lstm-gradient',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The article’s form is now shown in its own notation.',
        '原文的形式现用原文自己的记号列出。',
      ),
      amended('2026-11-30', 'The formula now says that t is at least 2.', '公式写明 t 不小于 2。'),
      formulaExact,
      certified,
      exactSizes,
      fewerSeeds,
      everySizeSaid,
      stepsExecuted,
    ],
  },
  {
    id: 'vanished-prefix',
    name: words('Vanished partial sum', '部分和消失的假设'),
    tag: 'YCJ5',
    chapter: 'rescue',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-26',
        'The formula now says what ε is: the factor by which new targets make the errors smaller.',
        '公式中写明 ε 的含义：换上新的目标值后，偏差缩小到原来的 ε 倍。',
      ),
      amended(
        '2026-11-30',
        'The formula writes S^ε for the sum with new targets, and says which norms are meant.',
        '公式把换上新目标值后的和写作 S^ε，并写明所用的范数。',
      ),
      formulaEvaluated,
      mistakesCertified,
      amended(
        '2026-11-30',
        'The sum and its bound are now also compared with forward mode.',
        '这个和与它的上界现在还与前向模式比较。',
      ),
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'forget-gate-rescue',
    name: words('Rescue by the forget gate', '靠遗忘门补救'),
    tag: '2KQK',
    chapter: 'rescue',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'b* is now written b*_{k+1}: the bias that leaves half from step 1 to step k + 1, as in “Forget bias for a horizon”.',
        'b* 改写为 b*_{k+1}：使状态从第 1 步到第 k + 1 步还剩一半的偏置，与“时间跨度与遗忘门偏置”这个公式的写法一致。',
      ),
      amended(
        '2026-11-30',
        'Cells that come near the lower bound are tried, and a mistake that passed before.',
        '增加了接近下界的 LSTM，以及一种以前能通过的错误。',
      ),
      amended(
        '2026-11-30',
        'The trained networks now differ in the forget bias alone: the one that starts from b* no longer has its input gate closed.',
        '所训练的网络现在只有遗忘门偏置不同：从 b* 出发的一组不再同时关上输入门。',
      ),
      amended(
        '2026-11-30',
        'The bound is larger by the factor √2, since it counts the entries of b_c, too.',
        '下界增大到 √2 倍，因为也计入了 b_c 的分量。',
      ),
      formulaEvaluated,
      edgesChecked,
      boundsEnclosed,
      amended(
        '2026-11-30',
        'The bound is now also compared with the derivative in a cell that forgets nothing.',
        '下界现在还与完全不遗忘的细胞中的导数比较。',
      ),
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'rescued-sum',
    name: words('Rescued gradient sum', '补救之后的梯度和'),
    tag: '3XK1',
    chapter: 'rescue',
    since: '2026-11-24',
    changes: [
      formulaEvaluated,
      boundsEnclosed,
      amended(
        '2026-11-30',
        'Both sides are now compared with BPTT, each by itself.',
        '两边现在各自与随时间反向传播比较。',
      ),
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'balancing-combination',
    name: words('Balance of four terms', '四项的平衡'),
    tag: '00XC',
    chapter: 'rescue',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-26',
        'The formula now says that such weights and biases exist, not that all have these terms.',
        '公式中写明：存在这样的权重与偏置，而不是所有的都如此。',
      ),
      amended(
        '2026-11-30',
        'The formula says that there is one unit; the weights are computed in 200 digits too.',
        '公式写明单元数为 1；权重还用 200 位数字算过。',
      ),
      formulaEvaluated,
      mistakesCertified,
      amended(
        '2026-11-30',
        'The terms and their product are now also compared with forward mode in any LSTM of one unit.',
        '各项与乘积现在还在任意单个单元的 LSTM 中与前向模式比较。',
      ),
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'balanced-product',
    name: words('Product under near balance', '近似平衡时的乘积界'),
    tag: 'V6KD',
    chapter: 'rescue',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-26',
        'The formula now says of what ε is the deviation, and that it is at most ¼.',
        '公式中写明 ε 是哪些量的偏差，并且不超过 ¼。',
      ),
      amended(
        '2026-11-30',
        'The formula says that there is one unit; the condition is called sufficient, in Chinese too.',
        '公式写明单元数为 1；中文也改说条件是充分的。',
      ),
      formulaEvaluated,
      boundsAttained,
      boundsEnclosed,
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'factors-rnn-lstm',
    name: words('Range of the factors', '因子的取值范围'),
    tag: 'KGV5',
    chapter: 'rescue',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The words now say that the article speaks of the summands of (3), and calls them likely; of factors it is a charitable reading.',
        '文字写明：原文说的是 (3) 中的各项，并且只说“很可能”；把它理解为因子，是善意的解读。',
      ),
      formulaEvaluated,
      boundsAttained,
      boundsEnclosed,
      amended(
        '2026-11-30',
        'The four terms are now also compared with forward mode in any LSTM of one unit, and a larger input comes nearer to 1.',
        '四项之和现在还在任意单个单元的 LSTM 中与前向模式比较；更大的输入更接近 1。',
      ),
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'lstm-total-gradient-limit',
    name: words('Cancelling step gradients', '各步梯度的相互抵消'),
    tag: '21RB',
    chapter: 'rescue',
    since: '2026-11-30',
    changes: [
      formulaEvaluated,
      boundsAttained,
      boundsEnclosed,
      amended(
        '2026-11-30',
        'The gradients and their sum are now also compared with BPTT in any LSTM of one unit.',
        '各步的梯度与它们的和现在还在任意单个单元的 LSTM 中与随时间反向传播比较。',
      ),
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'likely-survival',
    name: words('Survival in random networks', '随机网络中的梯度存活'),
    tag: 'YSHB',
    chapter: 'rescue',
    since: '2026-11-30',
    changes: [fewerSeeds],
  },
  {
    id: 'lstm-no-vanishing',
    name: words('Lower bound on the product', 'LSTM 乘积的下界'),
    tag: '2YFJ',
    chapter: 'rescue',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The verdict was “needs a condition”; the bound is not in the article, so it is “added”. The bound with the fifth path stands in the formula, and networks near the bounds are tried, since wrong bounds passed. A condition that nothing checked is gone.',
        '判定由“有条件成立”改为“补充”，因为原文没有这个下界。含第五条路径的下界写进了公式；由于错误的下界也曾通过，现在专门检验接近下界的网络。一个未经检验的条件已删去。',
      ),
      formulaEvaluated,
      edgesChecked,
      boundsEnclosed,
      rounded,
      amended(
        '2026-11-30',
        'The bound on the norm of A_t + C_t + D_t is now written η_t, since δ_k is a derivative of the loss in chapter 3.',
        'A_t + C_t + D_t 的范数上界改记作 η_t，因为在第 3 章中 δ_k 表示损失的导数。',
      ),
      amended(
        '2026-11-30',
        'Networks now attain each part of the bound, and what it bounds is compared with forward mode in any LSTM.',
        '现在有网络达到下界的每一部分；所界定的量还在任意 LSTM 中与前向模式比较。',
      ),
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'lstm-kept-box',
    name: words('A box that keeps gradients', '梯度得以保留的区域'),
    tag: 'K8N3',
    chapter: 'rescue',
    since: '2026-11-30',
    changes: [
      boundsEnclosed,
      amended(
        '2026-11-30',
        'Every range of the box is now tried at both ends and just beyond; the singular values are also compared in any LSTM.',
        '区域的每个范围现在都在两端及刚超出处检验；奇异值还在任意 LSTM 中比较。',
      ),
      fewerSeeds,
      oneWayToSingularValues,
    ],
  },
  {
    id: 'lstm-exploding',
    name: words('Exploding LSTM gradients', 'LSTM 的梯度爆炸'),
    tag: '606A',
    chapter: 'rescue',
    since: '2026-11-24',
    changes: [
      amended('2026-11-30', 'The formula says that there is one unit.', '公式写明单元数为 1。'),
      formulaEvaluated,
      edgesChecked,
      mistakesCertified,
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'constant-error-carousel',
    name: words('Constant error carousel', '恒定误差传送带'),
    tag: '2FCF',
    chapter: 'beyond',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The evidence says what is exact: the cell without a forget gate; and how far from 1 a gate with bias 40 is.',
        '检验写明什么是精确的：没有遗忘门的细胞；以及偏置为 40 的门与 1 相差多少。',
      ),
      formulaEvaluated,
      edgesChecked,
      mistakesCertified,
      rounded,
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'forget-bias-horizon',
    name: words('Forget bias for a horizon', '时间跨度与遗忘门偏置'),
    tag: 'H0YW',
    chapter: 'beyond',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-26',
        'The statement now says that the forget gate sees no input (V_f = 0).',
        '陈述中写明：遗忘门不依赖于输入（V_f = 0）。',
      ),
      amended(
        '2026-11-30',
        'b* now has the index of the step at which half is left.',
        'b* 现在带有下标，表示到哪一步还剩一半。',
      ),
      amended(
        '2026-11-30',
        'The law has its error between two bounds in place of O(1/k).',
        '对数律的误差改由两个界给出，代替 O(1/k)。',
      ),
      formulaEvaluated,
      edgesChecked,
      boundsEnclosed,
      rounded,
      amended(
        '2026-11-30',
        'The bias itself is now a hypothesis tried on both sides, and half of the deviation allowed is shown to be there.',
        '偏置本身现在也作为假设在两侧检验，并证实误差至少达到上界的一半。',
      ),
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'gradient-clipping',
    name: words('Gradient clipping by norm', '按范数裁剪梯度'),
    tag: 'Y6P6',
    chapter: 'beyond',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-26',
        'The statement now says that gradient and threshold are not zero.',
        '陈述中写明：梯度与阈值都不为零。',
      ),
      formulaEvaluated,
      edgesChecked,
      boundsEnclosed,
      rounded,
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'orthogonal-recurrence',
    name: words('Orthogonal recurrent weights', '正交的循环权重'),
    tag: 'PG7K',
    chapter: 'beyond',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The formula now says what was checked: not the norm alone, every singular value is 1.',
        '公式中写明所检验的内容：不只是范数，所有奇异值都是 1。',
      ),
      formulaEvaluated,
      mistakesCertified,
      amended(
        '2026-11-30',
        'The singular values of the product are now also compared with forward mode in any network, and each hypothesis is tried on both sides of its edge.',
        '乘积的奇异值现在还在任意网络中与前向模式比较；每条假设都在边缘两侧检验。',
      ),
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'transient-growth',
    name: words('Transient growth', '瞬态增长'),
    tag: 'B2CC',
    chapter: 'beyond',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-26',
        'The statement was narrowed to the family of matrices that is checked.',
        '陈述收窄到实际检验的这一族矩阵。',
      ),
      amended(
        '2026-11-30',
        'The upper bound of the formula is now checked at every power.',
        '公式中的上界现在对每个幂都作检验。',
      ),
      formulaEvaluated,
      edgesChecked,
      boundsEnclosed,
      amended(
        '2026-11-30',
        'Bounds and norm are now also compared with powers by repeated squaring, and the last inequality is tried where it holds by less than a millionth.',
        '上下界与范数现在还与反复平方求得的幂比较；最后一个不等式也在相差不到百万分之一处检验。',
      ),
      fewerSeeds,
      stepsExecuted,
    ],
  },
  {
    id: 'latch-experiment',
    name: words('Latch task experiment', '锁存任务实验'),
    tag: 'B5A7',
    chapter: 'beyond',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The arm that won had both gates set. The biases are now crossed, at three learning rates and with up to 1000 updates: it is the forget gate, and at the largest rate the input gate helps as well. The comparison with the tanh RNN was taken out of the statement, because it depends on the learning rate and the budget.',
        '原来胜出的一组同时设定了两个门。现在两个偏置交叉搭配，用三种学习率，最多更新 1000 次：起作用的是遗忘门，在最大的学习率之下，输入门也有帮助。与 tanh RNN 的比较从陈述中去掉，因为它取决于学习率和更新次数。',
      ),
      fewerSeeds,
    ],
  },
  {
    id: 'adding-experiment',
    name: words('Adding problem experiment', '加法问题实验'),
    tag: 'D0VJ',
    chapter: 'beyond',
    since: '2026-11-24',
    changes: [fewerSeeds],
  },
  {
    id: 'two-biases',
    name: words('Two biases of one gate', '一个门的两个偏置'),
    tag: '4A4Q',
    chapter: 'practice',
    since: '2026-11-30',
  },
  {
    id: 'truncated-bptt',
    name: words('Truncated BPTT', '截断的随时间反向传播'),
    tag: '05XC',
    chapter: 'practice',
    since: '2026-11-30',
  },
  {
    id: 'truncation-drops-all',
    name: words('Truncation that drops all', '全部丢掉的截断'),
    tag: 'PKF7',
    chapter: 'practice',
    since: '2026-11-30',
  },
  {
    id: 'gru-step',
    name: words('Step of the GRU', 'GRU 的一步'),
    tag: 'DTF5',
    chapter: 'practice',
    since: '2026-11-30',
  },
  {
    id: 'gru-jacobian',
    name: words('Step Jacobian of the GRU', 'GRU 的单步雅可比矩阵'),
    tag: 'G42D',
    chapter: 'practice',
    since: '2026-11-30',
  },
  {
    id: 'gru-keeps',
    name: words('What a GRU keeps', 'GRU 留住多少'),
    tag: '4664',
    chapter: 'practice',
    since: '2026-11-30',
  },
  {
    id: 'residual-product',
    name: words('Product of a residual network', '残差连接的乘积'),
    tag: 'CHZA',
    chapter: 'practice',
    since: '2026-11-30',
  },
  {
    id: 'residual-bounds',
    name: words('Bounds of a residual network', '残差连接的上下界'),
    tag: 'QF9K',
    chapter: 'practice',
    since: '2026-11-30',
  },
  {
    id: 'linear-state',
    name: words('Linear state-space model', '线性状态空间模型'),
    tag: 'GR51',
    chapter: 'practice',
    since: '2026-11-30',
  },
  {
    id: 'decay-rate',
    name: words('Decay rate and forget bias', '衰减率与遗忘门偏置'),
    tag: 'DWRN',
    chapter: 'practice',
    since: '2026-11-30',
  },
  {
    id: 'value-clipping',
    name: words('Clipping by value', '按值裁剪'),
    tag: 'C1MY',
    chapter: 'practice',
    since: '2026-11-30',
  },
];

/** The claims that were not withdrawn, in the order of the text. */
export const ids: readonly string[] = registry.filter(({ withdrawn }) => !withdrawn).map(({ id }) => id);

/** Imports the file of one claim, and no other. */
export const loadClaimFile = async ({ chapter, id }: Pick<Entry, 'chapter' | 'id'>): Promise<ClaimFile> =>
  (await import(`./${chapter}/${id}.ts`)).default;

/** @throws Error with claim, step and place for a step that cannot be read */
async function loadDerivation({ chapter, id }: Pick<Entry, 'chapter' | 'id'>): Promise<Claim['derivation']> {
  const all: Derivations = (await import(`./derivations/${chapter}.ts`)).default;
  if (!Object.hasOwn(all, id)) return undefined;
  const found = all[id];
  try {
    return typeof found === 'function' ? found() : found;
  } catch (error) {
    throw new Error(`the derivation of “${id}”, ${error instanceof Error ? error.message : error}`);
  }
}

/** Throws a RangeError with similar ids when there is no such claim. */
export async function loadClaim(id: string): Promise<Claim> {
  const entry = registry.find((one) => one.id === id && !one.withdrawn);
  if (!entry) throw unknownClaim(id);
  const { name, tag, chapter } = entry;
  const [file, derivation] = await Promise.all([loadClaimFile(entry), loadDerivation(entry)]);
  return { ...file, id, name, tag, chapter, ...(derivation && { derivation }) };
}

export function unknownClaim(id: string): RangeError {
  const near = ids.filter((known) => known.split('-').some((word) => id.includes(word)));
  return new RangeError(
    `there is no claim "${id}", needed one of the registry's ids${near.length > 0 ? ` (perhaps ${near.slice(0, 4).join(', ')})` : ''}; npm run prove lists them all`,
  );
}
