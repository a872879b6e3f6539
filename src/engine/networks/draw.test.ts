import { expect, test } from 'vitest';
import { type Arithmetic, floats } from '../arithmetic/arithmetic.ts';
import { randomFrom } from '../arithmetic/random.ts';
import { drawRnn, liftRnn } from './draw.ts';
import { drawLstm, liftLstm, perGate } from './draw-lstm.ts';

const many = <G>(make: (key: number) => G) => Array.from({ length: 40 }, (_, key) => make(key));
const within = (values: ArrayLike<number>, low: number, high: number) =>
  Array.from(values).every((v) => v >= low && v < high);
const bothSigns = (values: readonly number[]) => values.some((v) => v < 0) && values.some((v) => v > 0);
const spread = (values: Float64Array) => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);

/** The first entries of all arrays: enough to see that not a single number was drawn in another order. */
const head = (given: object) =>
  Object.entries(given).map(([name, v]) =>
    v instanceof Float64Array ? `${name} ${v.length}: ${v.slice(0, 2)}` : name,
  );

test('the sizes are the stated ones, and those that are chosen', () => {
  expect(drawRnn().sizes).toEqual({ units: [1, 6], inputs: [1, 3], outputs: [1, 3], steps: [2, 20] });
  expect(drawLstm().sizes).toEqual({ units: [1, 5], inputs: [1, 3], steps: [2, 12] });
  const chosen = { units: [2, 3], inputs: [4, 5], steps: [6, 7] } as const;
  expect(drawRnn({ ...chosen, outputs: [8, 9] }).sizes).toEqual({ ...chosen, outputs: [8, 9] });
  expect(drawLstm(chosen).sizes).toEqual(chosen);
  expect(drawLstm({ ...chosen, square: true }).sizes).toEqual({ units: [2, 3], steps: [6, 7] });
});

test('a condition is handed on, and none made up', () => {
  const admits = () => false;
  expect([drawRnn({ admits }).admits, drawLstm({ admits }).admits]).toEqual([admits, admits]);
  expect(['admits' in drawRnn(), 'admits' in drawLstm()]).toEqual([false, false]);
});

test('an RNN case has the stated shapes and ranges', () => {
  const size = { units: 3, inputs: 2, outputs: 4, steps: 5 };
  const cases = many((key) => drawRnn().make(randomFrom(key), size));
  for (const { n, m, p, T, W, Wout, c0, x, y } of cases) {
    expect([n, m, p, T]).toEqual([3, 2, 4, 5]);
    expect([W, Wout, c0, x, y].map((v) => v.length)).toEqual([15, 12, 3, 10, 20]);
    for (const v of [c0, x, y]) expect(within(v, -1, 1)).toBe(true);
  }
  for (const of of ['W', 'Wout', 'c0', 'x', 'y'] as const)
    expect(bothSigns(cases.flatMap((g) => [...g[of]]))).toBe(true);
  expect(new Set(cases.map((g) => g.phi))).toEqual(new Set(['sigmoid', 'tanh']));
  const zero = cases.filter((g) => g.c0.every((v) => v === 0)).length;
  expect(zero > 8 && zero < 32).toBe(true);
  expect(many((key) => drawRnn({ phi: 'tanh' }).make(randomFrom(key), size).phi)).toEqual(many(() => 'tanh'));
});

test('weights have the gain’s deviation over √n, for both networks', () => {
  const size = { units: 16, inputs: 16, outputs: 1, steps: 1 };
  const range = { gain: [3, 3] } as const;
  expect(spread(drawRnn(range).make(randomFrom('gain'), size).W) * 4).toBeCloseTo(3, 0);
  expect(spread(drawLstm(range).make(randomFrom('gain'), size).W.f) * 4).toBeCloseTo(3, 0);
  const wide = many((key) => spread(drawRnn().make(randomFrom('gain', key), size).W) * 4);
  expect(Math.min(...wide)).toBeGreaterThan(0.2);
  expect(Math.max(...wide)).toBeLessThan(2.4);
  expect(Math.max(...wide) - Math.min(...wide)).toBeGreaterThan(1);
});

test('an LSTM case has the stated shapes and ranges', () => {
  const cases = many((key) => drawLstm().make(randomFrom(key), { units: 3, inputs: 2, steps: 5 }));
  for (const { n, m, T, W, b, h0, c0, x, y } of cases) {
    expect([n, m, T]).toEqual([3, 2, 5]);
    for (const gate of ['f', 'i', 'c', 'o'] as const) {
      expect([W[gate].length, b[gate].length]).toEqual([15, 3]);
      expect(within(b[gate], gate === 'f' ? -2 : -1, gate === 'f' ? 3 : 1)).toBe(true);
    }
    expect([h0, c0, x, y].map((v) => v.length)).toEqual([3, 3, 10, 15]);
    for (const v of [h0, c0, x, y]) expect(within(v, -1, 1)).toBe(true);
    expect(h0.every((v) => v === 0)).toBe(c0.every((v) => v === 0));
  }
  for (const of of ['h0', 'c0', 'x', 'y'] as const) expect(bothSigns(cases.flatMap((g) => [...g[of]]))).toBe(true);
  const all = (gate: 'f' | 'o') => cases.flatMap(({ b }) => Array.from(b[gate]));
  expect([Math.min(...all('f')) < -1.5, Math.max(...all('f')) > 2.5]).toEqual([true, true]);
  expect([Math.min(...all('o')) < -0.8, Math.max(...all('o')) > 0.8]).toEqual([true, true]);
  const zero = cases.filter((g) => g.c0.every((v) => v === 0)).length;
  expect(zero > 8 && zero < 32).toBe(true);
});

test('what can be chosen of an LSTM is as chosen', () => {
  const size = { units: 2, inputs: 1, steps: 2 };
  const cut = drawLstm({ outputRecurrence: 0 }).make(randomFrom('cut'), size).W;
  expect(Array.from(cut.o, (w) => w === 0)).toEqual([true, true, false, true, true, false]);
  expect(cut.i.some((w) => w === 0)).toBe(false);
  const biases = drawLstm({ forgetBias: [7, 8] }).make(randomFrom('bias'), size).b;
  expect([within(biases.f, 7, 8), within(biases.i, -1, 1)]).toEqual([true, true]);
  for (const { h0, c0 } of many((key) => drawLstm({ fromZero: true }).make(randomFrom(key), size)))
    expect([...h0, ...c0]).toEqual([0, 0, 0, 0]);
  expect(drawLstm({ square: true }).make(randomFrom('square'), { units: 3, steps: 2 }).m).toBe(3);
});

test('the same seed is for ever the same case: links to a counterexample rest on it', () => {
  expect(
    head(drawRnn().make(randomFrom('pin', 3), { units: 2, inputs: 1, outputs: 1, steps: 2 })),
  ).toMatchInlineSnapshot(`
    [
      "phi",
      "n",
      "m",
      "p",
      "T",
      "W 6: -1.088524013443106,-0.42427412019964067",
      "Wout 2: -0.3944433273292669,0.63423460927023",
      "c0 2: 0.5958372211860647,-0.4003710883387148",
      "x 2: -0.10580737455468103,0.561087140378159",
      "y 2: -0.6164958243321099,0.7291377734043909",
    ]
  `);
  const { W, b, ...rest } = drawLstm().make(randomFrom('pin', 3), { units: 2, inputs: 1, steps: 2 });
  expect([head(W), head(b), head(rest)]).toMatchInlineSnapshot(`
    [
      [
        "f 6: -0.5717336448661636,-1.3830645289145205",
        "i 6: 0.1235998360158108,-0.5118071625726726",
        "c 6: 0.31802792738085267,0.12154453026965176",
        "o 6: 0.7408634822563357,-1.1090155532881396",
      ],
      [
        "f 2: -0.8880939099276046,1.090363279766359",
        "i 2: 0.7984312241927163,-0.6604001519626097",
        "c 2: -0.8292210929714292,-0.6707737369532187",
        "o 2: -0.8106736808836905,0.11520979871409565",
      ],
      [
        "n",
        "m",
        "T",
        "h0 2: -0.7431504896603358,0.7062858990836365",
        "c0 2: -0.16596747097704312,0.1924788067808081",
        "x 2: 0.5834058368075898,0.881978666275717",
        "y 4: -0.18488516930587418,-0.36098617960106494",
      ],
    ]
  `);
});

test('lifted networks have the same numbers in the other arithmetic, or the variables that are given', () => {
  const named: Arithmetic<string> = { ...floats, of: (x: number) => `of ${x}` } as never;
  const rnn = drawRnn().make(randomFrom('lift'), { units: 1, inputs: 1, outputs: 1, steps: 1 });
  const texts = (v: Float64Array) => Array.from(v, (x) => `of ${x}`);
  expect(liftRnn(named, rnn)).toMatchObject({
    W: texts(rnn.W),
    Wout: texts(rnn.Wout),
    c0: texts(rnn.c0),
    n: 1,
    m: 1,
    p: 1,
  });
  expect(liftRnn(named, rnn, { W: ['w'], c0: ['c'] })).toMatchObject({ W: ['w'], Wout: texts(rnn.Wout), c0: ['c'] });
  expect(liftRnn(named, rnn, { Wout: ['o'] })).toMatchObject({ W: texts(rnn.W), Wout: ['o'], c0: texts(rnn.c0) });
  const lstm = drawLstm().make(randomFrom('lift'), { units: 1, inputs: 1, steps: 1 });
  expect(liftLstm(named, lstm)).toEqual({
    n: 1,
    m: 1,
    W: perGate((g) => texts(lstm.W[g])),
    b: perGate((g) => texts(lstm.b[g])),
    h0: texts(lstm.h0),
    c0: texts(lstm.c0),
  });
  const [W, b] = [perGate((g) => [`W ${g}`]), perGate((g) => [`b ${g}`])];
  expect(liftLstm(named, lstm, { W, b })).toMatchObject({ W, b });
});
