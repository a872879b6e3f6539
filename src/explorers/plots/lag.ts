import { words } from '../../proof/words.ts';
import type { LagData } from '../lag.ts';
import { line, ruleY } from './marks.ts';
import { colours, decades, type Picture, panel, stack } from './picture.ts';

const picture: Picture<LagData> = {
  legend: [
    { label: words('measured', '实测'), mark: 'line', colour: colours.a },
    { label: words('bound', '上界'), mark: 'dashed', colour: colours.b },
  ],
  draw({ rows }, place) {
    const { lang, number } = place;
    const part = (
      label: string,
      measured: (row: LagData['rows'][number]) => number,
      bound: (row: LagData['rows'][number]) => number | undefined,
      last: boolean,
    ) => {
      const y = decades([1, ...rows.flatMap((row) => [measured(row), bound(row) ?? 1])], [-12, 6]);
      return panel(place, last ? 222 : 196, {
        marginBottom: last ? 40 : 14,
        x: {
          domain: [0, rows.length - 1],
          label: last ? words('lag τ, in steps', '时滞 τ（步）')[lang] : null,
          labelArrow: 'none',
          ...(last ? {} : { axis: null }),
        },
        y: { type: y.type, domain: y.domain, ticks: y.ticks, tickFormat: number, label, labelArrow: 'none' },
        marks: [
          ruleY(y.ticks, { stroke: colours.grid }),
          line(rows, { x: 'tau', y: (row) => y.within(bound(row)), stroke: colours.b, strokeDasharray: '5 4' }),
          line(rows, {
            x: 'tau',
            y: (row) => y.within(measured(row)),
            stroke: colours.a,
            strokeWidth: 2,
            marker: 'dot',
          }),
        ],
      });
    };
    return stack(place, [
      part(
        words('error that arrives', '传到的误差')[lang],
        (r) => r.signal,
        (r) => r.signalBound,
        false,
      ),
      part(
        words('share of the lags ≥ τ', '时滞 ≥ τ 的占比')[lang],
        (r) => r.share,
        (r) => r.shareBound,
        true,
      ),
    ]);
  },
  table: ({ rows }, { lang }) => ({
    head: {
      en: ['lag τ', 'error that arrives', 'its bound', 'share of the lags ≥ τ', 'its bound'],
      zh: ['时滞 τ', '传到的误差', '其上界', '时滞 ≥ τ 的占比', '其上界'],
    }[lang],
    rows: rows.map((r) => [r.tau, r.signal, r.signalBound, r.share, r.shareBound]),
  }),
  says({ rho, rows }, { lang, number }) {
    const { tau, signal, signalBound } = rows[Math.min(10, rows.length - 1)];
    const [got, most] = [number(signal), number(signalBound)];
    return rho < 1
      ? words(
          `ρ = ${number(rho)}: at lag ${tau} the error that arrives is ${got} of what it was, and cannot exceed ${most}.`,
          `ρ = ${number(rho)}：时滞为 ${tau} 时，传到的误差是原来的 ${got}，不会超过 ${most}。`,
        )[lang]
      : words(
          `ρ = ${number(rho)}: the bound no longer shrinks. At lag ${tau} the error that arrives is ${got} of what it was, the bound ${most}.`,
          `ρ = ${number(rho)}：上界不再缩小。时滞为 ${tau} 时，传到的误差是原来的 ${got}，上界是 ${most}。`,
        )[lang];
  },
};
export default picture;
