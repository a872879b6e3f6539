import { areaY, line, ruleY } from '@observablehq/plot';
import { words } from '../../proof/words.ts';
import type { BalanceData } from '../balance.ts';
import { decades, panel } from './panels.ts';
import { colours, type Picture } from './picture.ts';

const picture: Picture<BalanceData> = {
  legend: [
    { label: words('no deviation', '无偏差'), mark: 'line', colour: colours.a },
    { label: words('every product within ε', 'ε 之内的所有乘积'), mark: 'area', colour: colours.band },
  ],
  draw({ rows }, place) {
    const { lang } = place;
    const y = decades([1, ...rows.flatMap(({ low, middle, high }) => [low, middle, high])], [-10, 10]);
    const [floor, ceiling] = y.scale.domain;
    // A logarithmic axis ends above 0: what lies outside it is drawn on its edge.
    const held = (value: number) => Math.min(ceiling, Math.max(floor, value));
    return panel(place, {
      height: 320,
      x: { label: words('step k', '步 k')[lang] },
      y: { ...y.scale, label: words('product', '乘积')[lang] },
      marks: [
        y.grid,
        areaY(rows, { x: 'k', y1: ({ low }) => held(low), y2: ({ high }) => held(high), fill: colours.band }),
        ruleY([1], { stroke: colours.soft, strokeDasharray: '2 3' }),
        line(rows, { x: 'k', y: ({ middle }) => y.within(middle), stroke: colours.a, strokeWidth: 2 }),
      ],
    });
  },
  table: ({ rows }, { lang }) => ({
    head: {
      en: ['k', 'no deviation', 'lower end', 'upper end'],
      zh: ['k', '无偏差', '下端', '上端'],
    }[lang],
    rows: rows.map((r) => [r.k, r.middle, r.low, r.high]),
  }),
  says({ sum, epsilon, rows }, { lang, number }) {
    const { k, middle, low, high } = rows[rows.length - 1];
    const short = (x: number) => number(Number(x.toPrecision(3)));
    const [total, off] = [number(Number(sum.toPrecision(6))), number(epsilon)];
    return words(
      `A + B + C + D = ${total} ± 4 × ${off}: at step ${k} the product is ${short(middle)} without deviations, and lies between ${short(low)} and ${short(high)} with them.`,
      `A + B + C + D = ${total} ± 4 × ${off}：到第 ${k} 步，无偏差时乘积为 ${short(middle)}，有偏差时在 ${short(low)} 与 ${short(high)} 之间。`,
    )[lang];
  },
};
export default picture;
