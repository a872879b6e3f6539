/**
 * All claims in the order of the text, with id, tag and chapter. From these follow a claim's file (`<chapter>/<id>.ts`), its
 * number (3.2 is the second of the third chapter) and its addresses. `npm run new-claim` adds an entry. Ids and tags never
 * change, which `tags.ledger` checks; numbers do when a claim is inserted, so cite the tag. A claim that turned out false
 * stays here, with the reason and its successor.
 */
import { type Words, words } from '../proof/words.ts';
import type { ChapterId, Claim, ClaimFile } from './claim.ts';

interface Change {
  /** ISO 8601. */
  readonly on: string;
  readonly what: Words;
}

export interface Entry {
  /** Name in code and addresses. Never changes. */
  readonly id: string;
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

export const registry: readonly Entry[] = [
  { id: 'rnn-state', tag: '7T3A', chapter: 'rnn', since: '2026-11-24' },
  {
    id: 'total-gradient',
    tag: '18DG',
    chapter: 'rnn',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-26',
        'The evidence now covers the weights of the read-out too, and the gradients that PyTorch found.',
        '验证中增加了读出层的权重，以及 PyTorch 求得的梯度。',
      ),
    ],
  },
  {
    id: 'gradient-step',
    tag: 'GVF7',
    chapter: 'rnn',
    since: '2026-11-24',
    changes: [
      amended('2026-11-26', 'The statement now says that the gradient must not be zero.', '陈述中写明：梯度不为零。'),
    ],
  },
  { id: 'rnn-chain', tag: 'T044', chapter: 'bptt', since: '2026-11-24' },
  { id: 'rnn-step-jacobian', tag: '2J7F', chapter: 'bptt', since: '2026-11-24' },
  { id: 'rnn-product', tag: 'D6HQ', chapter: 'bptt', since: '2026-11-24' },
  { id: 'activation-slope', tag: 'Z0FQ', chapter: 'vanishing', since: '2026-11-24' },
  { id: 'rnn-vanishing-bound', tag: '6BXF', chapter: 'vanishing', since: '2026-11-24' },
  { id: 'rnn-exploding', tag: 'W7V6', chapter: 'vanishing', since: '2026-11-24' },
  { id: 'rnn-step-gradient-limit', tag: 'VFX6', chapter: 'vanishing', since: '2026-11-24' },
  {
    id: 'rnn-total-gradient-limit',
    tag: 'CW22',
    chapter: 'vanishing',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-26',
        'The statement now says that the whole gradient must not be zero.',
        '陈述中写明：整个梯度不为零。',
      ),
    ],
  },
  {
    id: 'rnn-update-limit',
    tag: '3FRV',
    chapter: 'vanishing',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The recorded training runs now have up to 1000 updates instead of 400.',
        '记录的训练运行由最多更新 400 次改为 1000 次。',
      ),
    ],
  },
  { id: 'forget-gate', tag: 'AM2Q', chapter: 'lstm', since: '2026-11-24' },
  { id: 'candidate', tag: '9T85', chapter: 'lstm', since: '2026-11-24' },
  { id: 'input-gate', tag: '9KBR', chapter: 'lstm', since: '2026-11-24' },
  { id: 'input-gate-output', tag: 'A8YC', chapter: 'lstm', since: '2026-11-24' },
  { id: 'cell-state', tag: 'CFY0', chapter: 'lstm', since: '2026-11-24' },
  { id: 'output-gate', tag: '31AQ', chapter: 'lstm', since: '2026-11-24' },
  { id: 'output-vector', tag: 'FYY6', chapter: 'lstm', since: '2026-11-24' },
  { id: 'lstm-total-gradient', tag: 'CN7Q', chapter: 'lstm-bptt', since: '2026-11-24' },
  { id: 'gradient-series', tag: '5XCR', chapter: 'lstm-bptt', since: '2026-11-24' },
  { id: 'lstm-chain', tag: 'GY05', chapter: 'lstm-gradient', since: '2026-11-24' },
  { id: 'state-product', tag: 'YWC8', chapter: 'lstm-gradient', since: '2026-11-24' },
  { id: 'cell-state-expanded', tag: 'S5ZB', chapter: 'lstm-gradient', since: '2026-11-24' },
  { id: 'cell-state-compact', tag: '99T1', chapter: 'lstm-gradient', since: '2026-11-24' },
  { id: 'state-dependencies', tag: '8MVX', chapter: 'lstm-gradient', since: '2026-11-24' },
  { id: 'cell-state-derivative', tag: 'YTG1', chapter: 'lstm-gradient', since: '2026-11-24' },
  { id: 'four-terms', tag: '7H3N', chapter: 'lstm-gradient', since: '2026-11-24' },
  { id: 'abcd', tag: 'X6HY', chapter: 'lstm-gradient', since: '2026-11-24' },
  { id: 'additive-gradient', tag: 'Y96S', chapter: 'lstm-gradient', since: '2026-11-24' },
  { id: 'lstm-states-gradient', tag: '71DD', chapter: 'lstm-gradient', since: '2026-11-24' },
  {
    id: 'vanished-prefix',
    tag: 'YCJ5',
    chapter: 'rescue',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-26',
        'The formula now says what ε is: the factor by which new targets make the errors smaller.',
        '公式中写明 ε 的含义：换上新的目标值后，偏差缩小的倍数。',
      ),
    ],
  },
  {
    id: 'forget-gate-rescue',
    tag: '2KQK',
    chapter: 'rescue',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The trained networks now differ in the forget bias alone: the one that starts from b* no longer has its input gate closed.',
        '所训练的网络现在只有遗忘门偏置不同：从 b* 出发的一组不再同时关上输入门。',
      ),
    ],
  },
  { id: 'rescued-sum', tag: '3XK1', chapter: 'rescue', since: '2026-11-24' },
  {
    id: 'balancing-combination',
    tag: '00XC',
    chapter: 'rescue',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-26',
        'The formula now says that such weights and biases exist, not that all have these terms.',
        '公式中写明：存在这样的权重与偏置，而不是所有的都如此。',
      ),
    ],
  },
  {
    id: 'balanced-product',
    tag: 'V6KD',
    chapter: 'rescue',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-26',
        'The formula now says of what ε is the deviation, and that it is at most ¼.',
        '公式中写明 ε 是哪些量的偏差，并且不超过 ¼。',
      ),
    ],
  },
  { id: 'factors-rnn-lstm', tag: 'KGV5', chapter: 'rescue', since: '2026-11-24' },
  { id: 'likely-survival', tag: 'YSHB', chapter: 'rescue', since: '2026-11-30' },
  { id: 'lstm-no-vanishing', tag: '2YFJ', chapter: 'rescue', since: '2026-11-24' },
  { id: 'lstm-exploding', tag: '606A', chapter: 'rescue', since: '2026-11-24' },
  { id: 'forget-gate-derivative', tag: '2HRS', chapter: 'appendix', since: '2026-11-24' },
  { id: 'input-gate-derivative', tag: '3RXS', chapter: 'appendix', since: '2026-11-24' },
  { id: 'candidate-derivative', tag: '4D6Z', chapter: 'appendix', since: '2026-11-24' },
  { id: 'constant-error-carousel', tag: '2FCF', chapter: 'beyond', since: '2026-11-24' },
  {
    id: 'forget-bias-horizon',
    tag: 'H0YW',
    chapter: 'beyond',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-26',
        'The statement now says that the forget gate sees no input (V_f = 0).',
        '陈述中写明：遗忘门不看输入（V_f = 0）。',
      ),
    ],
  },
  {
    id: 'gradient-clipping',
    tag: 'Y6P6',
    chapter: 'beyond',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-26',
        'The statement now says that gradient and threshold are not zero.',
        '陈述中写明：梯度与阈值都不为零。',
      ),
    ],
  },
  { id: 'orthogonal-recurrence', tag: 'PG7K', chapter: 'beyond', since: '2026-11-24' },
  {
    id: 'transient-growth',
    tag: 'B2CC',
    chapter: 'beyond',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-26',
        'The statement was narrowed to the family of matrices that is checked.',
        '陈述收窄到实际检验的这一族矩阵。',
      ),
    ],
  },
  {
    id: 'latch-experiment',
    tag: 'B5A7',
    chapter: 'beyond',
    since: '2026-11-24',
    changes: [
      amended(
        '2026-11-30',
        'The arm that won had both gates set. The biases are now crossed, at three learning rates and with up to 1000 updates: it is the forget gate, and at the largest rate the input gate helps as well. The comparison with the tanh RNN was taken out of the statement, because it depends on the learning rate and the budget.',
        '原来胜出的一组同时设定了两个门。现在两个偏置交叉搭配，用三种学习率，最多更新 1000 次：起作用的是遗忘门，在最大的学习率之下，输入门也有帮助。与 tanh RNN 的比较从陈述中去掉，因为它取决于学习率和更新次数。',
      ),
    ],
  },
  { id: 'adding-experiment', tag: 'D0VJ', chapter: 'beyond', since: '2026-11-24' },
];

/** The claims that were not withdrawn, in the order of the text. */
export const ids: readonly string[] = registry.filter(({ withdrawn }) => !withdrawn).map(({ id }) => id);

/** Imports the file of one claim, and no other. */
export const loadClaimFile = async ({ chapter, id }: Pick<Entry, 'chapter' | 'id'>): Promise<ClaimFile> =>
  (await import(`./${chapter}/${id}.ts`)).default;

/** Throws a RangeError with similar ids when there is no such claim. */
export async function loadClaim(id: string): Promise<Claim> {
  const entry = registry.find((one) => one.id === id && !one.withdrawn);
  if (!entry) throw unknownClaim(id);
  const { tag, chapter } = entry;
  return { ...(await loadClaimFile(entry)), id, tag, chapter };
}

export function unknownClaim(id: string): RangeError {
  const near = ids.filter((known) => known.split('-').some((word) => id.includes(word)));
  return new RangeError(
    `there is no claim "${id}", needed one of the registry's ids${near.length > 0 ? ` (perhaps ${near.slice(0, 4).join(', ')})` : ''}; npm run prove lists them all`,
  );
}
