import { line, ruleY } from '@observablehq/plot';
import { words } from '../../proof/words.ts';
import type { FifthPathData } from '../fifth-path.ts';
import { stack } from './panels.ts';
import { colours, type Picture } from './picture.ts';

const picture: Picture<FifthPathData> = {
  legend: [
    { label: words('gap', '差距'), mark: 'line', colour: colours.c },
    { label: words('truth', '真值'), mark: 'line', colour: colours.a },
    { label: words('product of the sums', '各步之和的连乘'), mark: 'dashed', colour: colours.b },
  ],
  draw({ rows }, place) {
    const { lang } = place;
    const most = Math.max(...rows.map(({ gap }) => gap));
    const ends = rows.flatMap(({ product, truth }) => [product, truth]);
    const axis = { ticks: 5, grid: true };
    return stack(place, { label: '‖Uₒ‖' }, [
      {
        y: { ...axis, domain: [0, Math.max(100 * most, 0.1)], label: words('gap, per cent', '差距（%）')[lang] },
        marks: [
          ruleY([0], { stroke: colours.grid }),
          line(rows, { x: 'size', y: ({ gap }) => 100 * gap, stroke: colours.c, strokeWidth: 2 }),
        ],
      },
      {
        y: {
          ...axis,
          domain: [Math.min(...ends, 0.95 * Math.max(...ends)), Math.max(...ends)],
          nice: true,
          label: words('norm', '范数')[lang],
        },
        marks: [
          line(rows, { x: 'size', y: 'truth', stroke: colours.a, strokeWidth: 2 }),
          line(rows, { x: 'size', y: 'product', stroke: colours.b, strokeWidth: 2, strokeDasharray: '5 4' }),
        ],
      },
    ]);
  },
  table: ({ rows }, { lang }) => ({
    head: {
      en: ['‖Uₒ‖', 'gap', 'norm of the product', 'norm of the truth'],
      zh: ['‖Uₒ‖', '差距', '连乘的范数', '真值的范数'],
    }[lang],
    rows: rows.map((r) => [r.size, r.gap, r.product, r.truth]),
  }),
  says({ k, rows }, { lang, number }) {
    const worst = rows.reduce((a, b) => (b.gap > a.gap ? b : a));
    const percent = number(Number((100 * worst.gap).toPrecision(3)));
    if (k === 2)
      return words('k = 2: the product is exact, whatever ‖Uₒ‖ is.', 'k = 2：无论 ‖Uₒ‖ 多大，连乘都精确成立。')[lang];
    return words(
      `k = ${k}: the gap is 0 without Uₒ, and largest, ${percent} per cent, at ‖Uₒ‖ = ${number(worst.size)}.`,
      `k = ${k}：没有 Uₒ 时差距为 0；‖Uₒ‖ = ${number(worst.size)} 时最大，为 ${percent}%。`,
    )[lang];
  },
};
export default picture;
