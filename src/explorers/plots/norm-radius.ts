import { dot, line } from '@observablehq/plot';
import { words } from '../../proof/words.ts';
import type { NormRadiusData } from '../norm-radius.ts';
import { frame, shaper, text } from './drawing.ts';
import { decades, panel } from './panels.ts';
import { colours, type Picture } from './picture.ts';
import { told } from './walking.ts';

type Row = NormRadiusData['powers'][number];
const square = 250;

const picture: Picture<NormRadiusData> = {
  legend: [
    { label: words('norm of the power; image of the circle', '幂的范数；圆的像'), mark: 'line', colour: colours.a },
    { label: words('power of the spectral radius', '谱半径的幂'), mark: 'dashed', colour: colours.c },
    { label: words('power of the norm', '范数的幂'), mark: 'dashed', colour: colours.b },
  ],
  draw({ shown, powers }, place) {
    const { lang, number, width } = place;
    const shape = shaper(place);
    const now = powers[shown];
    const farthest = Math.max(...now.image.flat().map(Math.abs), 1);
    const middle = square / 2;
    const scale = (middle - 22) / farthest;
    const path = (image: Row['image']) =>
      `M${image.map(([x, y]) => `${(middle + scale * x).toFixed(2)} ${(middle - scale * y).toFixed(2)}`).join('L')}Z`;
    const stacked = width < 600;
    const side = stacked ? { x: 0, y: square + 12, width } : { x: square + 24, y: 0, width: width - square - 24 };
    const y = decades([1, ...powers.flatMap(({ norm, byRadius, byNorm }) => [norm, byRadius, byNorm])], [-8, 4]);
    const along = (name: 'norm' | 'byRadius' | 'byNorm') => ({ x: 'k', y: (row: Row) => y.within(row[name]) });
    const drawn = panel(
      { ...place, width: side.width },
      {
        height: square,
        x: { domain: [0, powers.length - 1], label: words('power k', '幂次 k')[lang] },
        y: { ...y.scale, label: words('size', '大小')[lang] },
        marks: [
          y.grid,
          line(powers, { ...along('byNorm'), stroke: colours.b, strokeDasharray: '5 4' }),
          line(powers, { ...along('byRadius'), stroke: colours.c, strokeDasharray: '5 4' }),
          line(powers, { ...along('norm'), stroke: colours.a, strokeWidth: 2 }),
          dot([now], { ...along('norm'), fill: colours.a, r: 4 }),
        ],
      },
    );
    const cross = { stroke: colours.grid };
    return frame(
      shape,
      width,
      side.y + square,
      shape(
        'g',
        { transform: `translate(${stacked ? (width - square) / 2 : 0} 0)` },
        shape('line', { x1: 0, x2: square, y1: middle, y2: middle, ...cross }),
        shape('line', { x1: middle, x2: middle, y1: 0, y2: square, ...cross }),
        shape('path', { d: path(powers[0].image), fill: 'none', stroke: colours.soft }),
        shape('path', {
          d: path(now.image),
          fill: colours.band,
          'fill-opacity': 0.5,
          stroke: colours.a,
          'stroke-width': 2,
        }),
        text(shape, square - 4, middle - 10, number(Number(farthest.toPrecision(2))), { 'text-anchor': 'end' }),
      ),
      shape('g', { transform: `translate(${side.x} ${side.y})` }, drawn),
    );
  },
  table: ({ powers }, { lang }) => ({
    head: {
      en: ['k', 'norm of the power', 'power of the spectral radius', 'power of the norm'],
      zh: ['k', '幂的范数', '谱半径的幂', '范数的幂'],
    }[lang],
    rows: powers.map(({ k, norm, byRadius, byNorm }) => [k, norm, byRadius, byNorm]),
  }),
  says({ radius, shown, powers }, { lang, number }) {
    const say = told(number);
    const [norm, one] = [say(powers[shown].norm), say(powers[1].norm)];
    const [w, j] = [say(radius.recurrent), say(radius.jacobian)];
    return words(
      `J has the norm ${one} and the spectral radius ${j}; that of the recurrent weights alone is ${w}. The norm of J to the power ${shown} is ${norm}.`,
      `J 的范数为 ${one}，谱半径为 ${j}；循环权重本身的谱半径为 ${w}。J 的 ${shown} 次幂的范数为 ${norm}。`,
    )[lang];
  },
};
export default picture;
