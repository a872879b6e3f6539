import { words } from '../../proof/words.ts';
import { lanesPicture } from './lanes.ts';

export default lanesPicture(
  {
    lstm: { name: words('LSTM', 'LSTM'), state: 'c' },
    gru: { name: words('GRU', 'GRU'), state: 'h' },
    residual: { name: words('residual connection', '残差连接'), state: 'h' },
    linear: { name: words('linear model', '线性模型'), state: 'h' },
  },
  ([a, b, c, d], T) =>
    words(
      `a change of the state there reaches step ${T} multiplied by ${a} in the LSTM, by ${b} in the GRU, by ${c} in the residual network, by ${d} in the linear model.`,
      `此处状态的改变传到第 ${T} 步时，在 LSTM 中变为 ${a} 倍，在 GRU 中变为 ${b} 倍，在残差网络中变为 ${c} 倍，在线性模型中变为 ${d} 倍。`,
    ),
);
