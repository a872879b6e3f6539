import { line, ruleX } from '@observablehq/plot';
import { words } from '../../proof/words.ts';
import type { RaceData, Runner } from '../race.ts';
import { heatLegend, heatMap, patches } from './heat.ts';
import { decades, type Options, stack } from './panels.ts';
import { colours, type Picture, type Place } from './picture.ts';

const names = { rnn: words('RNN', 'RNN'), lstm: words('LSTM', 'LSTM') } as const;
export const mapColumns = 40;

/** The gradient by lag of one network: a column for each fortieth of the race. */
export function gradientMap({ T, budget, lags }: RaceData, { network, gradients }: Runner, { lang }: Place): Options {
  // Each lag sampled stands for those nearer to it than to its neighbours.
  const edges = lags.map((tau, i) => (i === 0 ? 0 : (tau + lags[i - 1]) / 2)).concat(T - 1);
  const cells = gradients.flatMap((column, at) =>
    patches(column, edges, (at * budget) / mapColumns, ((at + 1) * budget) / mapColumns),
  );
  const label = words(`${names[network].en}: lag τ`, `${names[network].zh}：时滞 τ`)[lang];
  return {
    y: { domain: [0, T - 1], ticks: 4, label },
    color: { type: 'identity' },
    marks: [heatMap(cells, 'y')],
  };
}

/** The latest loss; 0 before the first update. */
const soFar = ({ losses }: Runner): number => losses[losses.length - 1]?.loss ?? 0;

const picture: Picture<RaceData> = {
  legend: [
    { label: words('loss, LSTM', '损失（LSTM）'), mark: 'line', colour: colours.a },
    { label: words('loss, RNN', '损失（RNN）'), mark: 'dashed', colour: colours.b },
    ...heatLegend,
  ],
  draw(data, place) {
    const { lang } = place;
    const { budget, runners } = data;
    const [rnn, lstm] = runners;
    const y = decades([1, ...runners.flatMap(({ losses }) => losses.map(({ loss }) => loss))], [-6, 2]);
    const curve = { x: 'update', y: ({ loss }: Runner['losses'][number]) => y.within(loss), strokeWidth: 1.8 };
    const solved = runners.filter((runner) => runner.solvedAt);
    return stack(place, { domain: [0, budget], label: words('updates', '更新次数')[lang] }, [
      {
        height: 180,
        marginBottom: 8,
        y: { ...y.scale, label: words('loss', '损失')[lang] },
        marks: [
          y.grid,
          ruleX(solved, {
            x: 'solvedAt',
            stroke: ({ network }: Runner) => (network === 'lstm' ? colours.a : colours.b),
            strokeDasharray: '2 3',
          }),
          line(rnn.losses, { ...curve, stroke: colours.b, strokeDasharray: '5 4' }),
          line(lstm.losses, { ...curve, stroke: colours.a }),
        ],
        color: { type: 'identity' },
      },
      { height: 172, marginBottom: 8, ...gradientMap(data, lstm, place) },
      { height: 212, marginBottom: 40, ...gradientMap(data, rnn, place) },
    ]);
  },
  table({ lags, budget, runners }, { lang }) {
    const far = lags[lags.length - 1];
    const columnNames = {
      en: (name: string) => [`loss, ${name}`, `gradient at lag ${far}, ${name}`],
      zh: (name: string) => [`损失（${name}）`, `时滞 ${far} 的梯度（${name}）`],
    }[lang];
    const head = [
      words('updates', '更新次数')[lang],
      ...runners.flatMap(({ network }) => columnNames(names[network][lang])),
    ];
    const at = [...new Set(runners.flatMap(({ losses }) => losses.map(({ update }) => update)))];
    const cells = ({ losses, gradients }: Runner, update: number) => {
      const column = gradients[Math.floor(((update - 1) * mapColumns) / budget)];
      return [losses.find((point) => point.update === update)?.loss, column?.[column.length - 1]];
    };
    return { head, rows: at.map((update) => [update, ...runners.flatMap((runner) => cells(runner, update))]) };
  },
  says({ task, T, runners }, { lang, number }) {
    const one = (runner: Runner): string => {
      const { network, update, solvedAt, looks } = runner;
      const accuracy = looks.at(-1)?.accuracy;
      const name = names[network][lang];
      if (solvedAt !== undefined)
        return words(`the ${name} solved it at update ${solvedAt}`, `${name} 在第 ${solvedAt} 次更新时学会`)[lang];
      const right = accuracy === undefined ? undefined : number(Math.round(1000 * accuracy) / 10);
      const loss = number(Number(soFar(runner).toPrecision(2)));
      if (right === undefined)
        return words(`the ${name} is at update ${update}`, `${name} 进行到第 ${update} 次更新`)[lang];
      return words(
        `the ${name} has not after ${update} updates (loss ${loss}, ${right} % of new sequences right)`,
        `${name} 更新 ${update} 次后尚未学会（损失 ${loss}，新序列答对 ${right}%）`,
      )[lang];
    };
    const [rnn, lstm] = runners;
    const what = task === 'latch' ? words('The latch task', '锁存任务') : words('The adding problem', '加法问题');
    return words(
      `${what.en} over ${T} steps: ${one(lstm)}; ${one(rnn)}.`,
      `${T} 步的${what.zh}：${one(lstm)}；${one(rnn)}。`,
    )[lang];
  },
};
export default picture;
