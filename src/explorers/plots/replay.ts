import { dot, line, ruleX } from '@observablehq/plot';
import { words } from '../../proof/words.ts';
import type { RaceData } from '../race.ts';
import { heatLegend } from './heat.ts';
import { decades, stack } from './panels.ts';
import { colours, type Picture, short } from './picture.ts';
import { gradientMap, mapColumns } from './race.ts';

const names = { latch: words('the latch task', '锁存任务'), adding: words('the adding problem', '加法问题') } as const;

/** Where the update axis ends: with the column of the map that is being filled, and not before the fourth. */
function endOf({ budget, runners: [{ update }] }: RaceData): number {
  const column = budget / mapColumns;
  return Math.min(budget, column * Math.max(4, Math.ceil(update / column)));
}

const picture: Picture<RaceData> = {
  legend: [
    { label: words('loss on new sequences', '新序列上的损失'), mark: 'dot', colour: colours.a },
    { label: words('loss of the batches', '各批次的损失'), mark: 'dashed', colour: colours.c },
    ...heatLegend,
  ],
  draw(data, place) {
    const { lang } = place;
    const [runner] = data.runners;
    const { losses, looks, solvedAt } = runner;
    const y = decades([1, ...losses.map(({ loss }) => loss), ...looks.map(({ loss }) => loss)], [-6, 2]);
    const curve = { x: 'update', y: ({ loss }: { loss: number }) => y.within(loss) };
    return stack(place, { domain: [0, endOf(data)], label: words('updates', '更新次数')[lang] }, [
      {
        height: 180,
        marginBottom: 8,
        y: { ...y.scale, label: words('loss', '损失')[lang] },
        marks: [
          y.grid,
          ruleX(solvedAt === undefined ? [] : [solvedAt], { stroke: colours.a, strokeDasharray: '2 3' }),
          line(losses, { ...curve, stroke: colours.c, strokeDasharray: '5 4' }),
          line(looks, { ...curve, stroke: colours.a, strokeWidth: 1.8 }),
          dot(looks, { ...curve, fill: colours.a, r: 2.5 }),
        ],
        color: { type: 'identity' },
      },
      { height: 212, marginBottom: 40, ...gradientMap(data, runner, place) },
    ]);
  },
  table: ({ lags, budget, runners: [{ looks, gradients }] }, { lang }) => {
    const far = lags[lags.length - 1];
    return {
      head: {
        en: ['updates', 'loss on new sequences', 'share answered right', `gradient at lag ${far}`],
        zh: ['更新次数', '新序列上的损失', '答对的比例', `时滞 ${far} 的梯度`],
      }[lang],
      rows: looks.map(({ update, loss, accuracy }) => {
        const column = gradients[Math.floor(((update - 1) * mapColumns) / budget)];
        return [update, loss, accuracy, column?.[column.length - 1]];
      }),
    };
  },
  says({ task, T, runners: [{ update, solvedAt, looks }] }, { lang, number }) {
    const last = looks.at(-1);
    const what = names[task][lang];
    if (!last)
      return words(
        `Update ${update} of ${what} over ${T} steps; not yet evaluated.`,
        `${T} 步的${what}：第 ${update} 次更新，尚未评测。`,
      )[lang];
    const [loss, right] = [number(short(last.loss)), number(short(100 * last.accuracy))];
    return solvedAt === undefined
      ? words(
          `At update ${last.update} ${what} over ${T} steps is not solved: loss ${loss}, ${right} % of new sequences right.`,
          `第 ${last.update} 次更新时，${T} 步的${what}尚未学会：损失 ${loss}，新序列答对 ${right}%。`,
        )[lang]
      : words(
          `Update ${solvedAt}: ${what} over ${T} steps is solved, with loss ${loss} and ${right} % of new sequences right.`,
          `第 ${solvedAt} 次更新时学会 ${T} 步的${what}：损失 ${loss}，新序列答对 ${right}%。`,
        )[lang];
  },
};
export default picture;
