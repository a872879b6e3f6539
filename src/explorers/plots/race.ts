import { words } from '../../proof/words.ts';
import type { RaceData, Runner } from '../race.ts';
import { heatLegend, patches, patchMarks } from './heat.ts';
import { line, rect, ruleX, ruleY } from './marks.ts';
import { colours, decades, type Picture, type Place, panel, stack } from './picture.ts';

const names = { rnn: words('RNN', 'RNN'), lstm: words('LSTM', 'LSTM') } as const;
const columns = 40;

/** The gradient by lag of one network: a column for each fortieth of the race. */
function map({ T, budget, lags }: RaceData, { network, gradients }: Runner, place: Place, last: boolean): Element {
  const { lang, number } = place;
  // Each lag looked at stands for those nearer to it than to its neighbours.
  const edges = lags.map((tau, i) => (i === 0 ? 0 : (tau + lags[i - 1]) / 2)).concat(T - 1);
  const cells = gradients.flatMap((column, at) => {
    const [from, to] = [(at * budget) / columns, ((at + 1) * budget) / columns];
    return patches(column, edges, from, to).map(({ x1, x2, y1, y2, colour }) => ({
      x1: y1,
      x2: y2,
      y1: x1,
      y2: x2,
      colour,
    }));
  });
  const label = words(`${names[network].en}: lag τ`, `${names[network].zh}：时滞 τ`)[lang];
  return panel(place, last ? 212 : 172, {
    marginBottom: last ? 40 : 8,
    x: {
      domain: [0, budget],
      tickFormat: number,
      label: words('updates', '更新次数')[lang],
      labelArrow: 'none',
      ...(last ? {} : { axis: null }),
    },
    y: { domain: [0, T - 1], ticks: 4, tickFormat: number, label, labelArrow: 'none' },
    color: { type: 'identity' },
    marks: [rect(cells, patchMarks)],
  });
}

/** An update with nothing to say yet. */
const soFar = ({ losses }: Runner): number => losses[losses.length - 1]?.loss ?? 0;

const picture: Picture<RaceData> = {
  legend: [
    { label: words('loss, LSTM', '损失（LSTM）'), mark: 'line', colour: colours.a },
    { label: words('loss, RNN', '损失（RNN）'), mark: 'dashed', colour: colours.b },
    ...heatLegend,
  ],
  draw(data, place) {
    const { lang, number } = place;
    const { budget, runners } = data;
    const [rnn, lstm] = runners;
    const y = decades([1, ...runners.flatMap(({ losses }) => losses.map(({ loss }) => loss))], [-6, 2]);
    const curve = ({ losses }: Runner, stroke: string, dash?: string) =>
      line(losses, {
        x: 'update',
        y: ({ loss }) => y.within(loss),
        stroke,
        strokeWidth: 1.8,
        ...(dash && { strokeDasharray: dash }),
      });
    const solved = runners.flatMap((runner) => (runner.solvedAt ? [runner] : []));
    return stack(place, [
      panel(place, 180, {
        marginBottom: 8,
        x: { domain: [0, budget], axis: null },
        y: {
          type: y.type,
          domain: y.domain,
          ticks: y.ticks,
          tickFormat: number,
          label: words('loss', '损失')[lang],
          labelArrow: 'none',
        },
        marks: [
          ruleY(y.ticks, { stroke: colours.grid }),
          ruleX(solved, {
            x: 'solvedAt',
            stroke: ({ network }: Runner) => (network === 'lstm' ? colours.a : colours.b),
            strokeDasharray: '2 3',
          }),
          curve(rnn, colours.b, '5 4'),
          curve(lstm, colours.a),
        ],
        color: { type: 'identity' },
      }),
      map(data, lstm, place, false),
      map(data, rnn, place, true),
    ]);
  },
  table({ lags, budget, runners }, { lang }) {
    const far = lags[lags.length - 1];
    const head = {
      en: [
        'updates',
        ...runners.flatMap(({ network }) => [
          `loss, ${names[network].en}`,
          `gradient at lag ${far}, ${names[network].en}`,
        ]),
      ],
      zh: [
        '更新次数',
        ...runners.flatMap(({ network }) => [
          `损失（${names[network].zh}）`,
          `时滞 ${far} 的梯度（${names[network].zh}）`,
        ]),
      ],
    }[lang];
    const at = [...new Set(runners.flatMap(({ losses }) => losses.map(({ update }) => update)))];
    const cells = ({ losses, gradients }: Runner, update: number) => {
      const column = gradients[Math.floor(((update - 1) * columns) / budget)];
      return [losses.find((point) => point.update === update)?.loss, column?.[column.length - 1]];
    };
    return { head, rows: at.map((update) => [update, ...runners.flatMap((runner) => cells(runner, update))]) };
  },
  says({ task, T, runners }, { lang, number }) {
    const one = (runner: Runner): string => {
      const { network, update, solvedAt, accuracy } = runner;
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
