import { dot, line, ruleX, ruleY } from '@observablehq/plot';
import { words } from '../../proof/words.ts';
import type { SlopePoint, SlopesData } from '../slopes.ts';
import { stack } from './panels.ts';
import { colours, type Picture } from './picture.ts';
import { told } from './walking.ts';

const picture: Picture<SlopesData> = {
  legend: [
    { label: words('σ and σ′', 'σ 与 σ′'), mark: 'line', colour: colours.b },
    { label: words('tanh and tanh′', 'tanh 与 tanh′'), mark: 'line', colour: colours.a },
  ],
  draw({ at, rows, greatest }, place) {
    const { lang } = place;
    const both = (sigmoid: keyof SlopePoint, tanh: keyof SlopePoint) => [
      ruleX([at.z], { stroke: colours.soft, strokeDasharray: '2 3' }),
      line(rows, { x: 'z', y: sigmoid, stroke: colours.b, strokeWidth: 2 }),
      line(rows, { x: 'z', y: tanh, stroke: colours.a, strokeWidth: 2 }),
      dot([at], { x: 'z', y: sigmoid, fill: colours.b, r: 4 }),
      dot([at], { x: 'z', y: tanh, fill: colours.a, r: 4 }),
    ];
    return stack(place, { label: words('pre-activation z', '预激活值 z')[lang] }, [
      {
        y: { domain: [-1, 1], ticks: 4, grid: true, label: words('value', '函数值')[lang] },
        marks: both('sigmoid', 'tanh'),
      },
      {
        y: {
          domain: [0, 1.05],
          ticks: [0, 0.25, 0.5, 0.75, 1],
          label: words('slope', '斜率')[lang],
        },
        marks: [
          ruleY([greatest.sigmoid], { stroke: colours.b }),
          ruleY([greatest.tanh], { stroke: colours.a }),
          ...both('sigmoidSlope', 'tanhSlope'),
        ],
      },
    ]);
  },
  table: ({ rows }) => ({
    head: ['z', 'σ', 'tanh', 'σ′', 'tanh′'],
    rows: rows.map((row) => [row.z, row.sigmoid, row.tanh, row.sigmoidSlope, row.tanhSlope]),
  }),
  says({ at, greatest }, { lang, number }) {
    const say = told(number);
    const [s, t] = [say(at.sigmoidSlope), say(at.tanhSlope)];
    return words(
      `At z = ${number(at.z)} the slope of σ is ${s} (at most ${number(greatest.sigmoid)}), that of tanh ${t} (at most ${number(greatest.tanh)}).`,
      `z = ${number(at.z)} 处，σ 的斜率为 ${s}（至多 ${number(greatest.sigmoid)}），tanh 的斜率为 ${t}（至多 ${number(greatest.tanh)}）。`,
    )[lang];
  },
};
export default picture;
