/**
 * The ledger of permanent tags: four characters of Crockford base 32, given once, never reused. Append only (`npm run
 * new-claim` does it; `tags.ledger` keeps watch): a claim that turned out false keeps its line and its page, with the
 * reason and its successor.
 */
export interface TagEntry {
  readonly tag: string;
  readonly id: string;
  /** Day on which the tag was given, ISO 8601. */
  readonly since: string;
  /** What was changed in the statement or its evidence since then, oldest first: for its history and the feed. */
  readonly changes?: readonly { readonly on: string; readonly what: { readonly en: string; readonly zh: string } }[];
  readonly withdrawn?: {
    readonly on: string;
    readonly reason: { readonly en: string; readonly zh: string };
    readonly successor?: string;
  };
}

export const tags: readonly TagEntry[] = [
  { tag: '7T3A', id: 'rnn-state', since: '2026-11-24' },
  {
    tag: '18DG',
    id: 'total-gradient',
    since: '2026-11-24',
    changes: [
      {
        on: '2026-11-26',
        what: {
          en: 'The evidence now covers the weights of the read-out too, and the gradients that PyTorch found.',
          zh: '验证中增加了读出层的权重，以及 PyTorch 求得的梯度。',
        },
      },
    ],
  },
  {
    tag: 'GVF7',
    id: 'gradient-step',
    since: '2026-11-24',
    changes: [
      {
        on: '2026-11-26',
        what: {
          en: 'The statement now says that the gradient must not be zero.',
          zh: '陈述中写明：梯度不为零。',
        },
      },
    ],
  },
  { tag: 'T044', id: 'rnn-chain', since: '2026-11-24' },
  { tag: '2J7F', id: 'rnn-step-jacobian', since: '2026-11-24' },
  { tag: 'D6HQ', id: 'rnn-product', since: '2026-11-24' },
  { tag: 'Z0FQ', id: 'activation-slope', since: '2026-11-24' },
  { tag: '6BXF', id: 'rnn-vanishing-bound', since: '2026-11-24' },
  { tag: 'W7V6', id: 'rnn-exploding', since: '2026-11-24' },
  { tag: 'VFX6', id: 'rnn-step-gradient-limit', since: '2026-11-24' },
  {
    tag: 'CW22',
    id: 'rnn-total-gradient-limit',
    since: '2026-11-24',
    changes: [
      {
        on: '2026-11-26',
        what: {
          en: 'The statement now says that the whole gradient must not be zero.',
          zh: '陈述中写明：整个梯度不为零。',
        },
      },
    ],
  },
  { tag: '3FRV', id: 'rnn-update-limit', since: '2026-11-24' },
  { tag: 'AM2Q', id: 'forget-gate', since: '2026-11-24' },
  { tag: '9T85', id: 'candidate', since: '2026-11-24' },
  { tag: '9KBR', id: 'input-gate', since: '2026-11-24' },
  { tag: 'A8YC', id: 'input-gate-output', since: '2026-11-24' },
  { tag: 'CFY0', id: 'cell-state', since: '2026-11-24' },
  { tag: '31AQ', id: 'output-gate', since: '2026-11-24' },
  { tag: 'FYY6', id: 'output-vector', since: '2026-11-24' },
  { tag: 'CN7Q', id: 'lstm-total-gradient', since: '2026-11-24' },
  { tag: '5XCR', id: 'gradient-series', since: '2026-11-24' },
  { tag: 'GY05', id: 'lstm-chain', since: '2026-11-24' },
  { tag: 'YWC8', id: 'state-product', since: '2026-11-24' },
  { tag: 'S5ZB', id: 'cell-state-expanded', since: '2026-11-24' },
  { tag: '99T1', id: 'cell-state-compact', since: '2026-11-24' },
  { tag: '8MVX', id: 'state-dependencies', since: '2026-11-24' },
  { tag: 'YTG1', id: 'cell-state-derivative', since: '2026-11-24' },
  { tag: '7H3N', id: 'four-terms', since: '2026-11-24' },
  { tag: 'X6HY', id: 'abcd', since: '2026-11-24' },
  { tag: 'Y96S', id: 'additive-gradient', since: '2026-11-24' },
  { tag: '71DD', id: 'lstm-states-gradient', since: '2026-11-24' },
  {
    tag: 'YCJ5',
    id: 'vanished-prefix',
    since: '2026-11-24',
    changes: [
      {
        on: '2026-11-26',
        what: {
          en: 'The formula now says what ε is: the factor by which new targets make the errors smaller.',
          zh: '公式中写明 ε 的含义：换上新的目标值后，偏差缩小的倍数。',
        },
      },
    ],
  },
  { tag: '2KQK', id: 'forget-gate-rescue', since: '2026-11-24' },
  { tag: '3XK1', id: 'rescued-sum', since: '2026-11-24' },
  {
    tag: '00XC',
    id: 'balancing-combination',
    since: '2026-11-24',
    changes: [
      {
        on: '2026-11-26',
        what: {
          en: 'The formula now says that such weights and biases exist, not that all have these terms.',
          zh: '公式中写明：存在这样的权重与偏置，而不是所有的都如此。',
        },
      },
    ],
  },
  {
    tag: 'V6KD',
    id: 'balanced-product',
    since: '2026-11-24',
    changes: [
      {
        on: '2026-11-26',
        what: {
          en: 'The formula now says of what ε is the deviation, and that it is at most ¼.',
          zh: '公式中写明 ε 是哪些量的偏差，并且不超过 ¼。',
        },
      },
    ],
  },
  { tag: 'KGV5', id: 'factors-rnn-lstm', since: '2026-11-24' },
  { tag: '2YFJ', id: 'lstm-no-vanishing', since: '2026-11-24' },
  { tag: '606A', id: 'lstm-exploding', since: '2026-11-24' },
  { tag: '2HRS', id: 'forget-gate-derivative', since: '2026-11-24' },
  { tag: '3RXS', id: 'input-gate-derivative', since: '2026-11-24' },
  { tag: '4D6Z', id: 'candidate-derivative', since: '2026-11-24' },
  { tag: '2FCF', id: 'constant-error-carousel', since: '2026-11-24' },
  {
    tag: 'H0YW',
    id: 'forget-bias-horizon',
    since: '2026-11-24',
    changes: [
      {
        on: '2026-11-26',
        what: {
          en: 'The statement now says that the forget gate sees no input (V_f = 0).',
          zh: '陈述中写明：遗忘门不看输入（V_f = 0）。',
        },
      },
    ],
  },
  {
    tag: 'Y6P6',
    id: 'gradient-clipping',
    since: '2026-11-24',
    changes: [
      {
        on: '2026-11-26',
        what: {
          en: 'The statement now says that gradient and threshold are not zero.',
          zh: '陈述中写明：梯度与阈值都不为零。',
        },
      },
    ],
  },
  { tag: 'PG7K', id: 'orthogonal-recurrence', since: '2026-11-24' },
  {
    tag: 'B2CC',
    id: 'transient-growth',
    since: '2026-11-24',
    changes: [
      {
        on: '2026-11-26',
        what: {
          en: 'The statement was narrowed to the family of matrices that is checked.',
          zh: '陈述收窄到实际检验的这一族矩阵。',
        },
      },
    ],
  },
  { tag: 'B5A7', id: 'latch-experiment', since: '2026-11-24' },
  { tag: 'D0VJ', id: 'adding-experiment', since: '2026-11-24' },
];
