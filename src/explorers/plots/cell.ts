import { words } from '../../proof/words.ts';
import type { CellData } from '../cell.ts';
import { frame, shaper, strong, text } from './drawing.ts';
import { drawPaths, pathColours, pathLegend, pathsHeight, pathsWidth } from './paths.ts';
import { colours, type Picture } from './picture.ts';
import { told } from './walking.ts';

const bars = ['A', 'B', 'C', 'D', 'sum'] as const;
/** The ends of the scale of the bars, and its ticks; a bar that is longer ends there, its number says so. */
const [low, high] = [-3, 4];
const ticks = [-2, 0, 1, 2, 4];

const picture: Picture<CellData> = {
  legend: pathLegend,
  draw(data, place) {
    const { width, number, lang } = place;
    const shape = shaper(place);
    const stacked = width < 600;
    const side = stacked
      ? { x: 0, y: pathsHeight + 16, width }
      : { x: pathsWidth + 24, y: 0, width: width - pathsWidth - 24 };
    const names = { A: 'A', B: 'B', C: 'C', D: 'D', sum: words('sum', '总和')[lang] };
    const [left, right] = [44, side.width - 50];
    const at = (value: number) => left + ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * (right - left);
    const pitch = (pathsHeight - 40) / bars.length;
    const drawn = shape(
      'g',
      { transform: `translate(${side.x} ${side.y})` },
      ...ticks.flatMap((tick) => [
        shape('line', {
          x1: at(tick),
          x2: at(tick),
          y1: 4,
          y2: pathsHeight - 32,
          stroke: tick === 0 ? colours.soft : colours.grid,
        }),
        text(shape, at(tick), pathsHeight - 18, number(tick)),
      ]),
      ...bars.flatMap((name, row) => {
        const [from, to] = [at(Math.min(0, data[name])), at(Math.max(0, data[name]))];
        const y = 8 + row * pitch;
        return [
          text(shape, left - 8, y + pitch / 2 - 4, names[name], { 'text-anchor': 'end', ...strong }),
          shape('rect', {
            x: from,
            y,
            width: to - from,
            height: pitch - 10,
            fill: name === 'sum' ? colours.ink : pathColours[name],
          }),
          text(shape, right + 8, y + pitch / 2 - 4, number(Number(data[name].toPrecision(2))), {
            'text-anchor': 'start',
            ...strong,
          }),
        ];
      }),
    );
    return frame(
      shape,
      width,
      side.y + pathsHeight,
      drawPaths(shape, place, data, (letter, lag) => letter + (lag === 0 ? 'ₜ' : 'ₜ₋₁')),
      drawn,
    );
  },
  table: (data, { lang }) => ({
    head: { en: ['quantity', 'value'], zh: ['量', '值'] }[lang],
    rows: [
      [words('state before', '上一步的状态')[lang], data.before],
      [words('state after', '这一步的状态')[lang], data.after],
      ['A', data.A],
      ['B', data.B],
      ['C', data.C],
      ['D', data.D],
      ['A + B + C + D', data.sum],
    ],
  }),
  says({ before, after, A, B, C, D, sum, slope }, { lang, number }) {
    const say = told(number);
    const [a, b, c, d] = [A, B, C, D].map(say);
    return words(
      `The state goes from ${say(before)} to ${say(after)}. A is ${a}, B ${b}, C ${c}, D ${d}: a step back multiplies by ${say(sum)}. The way through h has the factor ${say(slope)}.`,
      `状态从 ${say(before)} 变为 ${say(after)}。A 为 ${a}，B 为 ${b}，C 为 ${c}，D 为 ${d}：回退一步乘以 ${say(sum)}。经过 h 的路径带有因子 ${say(slope)}。`,
    )[lang];
  },
};
export default picture;
