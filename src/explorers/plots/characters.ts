import { text as label, line, ruleY } from '@observablehq/plot';
import { type Words, words } from '../../proof/words.ts';
import type { CharactersData, ReadingNetwork } from '../characters.ts';
import { frame, type Shaper, shaper, strong, text } from './drawing.ts';
import { decades, panel, stack } from './panels.ts';
import { colours, type Picture, type Place, short, widths } from './picture.ts';

const names = { rnn: 'RNN', lstm: 'LSTM' } as const;
/** What is marked in each text. */
const marked: Readonly<Record<CharactersData['text'], Words>> = {
  brackets: words('far closing brackets', '远处的右括号'),
  verse: words('the verb of each line', '每句的动词'),
  prose: words('first letters of words', '单词的首字母'),
};
/** How many marked characters of a sample fit. */
const fits: Readonly<Record<CharactersData['text'], (right: number, all: number) => Words>> = {
  brackets: (right, all) =>
    words(`${right} of ${all} far closing brackets fit`, `${all} 个远处的右括号中有 ${right} 个配对`),
  verse: (right, all) =>
    words(`${right} of ${all} verbs follow from the one before`, `${all} 个动词中有 ${right} 个接得上前一个`),
  prose: (right, all) => words(`${right} of ${all} words occur in the text`, `${all} 个单词中有 ${right} 个出自原文`),
};

/** The lag whose gradient is told. */
const told = 20;
const row = 19;
/** Lines of a sample. */
const linesAt = (width: number): number => (width === widths.wide ? 2 : 4);

/** A sample: what memory decides is strong where it fits, and underlined where it does not. */
function written(
  shape: Shaper,
  { width }: Place,
  lang: string,
  { sample, marks, network }: ReadingNetwork,
  y: number,
): Element[] {
  const characters = [...sample];
  const lines = linesAt(width);
  const each = Math.ceil(characters.length / lines);
  return [
    text(shape, 8, y, names[network], { ...strong, 'text-anchor': 'start' }),
    ...Array.from({ length: lines }, (_, l) => {
      const parts: (Element | string)[] = characters.slice(l * each, (l + 1) * each).map((one, k) => {
        const mark = marks.find(({ at }) => at === l * each + k);
        if (mark?.right === undefined) return one === ' ' ? '\u00A0' : one;
        const look = mark.right
          ? { fill: colours.a, 'font-weight': 'bold' }
          : { fill: colours.b, 'text-decoration': 'underline' };
        return shape('tspan', look, one);
      });
      return shape('text', { x: 8, y: y + (l + 1) * row + 4, 'font-size': 12.5, class: 'written', lang }, ...parts);
    }),
  ];
}

const last = ({ losses }: ReadingNetwork) => losses[losses.length - 1];
const count = (marks: ReadingNetwork['marks'], right: boolean) => marks.filter((mark) => mark.right === right).length;

const picture: Picture<CharactersData> = {
  legend: [
    { label: words('LSTM', 'LSTM'), mark: 'line', colour: colours.a },
    { label: words('RNN', 'RNN'), mark: 'line', colour: colours.b },
    {
      label: words('before training; loss without memory', '训练之前；没有记忆时的损失'),
      mark: 'dashed',
      colour: colours.soft,
    },
  ],
  draw({ text: kind, budget, baselines, learners }, place) {
    const { lang, width } = place;
    const shape = shaper(place);
    const colour = { rnn: colours.b, lstm: colours.a } as const;
    /** A curve of losses over the dashed lines of `levels`, from the top; each line has its name above or below it. */
    const losses = (
      of: 'loss' | 'marked',
      name: Words,
      levels: readonly { level: number; name?: Words; dy?: number }[],
    ) => {
      const top = levels[0].level * 1.3;
      return {
        height: 150,
        marginBottom: 8,
        y: { domain: [0, top], ticks: 4, label: name[lang] },
        marks: [
          ...levels.map(({ level }) => ruleY([level], { stroke: colours.soft, strokeDasharray: '5 4' })),
          ...levels.map(({ level: y, name, dy = 0 }) =>
            label(name ? [name[lang]] : [], { x: budget, y, dy, textAnchor: 'end' as const, fill: colours.soft }),
          ),
          ...learners.map(({ network, losses: points }) =>
            line(points, {
              x: 'update',
              y: (point: ReadingNetwork['losses'][number]) => Math.min(point[of], top),
              stroke: colour[network],
              strokeWidth: 1.8,
            }),
          ),
        ],
      };
    };
    const upper = stack(place, { domain: [0, budget], label: words('updates', '更新次数')[lang] }, [
      losses('loss', words('loss, nats a character', '损失（奈特 / 字符）'), [
        { level: baselines.uniform, name: words('every character equally likely', '各字符等可能'), dy: -8 },
        { level: baselines.frequencies, name: words('by frequency', '按字符频率'), dy: 9 },
      ]),
      {
        ...losses('marked', words(`loss at ${marked[kind].en}`, `损失：${marked[kind].zh}`), [
          { level: baselines.marked },
        ]),
        height: 180,
        marginBottom: 38,
      },
    ]);
    const y = decades(
      learners.flatMap(({ before, now }) => [...before, ...now]),
      [-12, 2],
    );
    const curve = (values: readonly number[], network: ReadingNetwork['network'], dashed: boolean) =>
      line(values, {
        x: (_: number, lag: number) => lag,
        y: (value: number) => y.within(value),
        stroke: colour[network],
        strokeWidth: dashed ? 1.2 : 1.8,
        ...(dashed && { strokeDasharray: '5 4' }),
      });
    const lower = panel(place, {
      height: 220,
      x: { domain: [0, learners[0].now.length - 1], label: words('lag ℓ', '时滞 ℓ')[lang] },
      y: {
        ...y.scale,
        label: words('‖∂E/∂c‖ at lag ℓ over that at lag 0', '时滞 ℓ 处的 ‖∂E/∂c‖（时滞 0 处为 1）')[lang],
      },
      marks: [
        y.grid,
        ...learners.flatMap(({ network, before, now }) => [curve(before, network, true), curve(now, network, false)]),
      ],
    });
    const upperHeight = Number(upper.getAttribute('height'));
    lower.setAttribute('y', String(upperHeight));
    const from = upperHeight + Number(lower.getAttribute('height')) + 14;
    const block = row * (1 + linesAt(width)) + 8;
    const samples = [...learners]
      .reverse()
      .flatMap((learner, k) => written(shape, place, kind === 'verse' ? 'zh' : 'en', learner, from + k * block));
    return frame(shape, width, from + learners.length * block, upper, lower, ...samples);
  },
  table({ learners }, { lang }) {
    const head = [
      words('updates', '更新次数')[lang],
      ...learners.flatMap(({ network }) => [
        words(`loss, ${names[network]}`, `损失（${names[network]}）`)[lang],
        words(`loss where memory decides, ${names[network]}`, `由记忆决定处的损失（${names[network]}）`)[lang],
      ]),
      words('lag', '时滞')[lang],
      ...learners.flatMap(({ network }) => [
        words(`gradient before, ${names[network]}`, `训练前的梯度（${names[network]}）`)[lang],
        words(`gradient now, ${names[network]}`, `现在的梯度（${names[network]}）`)[lang],
      ]),
    ];
    const length = Math.max(...learners.flatMap(({ losses, now }) => [losses.length, now.length]));
    const at = (k: number) => [
      learners.map(({ losses }) => losses[k]?.update).find((update) => update !== undefined),
      ...learners.flatMap(({ losses }) => [losses[k]?.loss, losses[k]?.marked]),
      k < learners[0].now.length ? k : undefined,
      ...learners.flatMap(({ before, now }) => [before[k], now[k]]),
    ];
    return { head, rows: Array.from({ length }, (_, k) => at(k)) };
  },
  says({ text: kind, baselines, learners }, { lang, number }) {
    const to3 = (x: number) => number(short(x));
    const one = (learner: ReadingNetwork): string => {
      const { network, update, before, now, sample, marks, digest } = learner;
      const name = names[network];
      const latest = last(learner);
      const fit = fits[kind](count(marks, true), count(marks, true) + count(marks, false));
      const reach = words(
        `the gradient at lag ${told} is ${to3(now[told])} of that at lag 0 (before training ${to3(before[told])})`,
        `时滞 ${told} 处的梯度是时滞 0 处的 ${to3(now[told])} 倍（训练前 ${to3(before[told])}）`,
      );
      const losses = latest
        ? words(
            `a loss of ${to3(latest.loss)} nats a character, ${to3(latest.marked)} at ${marked[kind].en}; `,
            `每个字符损失 ${to3(latest.loss)} 奈特，${marked[kind].zh}处 ${to3(latest.marked)}；`,
          )
        : words('', '');
      return words(
        `${name} after ${update} updates: ${losses.en}${reach.en}. It writes “${sample.trim()}”; ${fit.en}. Digest of its weights: ${digest}.`,
        `${name} 更新 ${update} 次后：${losses.zh}${reach.zh}。它写出：“${sample.trim()}”，${fit.zh}。权重的摘要：${digest}。`,
      )[lang];
    };
    const [rnn, lstm] = learners;
    const without = words(
      `Without memory the loss is ${to3(baselines.frequencies)} nats a character, ${to3(baselines.marked)} at ${marked[kind].en}. `,
      `没有记忆时，每个字符损失 ${to3(baselines.frequencies)} 奈特，${marked[kind].zh}处 ${to3(baselines.marked)}。`,
    );
    return `${without[lang]}${one(lstm)}${lang === 'en' ? ' ' : ''}${one(rnn)}`;
  },
};

export default picture;
