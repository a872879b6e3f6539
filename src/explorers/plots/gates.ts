import { words } from '../../proof/words.ts';
import type { GatesData } from '../gates.ts';
import { line, ruleY } from './marks.ts';
import { colours, decades, type Picture, panel, stack } from './picture.ts';

type Row = GatesData['rows'][number];
const terms = [
  ['A', colours.c],
  ['B', colours.a],
  ['C', colours.d],
  ['D', colours.e],
] as const;

const picture: Picture<GatesData> = {
  legend: [
    ...terms.map(([name, colour]) => ({ label: words(`‖${name}‖`, `‖${name}‖`), mark: 'line' as const, colour })),
    { label: words('product, LSTM', '连乘（LSTM）'), mark: 'line', colour: colours.a },
    { label: words('product, RNN', '连乘（RNN）'), mark: 'dashed', colour: colours.b },
  ],
  draw({ rows }, place) {
    const { lang, number } = place;
    const part = (height: number, label: string, names: readonly (keyof Row)[], least: number) => {
      const y = decades([1, ...rows.flatMap((row) => names.map((name) => row[name]))], [least, 6]);
      const along = (name: keyof Row) => (row: Row) => y.within(row[name]);
      const scale = { type: y.type, domain: y.domain, ticks: y.ticks, tickFormat: number, label };
      return {
        y: { ...scale, labelArrow: 'none' as const },
        height,
        along,
        grid: ruleY(y.ticks, { stroke: colours.grid }),
      };
    };
    const above = part(196, words('norm of the term', '各项的范数')[lang], ['A', 'B', 'C', 'D'], -6);
    const below = part(222, words('norm of the product', '连乘的范数')[lang], ['lstm', 'rnn'], -16);
    return stack(place, [
      panel(place, above.height, {
        marginBottom: 14,
        x: { axis: null },
        y: above.y,
        marks: [
          above.grid,
          terms.map(([name, stroke]) => line(rows, { x: 't', y: above.along(name), stroke, strokeWidth: 1.8 })),
        ],
      }),
      panel(place, below.height, {
        x: { label: words('step t', '步 t')[lang], labelArrow: 'none', tickFormat: number },
        y: below.y,
        marks: [
          below.grid,
          line(rows, { x: 't', y: below.along('rnn'), stroke: colours.b, strokeWidth: 2, strokeDasharray: '5 4' }),
          line(rows, { x: 't', y: below.along('lstm'), stroke: colours.a, strokeWidth: 2 }),
        ],
      }),
    ]);
  },
  table: ({ rows }, { lang }) => ({
    head: {
      en: ['t', '‖A‖', '‖B‖', '‖C‖', '‖D‖', 'product, LSTM', 'product, RNN'],
      zh: ['t', '‖A‖', '‖B‖', '‖C‖', '‖D‖', '连乘（LSTM）', '连乘（RNN）'],
    }[lang],
    rows: rows.map((r) => [r.t, r.A, r.B, r.C, r.D, r.lstm, r.rnn]),
  }),
  says({ rows }, { lang, number }) {
    const { t, lstm, rnn } = rows[rows.length - 1];
    return words(
      `From step 2 to ${t} the LSTM’s product has come to ${number(lstm)}, the RNN’s to ${number(rnn)}.`,
      `从第 2 步到第 ${t} 步，LSTM 的连乘为 ${number(lstm)}，RNN 的为 ${number(rnn)}。`,
    )[lang];
  },
};
export default picture;
