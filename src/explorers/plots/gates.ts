import { line } from '@observablehq/plot';
import { words } from '../../proof/words.ts';
import type { GatesData } from '../gates.ts';
import { decades, stack } from './panels.ts';
import { colours, type Picture } from './picture.ts';

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
    { label: words('product, LSTM', '连乘（LSTM）'), mark: 'line', colour: colours.ink },
    { label: words('product, RNN', '连乘（RNN）'), mark: 'dashed', colour: colours.b },
  ],
  draw({ rows }, place) {
    const { lang } = place;
    const scaleOf = (names: readonly (keyof Row)[], least: number) =>
      decades([1, ...rows.flatMap((row) => names.map((name) => row[name]))], [least, 6]);
    const above = scaleOf(['A', 'B', 'C', 'D'], -6);
    const below = scaleOf(['lstm', 'rnn'], -16);
    const along = ({ within }: typeof above, name: keyof Row) => ({ x: 't', y: (row: Row) => within(row[name]) });
    return stack(place, { label: words('step t', '步 t')[lang] }, [
      {
        y: { ...above.scale, label: words('norm of the term', '各项的范数')[lang] },
        marks: [
          above.grid,
          terms.map(([name, stroke]) => line(rows, { ...along(above, name), stroke, strokeWidth: 1.8 })),
        ],
      },
      {
        y: { ...below.scale, label: words('norm of the product', '连乘的范数')[lang] },
        marks: [
          below.grid,
          line(rows, { ...along(below, 'rnn'), stroke: colours.b, strokeWidth: 2, strokeDasharray: '5 4' }),
          line(rows, { ...along(below, 'lstm'), stroke: colours.ink, strokeWidth: 2 }),
        ],
      },
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
