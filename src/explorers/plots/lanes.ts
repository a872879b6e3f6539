/** The picture of walks back through networks of one unit, one below the other. */
import { type Words, words } from '../../proof/words.ts';
import type { LanesData } from '../lanes.ts';
import { frame, shaper, strong, text } from './drawing.ts';
import type { Picture } from './picture.ts';
import { chain, chainHeight, come, signs, told } from './walking.ts';

interface Lane {
  readonly name: Words;
  /** The letter of its state. */
  readonly state: string;
}
const title = 22;

/** `says` tells the numbers left, in the order of the lanes, after “at step t:”. */
export function lanesPicture<Name extends string>(
  networks: Readonly<Record<Name, Lane>>,
  says: (left: readonly string[], T: number) => Words,
): Picture<LanesData<Name>> {
  const lanes = Object.entries<Lane>(networks) as [Name, Lane][];
  return {
    legend: signs,
    draw({ back, steps }, place) {
      const shape = shaper(place);
      const pitch = title + chainHeight;
      return frame(
        shape,
        place.width,
        lanes.length * pitch,
        ...lanes.flatMap(([name, { name: called, state }], lane) => [
          text(shape, 0, lane * pitch + 8, called[place.lang], {
            'text-anchor': 'start',
            'font-weight': 600,
            ...strong,
          }),
          chain(
            shape,
            place,
            lane * pitch + title,
            steps.map(({ t, x, lanes: { [name]: step } }) => ({
              ...{ t, x, factor: step.factor },
              row: { rows: 1, cols: 1, data: [step.left] },
              size: step.left,
            })),
            back,
            false,
            state,
          ),
        ]),
      );
    },
    table: ({ steps }, { lang }) => ({
      head: [
        't',
        words('input', '输入')[lang],
        ...lanes.flatMap(([, { name }]) => [
          words(`factor, ${name.en}`, `因子（${name.zh}）`)[lang],
          words(`what is left, ${name.en}`, `所剩（${name.zh}）`)[lang],
        ]),
      ],
      rows: steps.map(({ t, x, lanes: at }) => [t, x, ...lanes.flatMap(([name]) => [at[name].factor, at[name].left])]),
    }),
    says({ back, steps }, { lang, number }) {
      const T = steps.length;
      const { t, lanes: at } = steps[T - 1 - back];
      const where = come(back, T - 1)[lang];
      const { en, zh } = says(
        lanes.map(([name]) => told(number)(at[name].left)),
        T,
      );
      return words(`${where}, at step ${t}: ${en}`, `${where}，到第 ${t} 步：${zh}`)[lang];
    },
  };
}
