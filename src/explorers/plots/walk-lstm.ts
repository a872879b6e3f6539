import { words } from '../../proof/words.ts';
import type { LstmWalkData } from '../walk-lstm.ts';
import { arrow, blank, frame, halo, indexed, type Shape, shaper, strong, text, widthOf } from './drawing.ts';
import { colours, type Picture, type Place } from './picture.ts';
import { chain, chainHeight, come, product, productHeight, signs, told } from './walking.ts';

const pathColours = { A: colours.c, B: colours.a, C: colours.d, D: colours.e, fifth: colours.b } as const;
const cell = 38;
const units = 4;
const pathsWidth = 320;
const pathsHeight = productHeight(units);
/** Where the states, the outputs and the layers of the step stand. */
const [states, outputs] = [34, pathsHeight - 30];
const layers = [
  ['A', 'f', 82],
  ['C', 'i', 118],
  ['D', 'c̃', 154],
] as const;

/** The paths of the step from c_t back to c_{t−1}, and the fifth one to c_{t−2}, each as wide as it is strong. */
function paths(shape: Shape, { number }: Place, { back, steps }: LstmWalkData): Element {
  const t = steps.length - back + 1;
  const crossing = back > 0 ? steps[t - 1].crossing : undefined;
  if (!crossing) return shape('g');
  const [past, middle, now] = [32, 156, 288];
  const between = (middle + now) / 2;
  const { fifth } = crossing;
  const digits = (x: number) => number(Number(x.toPrecision(2)));
  const curve = (d: string, name: keyof typeof pathColours, size: number) =>
    shape('path', {
      d,
      fill: 'none',
      stroke: pathColours[name],
      'stroke-width': widthOf(size),
      'stroke-dasharray': name === 'fifth' ? '6 4' : undefined,
    });
  const node = (x: number, y: number, says: string) =>
    shape(
      'g',
      {},
      shape('rect', {
        x: x - 20,
        y: y - 14,
        width: 40,
        height: 28,
        rx: 14,
        fill: 'var(--paper)',
        stroke: colours.soft,
      }),
      text(shape, x, y, says, strong),
    );
  const layer = (x: number, y: number, says: string) =>
    shape(
      'g',
      {},
      shape('rect', { x: x - 16, y: y - 12, width: 32, height: 24, rx: 5, fill: 'var(--paper)', stroke: colours.soft }),
      text(shape, x, y, says, strong),
    );
  return shape(
    'g',
    {},
    ...(fifth === undefined
      ? []
      : [
          curve(
            `M${now} ${states + 14}C${now} ${outputs - 10} ${now - 30} ${outputs} ${middle} ${outputs}H${past}V${states + 20}`,
            'fifth',
            fifth,
          ),
          node(past, states, indexed('c', t - 2)),
          node(past, outputs, indexed('h', t - 2)),
          layer((past + middle) / 2, outputs, indexed('o', t - 1)),
          text(shape, (past + middle) / 2, outputs - 24, `5: ${digits(fifth)}`, halo),
        ]),
    ...layers.map(([name, , y]) =>
      curve(
        `M${now - 8} ${states}C${now - 30} ${y} ${now - 30} ${y} ${between} ${y}S${middle + 20} ${y} ${middle} ${outputs}V${states}`,
        name,
        crossing[name],
      ),
    ),
    arrow(shape, [now - 20, states], [middle + 20, states], {
      'stroke-width': widthOf(crossing.B),
      stroke: pathColours.B,
    }),
    text(shape, between, states - 20, `B: ${digits(crossing.B)}`, halo),
    ...layers.flatMap(([name, gate, y]) => [
      layer(between, y, indexed(gate, t)),
      text(shape, between + 22, y, `${name}: ${digits(crossing[name])}`, { 'text-anchor': 'start', ...halo }),
    ]),
    node(now, states, indexed('c', t)),
    node(middle, states, indexed('c', t - 1)),
    node(middle, outputs, indexed('h', t - 1)),
  );
}

const picture: Picture<LstmWalkData> = {
  legend: [
    ...signs,
    { label: words('A, by the forget gate', 'A，经遗忘门'), mark: 'line', colour: pathColours.A },
    { label: words('B, direct', 'B，直接'), mark: 'line', colour: pathColours.B },
    { label: words('C, by the input gate', 'C，经输入门'), mark: 'line', colour: pathColours.C },
    { label: words('D, by the candidate', 'D，经候选值'), mark: 'line', colour: pathColours.D },
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
        steps.map(({ t, x, row, all, crossing: step }) => ({ t, x, row, size: all, factor: step?.B })),
        back,
        true,
      ),
      shape(
        'g',
        { transform: `translate(${stacked ? (width - pathsWidth) / 2 : 0} ${top})` },
        paths(shape, place, data),
      ),
      product(
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
      en: ['t', 'input', '‖A‖', '‖B‖', '‖C‖', '‖D‖', 'fifth path', 'all paths', 'four paths alone'],
      zh: ['t', '输入', '‖A‖', '‖B‖', '‖C‖', '‖D‖', '第五条路径', '所有路径', '只算四条路径'],
    }[lang],
    rows: steps.map(({ t, x, crossing: s, all, four }) => [t, x, s?.A, s?.B, s?.C, s?.D, s?.fifth, all, four]),
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
