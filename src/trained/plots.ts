/** The pictures of a trained network: its gradient by lag, and its gates and Jacobian over time. */
import { line, ruleY } from '@observablehq/plot';
import { heatLegend, heatMap, patches } from '../explorers/plots/heat.ts';
import { decades, stack } from '../explorers/plots/panels.ts';
import { colours, type Picture, short } from '../explorers/plots/picture.ts';
import { words } from '../proof/words.ts';
import type { LagRow, MeasuredNetwork, StepRow } from './measure.ts';

type Shown = Omit<MeasuredNetwork, 'gradient'>;

/** The strip has the colours of the map of chapter 3. */
export const lagPicture: Picture<Shown> = {
  legend: [
    { label: words('what arrives', '传回的误差项'), mark: 'line', colour: colours.a },
    { label: words('share of the gradient', '在梯度中的占比'), mark: 'dashed', colour: colours.b },
    ...heatLegend,
  ],
  draw({ lags }, place) {
    const { lang } = place;
    const y = decades([1, ...lags.flatMap(({ signal, share }) => [signal, share])], [-16, 6]);
    const along = (name: keyof LagRow) => ({ x: 'tau', y: (row: LagRow) => y.within(row[name]) });
    const edges = Array.from({ length: lags.length + 1 }, (_, tau) => tau - 0.5);
    const domain = [-0.5, Math.max(1, lags.length - 0.5)];
    return stack(place, { domain, label: words('lag τ', '时滞 τ')[lang] }, [
      {
        y: { ...y.scale, label: words('multiple of lag 0; share', '与时滞 0 之比；占比')[lang] },
        marks: [
          y.grid,
          line(lags, { ...along('share'), stroke: colours.b, strokeWidth: 1.8, strokeDasharray: '5 4' }),
          line(lags, { ...along('signal'), stroke: colours.a, strokeWidth: 2 }),
        ],
      },
      {
        height: 90,
        y: { axis: null, domain: [0, 1] },
        marks: [
          heatMap(
            patches(
              lags.map(({ signal }) => signal),
              edges,
              0,
              1,
            ),
            'x',
          ),
        ],
      },
    ]);
  },
  table: ({ lags }, { lang }) => ({
    head: { en: ['lag τ', 'what arrives', 'share'], zh: ['时滞 τ', '传回的误差项', '占比'] }[lang],
    rows: lags.map(({ tau, signal, share }) => [tau, signal, share]),
  }),
  says({ lags, reaches, T }, { lang, number }) {
    const last = lags[lags.length - 1];
    return words(
      `Half of the error of step ${T} still arrives ${reaches.half} steps earlier, a hundredth ${reaches.hundredth} steps earlier; at lag ${last.tau} it is ${number(short(last.signal))} of what it was.`,
      `第 ${T} 步的误差项传到 ${reaches.half} 步之前还剩一半，传到 ${reaches.hundredth} 步之前还剩百分之一；时滞为 ${last.tau} 时是原来的 ${number(short(last.signal))} 倍。`,
    )[lang];
  },
};

const opened = [
  ['f', colours.a],
  ['i', colours.d],
  ['o', colours.b],
] as const;
const terms = [
  ['A', colours.c],
  ['B', colours.a],
  ['C', colours.d],
  ['D', colours.e],
] as const;

const legendOf = (
  upper: readonly (readonly [name: string, colour: string])[],
  lower: readonly (readonly [name: string, colour: string])[],
): Picture<Shown>['legend'] => [
  ...upper.map(([name, colour]) => ({
    label: words(`${name}, mean`, `${name} 的平均`),
    mark: 'line' as const,
    colour,
  })),
  ...lower.map(([name, colour]) => ({ label: words(`‖${name}‖`, `‖${name}‖`), mark: 'dashed' as const, colour })),
];

const stepsPicture: Omit<Picture<Shown>, 'legend'> = {
  draw({ steps, kind }, place) {
    const { lang } = place;
    const lstm = kind === 'lstm';
    const y = decades([1, ...steps.flatMap(({ A = 0, B = 0, C = 0, D = 0 }) => [A, B, C, D])], [-6, 4]);
    const x = { label: words('step t', '步 t')[lang], domain: [1, Math.max(2, steps.length)] };
    return stack(place, x, [
      {
        y: {
          domain: [0, lstm ? 1 : Math.max(1, ...steps.map(({ c }) => c))],
          ticks: 5,
          grid: true,
          label: (lstm ? words('mean of the gates', '各门的平均') : words('mean of |c|', '|c| 的平均'))[lang],
        },
        marks: [
          ruleY([0], { stroke: colours.grid }),
          (lstm ? opened : ([['c', colours.a]] as const)).map(([name, stroke]) =>
            line(steps, { x: 't', y: name, stroke, strokeWidth: 1.8 }),
          ),
        ],
      },
      {
        y: { ...y.scale, label: words('‖term‖_F / √n', '‖项‖_F / √n')[lang] },
        marks: [
          y.grid,
          terms.map(([name, stroke]) =>
            line(
              steps.filter((row) => row[name] !== undefined),
              { x: 't', y: (row: StepRow) => y.within(row[name]), stroke, strokeWidth: 1.8, strokeDasharray: '5 4' },
            ),
          ),
        ],
      },
    ]);
  },
  table({ steps, kind }, { lang }) {
    const names = kind === 'lstm' ? (['f', 'i', 'o', 'c', 'A', 'B', 'C', 'D'] as const) : (['c', 'D'] as const);
    const heads = names.map((name) => (name === 'c' ? words('mean of |c|', '|c| 的平均')[lang] : name));
    return { head: ['t', ...heads], rows: steps.map((row) => [row.t, ...names.map((name) => row[name])]) };
  },
  says({ steps, kind }, { lang, number }) {
    const last = steps[steps.length - 1];
    const { B = 0, D = 0, f = 0 } = last;
    if (kind === 'rnn')
      return words(
        `At step ${last.t} the Jacobian’s root mean square singular value is ${number(short(D))}.`,
        `第 ${last.t} 步雅可比矩阵奇异值的均方根为 ${number(short(D))}。`,
      )[lang];
    return words(
      `At step ${last.t} the forget gate is ${number(short(f))} on average; B is ${number(short(B))}, D ${number(short(D))}.`,
      `第 ${last.t} 步遗忘门平均为 ${number(short(f))}；B 为 ${number(short(B))}，D 为 ${number(short(D))}。`,
    )[lang];
  },
};

/** An RNN has no gates, and its Jacobian is D alone. */
export const stepsPictures: Readonly<Record<Shown['kind'], Picture<Shown>>> = {
  lstm: { ...stepsPicture, legend: legendOf(opened, terms) },
  rnn: { ...stepsPicture, legend: legendOf([['|c|', colours.a]], [['D', colours.e]]) },
};
