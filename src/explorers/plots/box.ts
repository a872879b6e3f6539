import { areaY, line, ruleX, ruleY } from '@observablehq/plot';
import { words } from '../../proof/words.ts';
import type { BoxData } from '../box.ts';
import { panel } from './panels.ts';
import { colours, type Picture } from './picture.ts';

const TOP = 2;
const short = (x: number) => Number(x.toPrecision(3));
/** A lower bound is printed rounded down, an upper one up. */
const down = (x: number) => Math.floor(x * 1000) / 1000;
const up = (x: number) => Math.ceil(x * 1000) / 1000;

const picture: Picture<BoxData> = {
  legend: [
    { label: words('proven for every network', '对所有网络已证明'), mark: 'area', colour: colours.band },
    { label: words('smallest seen', '所见的最小值'), mark: 'line', colour: colours.a },
    { label: words('largest seen', '所见的最大值'), mark: 'line', colour: colours.b },
    { label: words('the lower bound ends', '下界到此为止'), mark: 'dashed', colour: colours.soft },
  ],
  draw({ rows, stops }, place) {
    const { lang } = place;
    return panel(place, {
      height: 320,
      x: { label: words('step k', '步 k')[lang] },
      y: { domain: [0, TOP], ticks: 5, grid: true, label: words('singular values', '奇异值')[lang] },
      marks: [
        areaY(rows, { x: 'k', y1: 'least', y2: ({ most }) => Math.min(most, TOP), fill: colours.band }),
        ruleY([1], { stroke: colours.soft, strokeDasharray: '2 3' }),
        ...(stops === undefined ? [] : [ruleX([stops], { stroke: colours.soft, strokeDasharray: '5 4' })]),
        line(rows, { x: 'k', y: 'seenLeast', stroke: colours.a, strokeWidth: 2 }),
        line(rows, {
          x: 'k',
          y: ({ seenMost }) => (seenMost > TOP ? Number.NaN : seenMost),
          stroke: colours.b,
          strokeWidth: 2,
        }),
      ],
    });
  },
  table: ({ rows }, { lang }) => ({
    head: {
      en: ['k', 'proven: at least', 'proven: at most', 'smallest seen', 'largest seen'],
      zh: ['k', '已证明的下界', '已证明的上界', '所见的最小值', '所见的最大值'],
    }[lang],
    rows: rows.map((r) => [r.k, r.least, r.most, r.seenLeast, r.seenMost]),
  }),
  says({ steps, rows, stops, largest }, { lang, number }) {
    const { least, most, seenLeast, seenMost } = rows[rows.length - 1];
    const [low, high] = [number(down(least)), number(up(most))];
    const seen = [seenLeast, seenMost].map((x) => number(short(x)));
    const proven =
      stops === undefined
        ? words(
            `Every network of the box keeps between ${low} and ${high} of every direction up to step ${steps}`,
            `到第 ${steps} 步，区域中每个网络的每个方向都留住 ${low} 到 ${high} 倍`,
          )
        : words(
            `The lower bound ends at step ${stops}, so that up to step ${steps} nothing is proven to stay`,
            `下界到第 ${stops} 步为止，因此到第 ${steps} 步，不能证明有任何留存`,
          );
    const half =
      largest === undefined
        ? words(
            'No box at this bias and these inputs keeps half for certain.',
            '在这样的偏置与输入下，没有哪个区域必定留住一半。',
          )
        : words(
            `Half is certain for weights up to ${number(largest)}.`,
            `权重不超过 ${number(largest)} 时，必定留住一半。`,
          );
    return words(
      `${proven.en}; those drawn, between ${seen[0]} and ${seen[1]}. ${half.en}`,
      `${proven.zh}；抽取的网络在 ${seen[0]} 与 ${seen[1]} 之间。${half.zh}`,
    )[lang];
  },
};
export default picture;
