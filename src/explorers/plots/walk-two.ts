import { words } from '../../proof/words.ts';
import type { TwoWalksData } from '../walk-two.ts';
import { frame, shaper, strong, text } from './drawing.ts';
import type { Picture, Place } from './picture.ts';
import { chain, chainHeight, come, signs, told } from './walking.ts';

const networks = [
  ['rnn', words('plain network', '普通 RNN')],
  ['lstm', words('LSTM', 'LSTM')],
] as const;
const title = 22;

const picture: Picture<TwoWalksData> = {
  legend: signs,
  draw({ back, steps }: TwoWalksData, place: Place) {
    const shape = shaper(place);
    const pitch = title + chainHeight;
    return frame(
      shape,
      place.width,
      networks.length * pitch,
      ...networks.flatMap(([name, says], lane) => [
        text(shape, 0, lane * pitch + 8, says[place.lang], { 'text-anchor': 'start', 'font-weight': 600, ...strong }),
        chain(
          shape,
          place,
          lane * pitch + title,
          steps.map(({ t, x, [name]: { factor, left } }) => ({
            t,
            x,
            row: { rows: 1, cols: 1, data: [left] },
            size: left,
            factor,
          })),
          back,
          false,
        ),
      ]),
    );
  },
  table: ({ steps }, { lang }) => ({
    head: {
      en: ['t', 'input', 'factor, plain network', 'what is left, plain network', 'factor, LSTM', 'what is left, LSTM'],
      zh: ['t', '输入', '因子（普通 RNN）', '所剩（普通 RNN）', '因子（LSTM）', '所剩（LSTM）'],
    }[lang],
    rows: steps.map(({ t, x, rnn, lstm }) => [t, x, rnn.factor, rnn.left, lstm.factor, lstm.left]),
  }),
  says({ back, steps }, { lang, number }) {
    const T = steps.length;
    const { t, rnn, lstm } = steps[T - 1 - back];
    const where = come(back, T - 1)[lang];
    const [a, b] = [rnn.left, lstm.left].map(told(number));
    return words(
      `${where}, at step ${t}: a change there reaches step ${T} multiplied by ${a} in the plain network, by ${b} in the LSTM.`,
      `${where}，到第 ${t} 步：此处的改变传到第 ${T} 步时，在普通 RNN 中变为 ${a} 倍，在 LSTM 中变为 ${b} 倍。`,
    )[lang];
  },
};
export default picture;
