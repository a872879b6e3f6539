import { ruleY } from '@observablehq/plot';
import { words } from '../../proof/words.ts';
import type { VanishMapData } from '../vanish-map.ts';
import { heatLegend, heatMap, patches } from './heat.ts';
import { panel } from './panels.ts';
import { colours, type Picture } from './picture.ts';

const picture: Picture<VanishMapData> = {
  legend: heatLegend,
  draw({ limit, rows }, place) {
    const { lang } = place;
    const { length } = rows[0].norms;
    const apart = rows[0].gain;
    const top = rows[rows.length - 1].gain;
    const edges = Array.from({ length: length + 1 }, (_, tau) => tau - 0.5);
    const cells = rows.flatMap(({ gain, norms }) => patches(norms, edges, gain - apart, gain));
    return panel(place, {
      height: 380,
      x: { domain: [-0.5, length - 0.5], label: words('lag τ', '时滞 τ')[lang] },
      y: { domain: [0, top], label: words('gain', '增益')[lang] },
      color: { type: 'identity' },
      marks: [
        heatMap(cells, 'x'),
        ruleY(limit < top ? [limit] : [], { stroke: colours.ink, strokeDasharray: '5 4', strokeWidth: 1.5 }),
      ],
    });
  },
  table({ rows }, { lang }) {
    const last = rows[0].norms.length - 1;
    const lags = Array.from({ length: Math.floor(last / 5) + 1 }, (_, i) => 5 * i);
    const head = {
      en: ['gain', ...lags.map((tau) => `lag ${tau}`)],
      zh: ['增益', ...lags.map((tau) => `时滞 ${tau}`)],
    };
    return { head: head[lang], rows: rows.map(({ gain, norms }) => [gain, ...lags.map((tau) => norms[tau])]) };
  },
  says({ limit, rows }, { lang, number }) {
    const last = rows[0].norms.length - 1;
    const short = (x: number) => number(Number(x.toPrecision(3)));
    const [low, high] = [rows[Math.floor(rows.length / 4) - 1], rows[rows.length - 1]];
    const [a, b] = [short(low.norms[last]), short(high.norms[last])];
    return words(
      `At lag ${last} the norm is ${a} with gain ${number(low.gain)}, and ${b} with gain ${number(high.gain)}. ρ reaches 1 at gain ${short(limit)}.`,
      `时滞为 ${last} 时，增益 ${number(low.gain)} 的范数为 ${a}，增益 ${number(high.gain)} 的为 ${b}。增益为 ${short(limit)} 时 ρ 达到 1。`,
    )[lang];
  },
};
export default picture;
