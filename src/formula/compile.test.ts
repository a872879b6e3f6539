import { describe, expect, test } from 'vitest';
import { floats } from '../engine/arithmetic/arithmetic.ts';
import { randomFrom } from '../engine/arithmetic/random.ts';
import { forwardJacobian } from '../engine/derivatives/differentiate.ts';
import { lstmBptt } from '../engine/derivatives/lstm-bptt.ts';
import { flatten, laterJoint, nextCellAlong, ways } from '../engine/derivatives/lstm-functions.ts';
import { hiddenAt, laterHidden } from '../engine/derivatives/recurrence-functions.ts';
import { rnnBptt } from '../engine/derivatives/rnn-bptt.ts';
import { laterState, lossOfW, totalLossOfW } from '../engine/derivatives/rnn-functions.ts';
import { drawRnn } from '../engine/networks/draw.ts';
import { drawLstm } from '../engine/networks/draw-lstm.ts';
import { drawRecurrence } from '../engine/networks/draw-recurrence.ts';
import { gru } from '../engine/networks/recurrences.ts';
import { lstmTrace, rnnTrace } from '../engine/networks/traces.ts';
import { chainsOf } from './ast.ts';
import { Compiler, newRun, WorkError } from './compile.ts';
import { undefinedNames, withOwnDefinitions } from './define.ts';
import { lstmNetwork, lstmScope } from './lstm-scope.ts';
import { floatNumbers } from './numbers.ts';
import { parse, parseExpression } from './parse.ts';
import { gruScope, recurrenceNetwork } from './recurrence-scope.ts';
import { errorOfWeights, rnnNetwork, rnnScope } from './rnn-scope.ts';

const raw = String.raw;
const g = drawRnn().make(randomFrom('compile', 1), { units: 3, inputs: 2, outputs: 2, steps: 7 });
const l = drawLstm().make(randomFrom('compile', 2), { units: 3, inputs: 2, steps: 6 });
const rnn = rnnNetwork(floatNumbers, g, g);
const lstm = lstmNetwork(floatNumbers, l, l);
const index = { t: 4, k: 6, j: 2, tau: 3 };
const domain = { t: [1, 6], j: [1, 6], k: [1, 6], i: [1, 3] } as const;
const inRnn = (tex: string, work?: number) =>
  new Compiler(rnnScope, tex).compile(parseExpression(tex, rnnScope))(
    newRun(rnn, { index, domain, ...(work !== undefined && { work }) }),
  );
const inLstm = (tex: string) =>
  new Compiler(lstmScope, tex).compile(parseExpression(tex, lstmScope))(newRun(lstm, { index, domain }));

const near = (found: { readonly data: readonly number[] }, wanted: ArrayLike<number>) => {
  expect(found.data).toHaveLength(wanted.length);
  for (const [i, value] of found.data.entries()) expect(value).toBeCloseTo(wanted[i], 12);
};

describe('derivatives by intervention are the network’s own', () => {
  test('of the RNN', () => {
    near(
      inRnn(raw`\frac{\partial c_t}{\partial c_{t-1}}`),
      forwardJacobian(laterState(g, 4, 3), rnnTrace(g).c[3]).data,
    );
    near(inRnn(raw`\frac{\partial c_k}{\partial c_1}`), forwardJacobian(laterState(g, 6, 1), rnnTrace(g).c[1]).data);
    near(inRnn(raw`\frac{\partial E_k}{\partial W}`), rnnBptt(g, (t) => (t === 6 ? 1 : 0)).W);
    near(inRnn(raw`\frac{\partial E}{\partial W}`), rnnBptt(g).W);
    near(inRnn(raw`\frac{\partial E}{\partial W_{\mathrm{out}}}`), rnnBptt(g).Wout);
    near(inRnn(raw`\frac{\partial E_k}{\partial W}`), forwardJacobian(lossOfW(g, 6), g.W).data);
    // No weights act on the state that is given.
    near(inRnn(raw`\frac{\partial^{+} c_0}{\partial W}`), new Float64Array(3 * 3 * 5));
  });

  test('of the networks with one state', () => {
    const r = drawRecurrence(gru).make(randomFrom('compile', 3), { units: 3, inputs: 2, steps: 5 });
    const run = newRun(recurrenceNetwork(floatNumbers, gru, r), { index: { t: 3, j: 2, k: 5 } });
    const inGru = (tex: string) => new Compiler(gruScope, tex).compile(parseExpression(tex, gruScope))(run);
    near(
      inGru(raw`\frac{\partial h_k}{\partial h_j}`),
      forwardJacobian(laterHidden(gru, r, 5, 2), hiddenAt(gru, r, 2)).data,
    );
    near(inGru(raw`\frac{\partial h_j}{\partial h_j}`), [1, 0, 0, 0, 1, 0, 0, 0, 1]);
    near(inGru(raw`\frac{\partial h_j}{\partial h_t}`), new Float64Array(9));
    near(inGru(raw`\frac{\partial u_j}{\partial h_j}`), new Float64Array(9));
    expect(() => inGru(raw`h_{k+1}`)).toThrow('h_t was asked for at t = 6, needed 0 … 5');
    expect(() => inGru(raw`u_{j-2}`)).toThrow('u_t was asked for at t = 0, needed 1 … 5');
  });

  test('a step of gradient descent has the shape of the weights, and E(…) is the error at other weights', () => {
    const gradient = rnnBptt(g).W;
    const moved = g.W.map((w, i) => w - gradient[i] / 8);
    near(inRnn(raw`W - \frac18\,\frac{\partial E}{\partial W}`), moved);
    const scope = rnnScope.with({ E: errorOfWeights });
    const tex = raw`E\bigl(W - \frac18\,\frac{\partial E}{\partial W}\bigr)`;
    const found = new Compiler(scope, tex).compile(parseExpression(tex, scope))(newRun(rnn));
    near(found, [totalLossOfW(g)(floats, Array.from(moved))[0]]);
  });

  test('a sum is the same in parts, and a supremum over an index is the largest', () => {
    const sums = [5, 3, 6].map((to) => inRnn(raw`\sum_{j=2}^{${to}} c_j`).data);
    const { c } = rnnTrace(g);
    for (const [i, to] of [5, 3, 6].entries())
      near(
        { data: sums[i] },
        c[2].map((_, q) => c.slice(2, to + 1).reduce((sum, one) => sum + one[q], 0)),
      );
    near(inRnn(raw`\sup_k \lVert c_k\rVert`), inRnn(raw`\max_{1 \le k \le 6} \lVert c_k\rVert`).data);
  });

  test('∂⁺ holds the state before: the sum over all steps of it is the whole derivative', () => {
    const sum = raw`\sum_{j=1}^{k} \frac{\partial c_k}{\partial c_j}\,\frac{\partial^{+} c_j}{\partial W}`;
    near(inRnn(sum), inRnn(raw`\frac{\partial c_k}{\partial W}`).data);
  });

  test('of the LSTM, through both states', () => {
    const start = [...lstmTrace(l).c[1], ...lstmTrace(l).h[1]];
    near(inLstm(raw`\frac{\partial s_k}{\partial s_1}`), forwardJacobian(laterJoint(l, 6, 1), start).data);
    const { W, b } = lstmBptt(l);
    near(inLstm(raw`\frac{\partial E}{\partial W}`), flatten({ W, b }));
    near(inLstm(raw`\frac{\partial E}{\partial W_o}`), W.o);
    near(inLstm(raw`\frac{\partial E}{\partial b_f}`), b.f);
    near(inLstm(raw`\frac{\partial s_j}{\partial c_k}`), new Array(18).fill(0));
  });

  test('each of the four terms is the derivative along its own path', () => {
    for (const [term, way] of [
      ['A', 'f'],
      ['B', 'direct'],
      ['C', 'i'],
      ['D', 'candidate'],
    ] as const) {
      expect(ways).toContain(way);
      near(inLstm(`${term}_t`), forwardJacobian(nextCellAlong(l, way, 4), lstmTrace(l).c[3]).data);
    }
  });
});

describe('sums, products and runs', () => {
  test('a product over time has the latest factor on the left', () => {
    near(
      inRnn(raw`\prod_{t=2}^{k} \frac{\partial c_t}{\partial c_{t-1}}`),
      inRnn(raw`\frac{\partial c_k}{\partial c_1}`).data,
    );
    near(
      inRnn(
        raw`\frac{\partial c_k}{\partial c_{k-1}}\,\frac{\partial c_{k-1}}{\partial c_{k-2}} \cdots \frac{\partial c_2}{\partial c_1}`,
      ),
      inRnn(raw`\frac{\partial c_k}{\partial c_1}`).data,
    );
  });

  test('an empty product is the identity, an empty sum is 0', () => {
    near(inRnn(raw`\prod_{t=5}^{4} W_{\mathrm{rec}}`), [1, 0, 0, 0, 1, 0, 0, 0, 1]);
    near(inRnn(raw`\prod_{t=5}^{4} \gamma`), [1]);
    near(inRnn(raw`c_t + \sum_{j=5}^{4} c_j`), inRnn('c_t').data);
  });

  test('limits left open come from the domain', () => {
    near(inRnn(raw`\sum_{j \le k-\tau} c_j`), inRnn('c_1 + c_2 + c_3').data);
    near(inRnn(raw`\max_{t,i} \lvert z_{t,i}\rvert`), [Math.max(...rnnTrace(g).z.slice(1, 7).flat().map(Math.abs))]);
    near(inRnn(raw`\sum_{k > \tau} \gamma`), [3 * (inRnn(raw`\gamma`).data[0] ?? 0)]);
  });

  test('fractions are exact: ¼ of 4 is 1', () => near(inRnn(raw`\tfrac14 \cdot 4 + 0.05 \cdot 20`), [2]));
});

describe('what has no value says so', () => {
  test('an index outside of what there is', () => {
    expect(() => inRnn('c_{t+9}')).toThrow('c_t was asked for at t = 13, needed 0 … 7');
    expect(() => inRnn('c_{j-3}')).toThrow('c_t was asked for at t = -1');
    expect(() => inLstm('f_{t-4}')).toThrow('f_t was asked for at t = 0, needed 1 … 6');
    expect(() => inRnn('z_{t,9}')).toThrow('entry 9 was asked for, needed one from 1 to 3');
    expect(() => inRnn('c_l')).toThrow('the index “l” has no value here');
  });

  test('a sum over 10⁹ steps ends when its operations are used up', () => {
    expect(() => inRnn(raw`\sum_{j=1}^{1000000000} \gamma`, 10_000)).toThrow(WorkError);
    expect(() => inRnn(raw`\sum_{j=1}^{9} \gamma`, 5)).toThrow('needs more operations than it may have');
  });

  test('numbers without an order have no norms', () => {
    const { order, ...unordered } = floatNumbers;
    expect(order).toBeDefined();
    const tex = raw`\lVert c_t\rVert`;
    const evaluate = new Compiler(rnnScope, tex).compile(parseExpression(tex, rnnScope));
    expect(() => evaluate(newRun(rnnNetwork(unordered, g, g), { index }))).toThrow('needs an order');
  });
});

test('a formula defines its own names, also one by the one before it', () => {
  const tex = raw`r_1 = 2, \quad r_t = r_{t-1} + q_t, \quad q_t = 3\,r_{t-1} + S, \quad S = r_1`;
  const own = ['q', 'r', 'S'];
  const chains = chainsOf(parse(tex, undefinedNames(lstmScope, own)));
  const scope = withOwnDefinitions(lstmScope, own, chains, tex);
  const value = new Compiler(scope, tex).compile(parseExpression('r_3', scope));
  expect(value(newRun(lstm)).data).toEqual([42]); // 2, 2 + 8, 10 + 32
  expect(() => withOwnDefinitions(lstmScope, ['g'], chains, tex)).toThrow('“g” is not defined');
});

test('a power behind the brackets of a function is one of its value', () => {
  near(inLstm(raw`\sigma(1)^2`), inLstm(raw`\sigma(1)\,\sigma(1)`).data);
});

test('a diag in a diag is compiled once at each level', () => {
  const deep = `${raw`\operatorname{diag}(`.repeat(25)}c_t${') c_t'.repeat(25)}`;
  const began = performance.now();
  const { data } = inRnn(deep);
  expect(performance.now() - began).toBeLessThan(1000);
  const c = rnn.value('c', [4]).data;
  data.forEach((value, i) => {
    expect(value / Array.from({ length: 26 }, () => c[i]).reduce((a, b) => a * b)).toBeCloseTo(1, 12);
  });
});
