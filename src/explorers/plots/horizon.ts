import { dot, line, ruleX, ruleY } from '@observablehq/plot';
import { words } from '../../proof/words.ts';
import type { HorizonData } from '../horizon.ts';
import { stack } from './panels.ts';
import { colours, type Picture } from './picture.ts';

const picture: Picture<HorizonData> = {
  legend: [
    { label: words('the bias chosen', '所选偏置'), mark: 'line', colour: colours.b },
    { label: words('b* for the horizon', '该跨度所需的 b*'), mark: 'line', colour: colours.a },
    { label: words('its law', '其规律'), mark: 'dashed', colour: colours.c },
  ],
  draw({ bias, steps, needed, rows }, place) {
    const { lang } = place;
    const label = words('steps k', '步数 k')[lang];
    const axis = { ticks: 5, grid: true };
    const horizon = ruleX([steps], { stroke: colours.soft, strokeDasharray: '2 3' });
    return stack(place, { type: 'log', domain: [2, 1000], ticks: [2, 10, 100, 1000], label }, [
      {
        y: { ...axis, domain: [0, 1], label: words('fraction of the state left', '状态所剩')[lang] },
        marks: [
          horizon,
          line(rows, { x: 'k', y: 'leftAtNeeded', stroke: colours.a, strokeWidth: 2 }),
          line(rows, { x: 'k', y: 'left', stroke: colours.b, strokeWidth: 2 }),
          dot([{ k: steps, left: 0.5 }], { x: 'k', y: 'left', fill: colours.a, r: 4 }),
        ],
      },
      {
        y: {
          ...axis,
          domain: [Math.min(0, bias), Math.max(7.5, bias)],
          label: words('forget bias', '遗忘门偏置')[lang],
        },
        marks: [
          horizon,
          ruleY([bias], { stroke: colours.b, strokeWidth: 2 }),
          line(rows, { x: 'k', y: 'needed', stroke: colours.a, strokeWidth: 2 }),
          line(rows, { x: 'k', y: 'law', stroke: colours.c, strokeWidth: 2, strokeDasharray: '5 4' }),
          dot([{ k: steps, needed }], { x: 'k', y: 'needed', fill: colours.a, r: 4 }),
        ],
      },
    ]);
  },
  table: ({ rows }, { lang }) => ({
    head: {
      en: ['k', 'left, bias chosen', 'left, b* for the horizon', 'b* for k', 'ln((k − 1)/ln 2)'],
      zh: ['k', '所剩（所选偏置）', '所剩（该跨度的 b*）', 'k 所需的 b*', 'ln((k − 1)/ln 2)'],
    }[lang],
    rows: rows.map((r) => [r.k, r.left, r.leftAtNeeded, r.needed, r.law]),
  }),
  says: ({ bias, steps, left, needed }, { lang, number }) =>
    words(
      `A forget bias of ${number(bias)} leaves ${number(left)} of the state at step ${steps}; leaving half takes b* = ${number(needed)}.`,
      `遗忘门偏置为 ${number(bias)} 时，到第 ${steps} 步状态还剩 ${number(left)}；要剩下一半，需要 b* = ${number(needed)}。`,
    )[lang],
};
export default picture;
