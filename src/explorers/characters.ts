/** Two networks that read a text character by character, in turn, and what has become of them: loss, memory, gradient by lag, a sample. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { randomFrom } from '../engine/arithmetic/random.ts';
import { type CorpusName, corpora } from '../engine/training/corpora.ts';
import { baselines, createProbe, createWriter } from '../engine/training/reading.ts';
import { createTrainer, type TrainingConfig } from '../engine/training/trainer.ts';
import { words } from '../proof/words.ts';
import { defineRace, inTurn, numberParameter, type Race, seedParameter, type ValuesOf } from './explorer.ts';

/** Steps of a sequence, pieces of the text that end in a marked character, points of a curve. */
export const readingLimits = { T: 48, pieces: 32, points: 50 } as const;

/** Characters of a sample; a Chinese one is as wide as two Latin letters. */
const sampleOf: Readonly<Record<CorpusName, number>> = { brackets: 156, verse: 92, prose: 156 };

/** A character of a sample that memory decides, and whether it fits; undefined where the sample does not tell. */
export interface SampleMark {
  readonly at: number;
  readonly right: boolean | undefined;
}

export interface ReadingNetwork {
  readonly network: 'rnn' | 'lstm';
  readonly update: number;
  /** Nats a character: the mean over the updates of one point, which end at `update`, and that of marked characters alone, after it. */
  readonly losses: readonly { readonly update: number; readonly loss: number; readonly marked: number }[];
  /** ‖∂E_T/∂c_{T−ℓ}‖/‖∂E_T/∂c_T‖ for ℓ = 0 … T − 1, E_T the loss of a marked character: before the first update, and now. */
  readonly before: readonly number[];
  readonly now: readonly number[];
  readonly sample: string;
  readonly marks: readonly SampleMark[];
  /** 16 hex digits of SHA-256 of the weights, as little-endian float64. */
  readonly digest: string;
}

export interface CharactersData {
  readonly text: CorpusName;
  readonly budget: number;
  /** Nats a character without memory: all characters equally likely, by their frequencies, and the marked ones by theirs. */
  readonly baselines: { readonly uniform: number; readonly frequencies: number; readonly marked: number };
  readonly learners: readonly ReadingNetwork[];
}

const parameters = {
  text: {
    label: words('Text', '文本'),
    options: {
      brackets: words('words in brackets, by a small grammar', '括号里的单词，由一个小语法生成'),
      verse: words('a verse of the Book of Songs, Chinese', '《诗经·周南·芣苢》'),
      prose: words('a paragraph of our own, English', '自拟的一段英文'),
    },
    initial: 'brackets',
  },
  bias: {
    label: words('Forget bias of the LSTM at the start', 'LSTM 遗忘门的初始偏置'),
    options: {
      zero: words('0', '0'),
      one: words('1', '1'),
      horizon: words('b* for the length of a sequence', 'b*（按序列长度）'),
    },
    initial: 'one',
  },
  units: numberParameter('Units', '单元数', 4, 64, 1, 24),
  rate: numberParameter('Learning rate', '学习率', 0.001, 0.1, 0.001, 0.03),
  budget: numberParameter('Updates', '更新次数', readingLimits.points, 2000, readingLimits.points, 500),
  seed: seedParameter,
} as const;
export type CharactersValues = ValuesOf<typeof parameters>;

const biases = { zero: 0, one: 1, horizon: 'b*' } as const;

export const learnerConfig = (
  { text, bias, units, rate }: CharactersValues,
  network: ReadingNetwork['network'],
): TrainingConfig => ({
  network,
  n: units,
  task: text,
  T: readingLimits.T,
  batch: 16,
  optimiser: 'adam',
  rate,
  clip: 1,
  noise: 0,
  forgetBias: biases[bias],
  inputBias: 0,
  start: 'uniform',
});

function createLearner(values: CharactersValues, network: ReadingNetwork['network']) {
  const { budget, seed } = values;
  const text = corpora[values.text];
  const trainer = createTrainer(learnerConfig(values, network), seed);
  const probe = createProbe(trainer.shape, text, readingLimits.pieces);
  const write = createWriter(trainer.shape, text);
  const each = budget / readingLimits.points;
  const losses: ReadingNetwork['losses'][number][] = [];
  let sum = 0;
  const byLag = () => {
    const reach = Array.from(probe(trainer.weights).byLag);
    return reach.map((norm) => (reach[0] > 0 ? norm / reach[0] : 0));
  };
  const before = byLag();
  return {
    get done() {
      return trainer.update >= budget;
    },
    step() {
      if (trainer.update >= budget) return;
      const { update, loss } = trainer.step();
      sum += loss;
      if (update % each !== 0) return;
      losses.push({ update, loss: sum / each, marked: probe(trainer.weights).loss });
      sum = 0;
    },
    data(): ReadingNetwork {
      const sample = write(trainer.weights, randomFrom('reading', 'sample', seed), text.opening, sampleOf[values.text]);
      const marks = [...sample].flatMap((_, at) =>
        text.marked(sample, at) ? [{ at, right: text.right(sample, at) }] : [],
      );
      return {
        network,
        update: trainer.update,
        losses: [...losses],
        before,
        now: byLag(),
        sample,
        marks,
        digest: digestOf(trainer.weights),
      };
    },
  };
}

function digestOf(weights: Float64Array): string {
  const bytes = new DataView(new ArrayBuffer(8 * weights.length));
  for (const [k, weight] of weights.entries()) bytes.setFloat64(8 * k, weight, true);
  return bytesToHex(sha256(new Uint8Array(bytes.buffer))).slice(0, 16);
}

export default defineRace({
  id: 'characters',
  title: words('Which character comes next?', '下一个字符是什么？'),
  describes: words(
    'An LSTM and a $\\tanh$ RNN read the same text, one character a step, and learn in turn to predict the next one (cross-entropy, Adam, gradients clipped at 1, sequences of 48 characters). From top to bottom: the loss of the batches; the loss at characters that only memory can tell (a closing bracket 12 or more characters after the opening one, the verb of a line, the first letter of a word); how far the error of such a character reaches, $\\lVert\\partial E_T/\\partial c_{T-\\ell}\\rVert$ as a multiple of its value at lag $0$, before training and now; and what each network writes when every character is drawn by its probability. Where memory decides, bold characters fit and underlined ones do not.',
    '一个 LSTM 和一个 $\\tanh$ RNN 阅读同一文本，每步读一个字符，轮流学习预测下一个字符（交叉熵，Adam，梯度裁剪到 1，序列长 48 个字符）。自上而下：各批次的损失；只有凭记忆才能猜中的字符处的损失（与左括号相隔至少 12 个字符的右括号、诗句的动词、单词的首字母）；这种字符的误差能传多远，即 $\\lVert\\partial E_T/\\partial c_{T-\\ell}\\rVert$ 与时滞为 $0$ 时之比，训练之前与现在各画一条；最下面是按概率逐个抽取字符时，两个网络写出的文字。凡由记忆决定之处，合适的字符用粗体，不合适的加下划线。',
  ),
  tries: words(
    'Try: start with the brackets. The first loss soon falls, and only later the second; look at the gradient at long lags while it does. Then start from another forget bias, or let the networks read the verse, in which each line differs from the one before in its verb alone. Which start is ahead?',
    '试一试：先读括号。第一条损失很快下降，第二条要晚得多；它下降时，看长时滞处的梯度如何变化。再换一个遗忘门偏置重新开始，或改读《芣苢》，其中每句只换一个动词。哪个起点领先？',
  ),
  parameters,
  begin(values): Race<CharactersData> {
    const known = baselines(corpora[values.text]);
    const learners = (['rnn', 'lstm'] as const).map((network) => createLearner(values, network));
    return inTurn(learners, () => ({
      text: values.text,
      budget: values.budget,
      baselines: known,
      learners: learners.map((one) => one.data()),
    }));
  },
});
