/** The picture of a walk back through an RNN; what stands beside the product differs from chapter to chapter. */
import { words } from '../../proof/words.ts';
import type { RnnWalkData } from '../walk-rnn.ts';
import { blank, frame, indexed, type Shaper, shaper } from './drawing.ts';
import type { LegendEntry, Picture, Place } from './picture.ts';
import { chain, chainHeight, come, productHeight, rowTimes, signs, told } from './walking.ts';

export interface Beside {
  readonly legend: readonly LegendEntry[];
  /** As wide as told, `sideHeight` high. */
  draw(shape: Shaper, place: Place, data: RnnWalkData): Element;
}
export const sideHeight = productHeight(3);
const gap = 24;
const cell = 46;

export const rnnWalkPicture = (beside: Beside): Picture<RnnWalkData> => ({
  legend: [...signs, ...beside.legend],
  draw(data, place) {
    const { back, steps } = data;
    const { width } = place;
    const shape = shaper(place);
    const [T, now] = [steps.length, steps.length - back];
    const stacked = width < 600;
    const top = chainHeight + gap / 2;
    const own = 2 * 3 * cell + 16;
    const side = stacked
      ? { x: 0, y: top + sideHeight + gap, width }
      : { x: own + 2 * gap, y: top, width: width - own - 2 * gap };
    const drawn = beside.draw(shape, { ...place, width: side.width }, data);
    const row = (t: number) => [`∂${indexed('E', T)}/∂${indexed('c', t)}`, steps[t - 1].row] as const;
    const taken = back > 0;
    return frame(
      shape,
      width,
      side.y + sideHeight,
      chain(
        shape,
        place,
        0,
        steps.map((s) => ({ ...s, factor: s.t > 1 ? s.stretch : undefined })),
        back,
        true,
      ),
      rowTimes(
        shape,
        place,
        { x: 0, y: top, cell },
        {
          before: taken ? row(now + 1) : ['', blank(1, 3)],
          by: taken ? [indexed('J', now + 1), steps[now].jacobian] : ['', blank(3, 3)],
          after: row(now),
          taken,
        },
      ),
      shape('g', { transform: `translate(${side.x} ${side.y})` }, drawn),
    );
  },
  table: ({ steps }, { lang }) => ({
    head: {
      en: [
        't',
        'input',
        '‖J‖',
        'entry 1',
        'entry 2',
        'entry 3',
        'length of the row',
        'its bound',
        'term of the gradient',
      ],
      zh: ['t', '输入', '‖J‖', '分量 1', '分量 2', '分量 3', '行向量的长度', '其上界', '梯度的这一项'],
    }[lang],
    rows: steps.map(({ t, x, stretch, row, size, bound, term }) => [
      t,
      x,
      t > 1 ? stretch : undefined,
      ...row.data,
      size,
      bound,
      term,
    ]),
  }),
  says({ back, steps }, { lang, number }) {
    const T = steps.length;
    const now = steps[T - 1 - back];
    const say = told(number);
    const where = come(back, T - 1)[lang];
    const [size, start] = [say(now.size), say(steps[T - 1].size)];
    if (back === 0)
      return words(
        `${where}: at step ${T} the row has the length ${size}.`,
        `${where}：在第 ${T} 步，行向量的长度是 ${size}。`,
      )[lang];
    const before = steps[T - back];
    const [stretch, bound, term] = [say(before.stretch), say(now.bound), say(now.term)];
    return words(
      `${where}, at step ${now.t}: the row has the length ${size} (at step ${T} it had ${start}; the bound allows ${bound}). The last factor has the norm ${stretch}; the term read off here has the size ${term}.`,
      `${where}，到第 ${now.t} 步：行向量的长度是 ${size}（在第 ${T} 步是 ${start}，上界允许 ${bound}）。刚乘上的因子范数为 ${stretch}，在此读出的一项大小为 ${term}。`,
    )[lang];
  },
});
