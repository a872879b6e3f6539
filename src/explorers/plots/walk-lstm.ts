import { words } from '../../proof/words.ts';
import type { LstmWalkData } from '../walk-lstm.ts';
import { blank, frame, indexed, shaper } from './drawing.ts';
import { drawPaths, pathColours, pathLegend, pathsHeight, pathsWidth } from './paths.ts';
import type { Picture } from './picture.ts';
import { chain, chainHeight, come, rowTimes, signs, told } from './walking.ts';

const cell = 38;
const units = 4;

const picture: Picture<LstmWalkData> = {
  legend: [
    ...signs,
    ...pathLegend,
    { label: words('5, by the output gate', '5，经输出门'), mark: 'dashed', colour: pathColours.fifth },
  ],
  draw(data, place) {
    const { back, steps } = data;
    const { width } = place;
    const shape = shaper(place);
    const [T, now] = [steps.length, steps.length - back];
    const stacked = width < 600;
    const top = chainHeight + 12;
    const own = 2 * units * cell + 16;
    const side = stacked ? { x: 0, y: top + pathsHeight + 20 } : { x: width - own, y: top };
    const row = (t: number) =>
      [`∂${indexed('E', T)}/∂(${indexed('c', t)}, ${indexed('h', t)})`, steps[t - 1].row] as const;
    const crossing = back > 0 ? steps[now].crossing : undefined;
    return frame(
      shape,
      width,
      side.y + pathsHeight,
      chain(
        shape,
        place,
        0,
        steps.map(({ t, x, row, all, crossing: step }) => ({ t, x, row, size: all, factor: step?.sum })),
        back,
        true,
      ),
      shape(
        'g',
        { transform: `translate(${stacked ? (width - pathsWidth) / 2 : 0} ${top})` },
        ...(crossing ? [drawPaths(shape, place, crossing, (letter, lag) => indexed(letter, now + 1 - lag))] : []),
      ),
      rowTimes(
        shape,
        place,
        { x: side.x, y: side.y, cell },
        {
          before: crossing ? row(now + 1) : ['', blank(1, units)],
          by: crossing ? [indexed('J', now + 1), crossing.jacobian] : ['', blank(units, units)],
          after: row(now),
          taken: crossing !== undefined,
        },
      ),
    );
  },
  table: ({ steps }, { lang }) => ({
    head: {
      en: ['t', 'input', '‖A‖', '‖B‖', '‖C‖', '‖D‖', '‖A + B + C + D‖', 'fifth path', 'all paths', 'four paths alone'],
      zh: ['t', '输入', '‖A‖', '‖B‖', '‖C‖', '‖D‖', '‖A + B + C + D‖', '第五条路径', '所有路径', '只算四条路径'],
    }[lang],
    rows: steps.map(({ t, x, crossing: s, all, four }) => [t, x, s?.A, s?.B, s?.C, s?.D, s?.sum, s?.fifth, all, four]),
  }),
  says({ back, steps }, { lang, number }) {
    const T = steps.length;
    const now = steps[T - 1 - back];
    const say = told(number);
    const where = come(back, T - 1)[lang];
    const crossing = back > 0 ? steps[T - back].crossing : undefined;
    const [all, four] = [say(now.all), say(now.four)];
    if (!crossing)
      return words(
        `${where}: with respect to the state of step ${T} the gradient has the length ${all}.`,
        `${where}：对第 ${T} 步状态的梯度，长度是 ${all}。`,
      )[lang];
    const [a, b, c, d] = (['A', 'B', 'C', 'D'] as const).map((name) => say(crossing[name]));
    const fifth =
      crossing.fifth === undefined
        ? words('there is no fifth path from here', '从这里出发没有第五条路径')
        : words(`the fifth path ${say(crossing.fifth)}`, `第五条路径为 ${say(crossing.fifth)}`);
    return words(
      `${where}, at step ${now.t}: the gradient with respect to the state has the length ${all}; the four paths alone give ${four}. On the last step A is ${a}, B ${b}, C ${c}, D ${d}, and ${fifth.en}.`,
      `${where}，到第 ${now.t} 步：对状态的梯度长度是 ${all}，只算四条路径则是 ${four}。刚走过的一步里，A 为 ${a}，B 为 ${b}，C 为 ${c}，D 为 ${d}，${fifth.zh}。`,
    )[lang];
  },
};
export default picture;
