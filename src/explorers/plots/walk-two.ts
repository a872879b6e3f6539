import { words } from '../../proof/words.ts';
import { lanesPicture } from './lanes.ts';

export default lanesPicture(
  {
    rnn: { name: words('plain network', '普通 RNN'), state: 'c' },
    lstm: { name: words('LSTM', 'LSTM'), state: 'c' },
  },
  ([a, b], T) =>
    words(
      `a change there reaches step ${T} multiplied by ${a} in the plain network, by ${b} in the LSTM.`,
      `此处的改变传到第 ${T} 步时，在普通 RNN 中变为 ${a} 倍，在 LSTM 中变为 ${b} 倍。`,
    ),
);
