/**
 * The rules that every visible text keeps, in either language; content/STYLE.md has the terms. `glossary.test.ts` looks through
 * all of them.
 */
import type { Language, Words } from '../../proof/words.ts';

interface GlossaryRule {
  readonly in: readonly Language[];
  /** What must not occur, outside of TeX unless `tex`. */
  readonly never: RegExp;
  readonly tex?: true;
  readonly instead: string;
  /** A text that breaks it. */
  readonly such: string;
}

const doers = '(?:network|gate|cell|unit|layer|RNN|LSTM)s?';
const voices = '(?:hears?|speaks?|knows?|promises?|listens?|wants?|(?:is|are) (?:silent|deaf))';

export const rules: readonly GlossaryRule[] = [
  { in: ['zh'], never: /[「」『』]/, instead: '“ ”', such: '所谓「门」' },
  { in: ['zh'], never: /(?:^|[^\w])["'](?=\p{Script=Han})/u, instead: '“ ”', such: '所谓"门"' },
  { in: ['en', 'zh'], never: /(?<![\w\\/.-])[A-Za-z∂]_(?:\{|\w+)/, instead: 'TeX, or words', such: '偏置 b_f 取 1' },
  {
    in: ['en', 'zh'],
    never: /\\cdot ?10\^|[·⋅] ?10[\^⁻⁰-⁹]/,
    tex: true,
    instead: '\\times 10^{…}',
    such: '$3 \\cdot 10^{-8}$',
  },
  { in: ['en'], never: /[a-z]'(?:s|t|re|ve)\b/, instead: '’', such: "the gate's slope" },
  {
    in: ['en'],
    never: new RegExp(`\\b${doers} (?:\\w+ )?${voices}\\b`),
    instead: 'depends on, reads, is',
    such: 'the gate knows it',
  },
  {
    in: ['zh'],
    never: /(?:网络|门|细胞|单元|RNN|LSTM)(?:也|就|还|会|能|并不|不)?(?:知道|听|说|发言|承诺)/,
    instead: '依赖于',
    such: '输出门知道状态',
  },
  {
    in: ['en'],
    never:
      /\b(?:derivatives?|gradients?|differentiated) by (?:\$[\\{]*(?:[Wwcuvb](?![a-z])|partial)|the weights?|a vector)/,
    tex: true,
    instead: 'with respect to',
    such: 'the gradient by $W$',
  },
  {
    in: ['en'],
    never: /\b(?:held against|at will|hang together|has heard)\b/,
    instead: 'plain words',
    such: 'held against PyTorch',
  },
  { in: ['en'], never: /\b(?:total|whole|single|one|last) errors?\b/, instead: 'loss', such: 'the total error' },
  {
    in: ['zh'],
    never: /梯度弥散|梯度膨胀|雅克比|隐含层|普通网络|所印|印作|印成|步以前|照遗忘门|遗忘门的话/,
    instead: 'the terms of content/STYLE.md',
    such: '梯度弥散',
  },
  {
    in: ['zh'],
    never: /[一二三四五六七八九]?[十百千][一二三四五六七八九十百]*(?:步|次|个)/,
    instead: 'figures',
    such: '二十步之后',
  },
  { in: ['en', 'zh'], never: /(?:\bequation|公式) \d+\.\d/i, instead: '<Equation id="…" />', such: '见公式 3.1' },
];

/** Terms that a chapter introduces with the word of the other language or in full. */
export const introduced: readonly Words[] = [
  { en: '*recurrent neural network* (RNN)', zh: '循环神经网络（recurrent neural network，RNN）' },
  { en: '*long short-term memory*', zh: '长短期记忆网络（long short-term memory，LSTM）' },
  { en: '*loss*', zh: '**损失**（loss）' },
  { en: '*immediate* partial derivative', zh: '**直接偏导数**（immediate partial derivative）' },
  { en: '*backpropagation through time* (BPTT)', zh: '**随时间反向传播**（backpropagation through time，BPTT，' },
  { en: '*vanishing gradient*', zh: '**梯度消失**（vanishing gradient）' },
  { en: '*exploding gradient*', zh: '**梯度爆炸**（exploding gradient）' },
  { en: '*candidate*', zh: '**候选值**（candidate，' },
  { en: 'confidence interval', zh: '置信区间（confidence interval）' },
  { en: '*non-normal* matrices', zh: '**非正规矩阵**（non-normal matrix）' },
  { en: '*constant error carousel*', zh: '**恒定误差传送带**（constant error carousel，' },
];

const withoutTex = (text: string): string =>
  text
    .replace(/\$[^$]*\$/g, '…')
    .replace(/<[A-Z][^>]*>/g, '')
    .replace(/`[^`]*`/g, '');

/** What breaks a rule in a text, one message each. */
export function broken(text: string, lang: Language): string[] {
  return rules.flatMap((rule) => {
    const [found] = (rule.in.includes(lang) && rule.never.exec(rule.tex ? text : withoutTex(text))) || [];
    return found ? [`“${found}” in “${text.slice(0, 90)}”, needed ${rule.instead}`] : [];
  });
}

/** All pairs of texts in a value, at any depth. */
export function wordsIn(value: unknown, seen = new Set<unknown>()): Words[] {
  if (typeof value !== 'object' || value === null || seen.has(value) || ArrayBuffer.isView(value)) return [];
  seen.add(value);
  const { en, zh } = value as Partial<Words>;
  if (typeof en === 'string' && typeof zh === 'string') return [{ en, zh }];
  return Object.values(value).flatMap((inner) => wordsIn(inner, seen));
}
