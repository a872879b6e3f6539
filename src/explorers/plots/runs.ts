import { areaY, line } from '@observablehq/plot';
import { words } from '../../proof/words.ts';
import { armOptions } from './arms.ts';
import { decades, stack } from './panels.ts';
import { colours, type Picture, type Reader, short } from './picture.ts';
import type { RunsData } from './recorded.ts';

type Arm = RunsData['arms'][number];
type Point = NonNullable<Arm['points']>[number];

const styles = [
  { stroke: colours.a, strokeDasharray: '' },
  { stroke: colours.b, strokeDasharray: '5 4' },
] as const;
const nameOf = ({ id }: Arm, { lang }: Pick<Reader, 'lang'>): string =>
  armOptions[id as keyof typeof armOptions]?.[lang] ?? id;

const picture: Picture<RunsData> = {
  legend: [
    { label: words('first arm', '第一组'), mark: 'line', colour: colours.a },
    { label: words('second arm', '第二组'), mark: 'dashed', colour: colours.b },
    { label: words('between the quartiles', '两个四分位数之间'), mark: 'area', colour: colours.band },
  ],
  draw({ budget, arms }, place) {
    const { lang } = place;
    const drawn = arms.map(({ points = [] }, i) => ({ points: points as Point[], style: styles[i] }));
    const y = decades([1, ...drawn.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high]))], [-6, 1]);
    const [bottom] = y.scale.domain;
    const clamped = (loss: number) => Math.max(bottom, loss);
    return stack(place, { domain: [0, budget], label: words('updates', '更新次数')[lang] }, [
      {
        y: { ...y.scale, label: words('loss on new sequences, median', '新序列上的损失，中位数')[lang] },
        marks: [
          y.grid,
          ...drawn.map(({ points, style }) =>
            areaY(points, {
              x: 'update',
              y1: ({ low }: Point) => clamped(low),
              y2: ({ high }: Point) => clamped(high),
              fill: style.stroke,
              fillOpacity: 0.15,
            }),
          ),
          ...drawn.map(({ points, style }) =>
            line(points, { x: 'update', y: ({ middle }: Point) => clamped(middle), strokeWidth: 2, ...style }),
          ),
        ],
      },
      {
        y: { domain: [0, 1], ticks: 5, label: words('share of the runs solved', '已学会的比例')[lang] },
        marks: drawn.map(({ points, style }) =>
          line(points, { x: 'update', y: 'solved', curve: 'step-after', strokeWidth: 2, ...style }),
        ),
      },
    ]);
  },
  table({ arms }, { lang }) {
    const head = {
      en: (name: string) => [`loss, lower quartile: ${name}`, 'median', 'upper quartile', 'share solved'],
      zh: (name: string) => [`损失的下四分位数：${name}`, '中位数', '上四分位数', '已学会的比例'],
    }[lang];
    const updates = (arms.find(({ points }) => points)?.points ?? []).map(({ update }) => update);
    return {
      head: [words('updates', '更新次数')[lang], ...arms.flatMap((arm) => head(nameOf(arm, { lang })))],
      rows: updates.map((update, k) => [
        update,
        ...arms.flatMap(({ points }) => {
          const { low, middle, high, solved } = points?.[k] ?? {};
          return [low, middle, high, solved];
        }),
      ]),
    };
  },
  says({ arms }, { lang, number }) {
    const percent = (x: number) => number(short(100 * x));
    const one = (arm: Arm): string => {
      const { successes, trials, low, high, points } = arm;
      const name = nameOf(arm, { lang });
      return points
        ? words(
            `${name}: ${successes} of ${trials} runs solved the task (95 % interval from ${percent(low)} to ${percent(high)} %)`,
            `${name}：${trials} 次中学会 ${successes} 次（95% 区间为 ${percent(low)}% 至 ${percent(high)}%）`,
          )[lang]
        : words(`${name}: not run in this experiment`, `${name}：这个实验中没有运行`)[lang];
    };
    return words(`${arms.map(one).join('; ')}.`, `${arms.map(one).join('；')}。`)[lang];
  },
};
export default picture;
