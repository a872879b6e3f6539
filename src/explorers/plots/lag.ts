import { line } from '@observablehq/plot';
import { words } from '../../proof/words.ts';
import type { LagData } from '../lag.ts';
import { decades, stack } from './panels.ts';
import { colours, type Picture } from './picture.ts';

type Row = LagData['rows'][number];

const picture: Picture<LagData> = {
  legend: [
    { label: words('measured', '实测'), mark: 'line', colour: colours.a },
    { label: words('bound', '上界'), mark: 'dashed', colour: colours.b },
  ],
  draw({ rows }, place) {
    const { lang } = place;
    const part = (label: string, measured: keyof Row, bound: keyof Row) => {
      const y = decades([1, ...rows.flatMap((row) => [row[measured] ?? 1, row[bound] ?? 1])], [-12, 6]);
      const along = (name: keyof Row) => ({ x: 'tau', y: (row: Row) => y.within(row[name]) });
      return {
        y: { ...y.scale, label },
        marks: [
          y.grid,
          line(rows, { ...along(bound), stroke: colours.b, strokeDasharray: '5 4' }),
          line(rows, { ...along(measured), stroke: colours.a, strokeWidth: 2, marker: 'dot' }),
        ],
      };
    };
    return stack(place, { domain: [0, rows.length - 1], label: words('lag τ, in steps', '时滞 τ（步）')[lang] }, [
      part(words('error that arrives', '传到的误差项')[lang], 'signal', 'signalBound'),
      part(words('share of the lags ≥ τ', '时滞 ≥ τ 的占比')[lang], 'share', 'shareBound'),
    ]);
  },
  table: ({ rows }, { lang }) => ({
    head: {
      en: ['lag τ', 'error that arrives', 'its bound', 'share of the lags ≥ τ', 'its bound'],
      zh: ['时滞 τ', '传到的误差项', '其上界', '时滞 ≥ τ 的占比', '其上界'],
    }[lang],
    rows: rows.map((r) => [r.tau, r.signal, r.signalBound, r.share, r.shareBound]),
  }),
  says({ rho, rows }, { lang, number }) {
    const { tau, signal, signalBound } = rows[Math.min(10, rows.length - 1)];
    const [got, most] = [number(signal), number(signalBound)];
    return rho < 1
      ? words(
          `ρ = ${number(rho)}: at lag ${tau} the error that arrives is ${got} of what it was, and cannot exceed ${most}.`,
          `ρ = ${number(rho)}：时滞为 ${tau} 时，传到的误差项是原来的 ${got}，不会超过 ${most}。`,
        )[lang]
      : words(
          `ρ = ${number(rho)}: the bound no longer shrinks. At lag ${tau} the error that arrives is ${got} of what it was, the bound ${most}.`,
          `ρ = ${number(rho)}：上界不再缩小。时滞为 ${tau} 时，传到的误差项是原来的 ${got}，上界是 ${most}。`,
        )[lang];
  },
};
export default picture;
