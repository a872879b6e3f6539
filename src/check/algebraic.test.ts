import { expect, test } from 'vitest';
import { inLstm } from '../claims/in-lstm.ts';
import { inRnn } from '../claims/in-rnn.ts';
import { BITS, runAlgebraic } from './algebraic.ts';
import { defaults } from './options.ts';

const raw = String.raw;
type Exactly = ReturnType<ReturnType<typeof inLstm>['exactly']>;
const run = (part: Exactly, seed = 1) => runAlgebraic(part, 'proves', 'test', { ...defaults, seed }, () => {});

const chain = raw`\frac{\partial E_k}{\partial W} = \sum_{j=1}^{k} \frac{\partial E_k}{\partial c_k}\Biggl(\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr)\frac{\partial^{+} c_j}{\partial W}`;

test('an identity passes at every point, and the bound is below 2^-100', () => {
  const report = run(inRnn(chain, { k: 'T' }).exactly([]));
  expect(report.outcome).toBe('passes');
  expect(report.exact?.bits).toBeGreaterThanOrEqual(BITS);
});

test.each([
  ['j=1', 'j=2'],
  ['t=j+1', 't=j+2'],
  [raw`\partial^{+} c_j`, raw`\partial c_j`],
])('%s written as %s differs on every seed', (from, to) => {
  const shown = inRnn(chain, { k: 'T' });
  for (let seed = 1; seed <= 5; seed++)
    expect(run(shown.exactly([shown.edit(from, to)]), seed).controls[0].caught, `seed ${seed}`).toBe(true);
});

test('what holds for σ only is not found to hold for every function', () => {
  const rule = raw`\sigma'(z^f_t) = \sigma(z^f_t) \otimes (1 - \sigma(z^f_t))`;
  const shown = inLstm(rule, { t: 'T' });
  expect(run(shown.exactly([])).outcome).toBe('refuted');
  expect(run(shown.exactly([], { oracle: 'rules' })).outcome).toBe('passes');
  const odd = inLstm(raw`\tanh(-z^c_t) = -\tanh(z^c_t)`, { t: 'T' });
  expect(run(odd.exactly([], { oracle: 'rules' })).outcome).toBe('refuted');
  expect(run(odd.exactly([], { oracle: 'symmetric' })).outcome).toBe('passes');
});

test('what holds for one activation only differs at the first point, on every seed', () => {
  for (const one of [raw`c_t = \tanh(z_t)`, raw`c_t = \sigma(z_t)`])
    for (let seed = 1; seed <= 10; seed++) {
      const { outcome, checked } = run(inRnn(one, { t: 'T' }).exactly([]), seed);
      expect({ outcome, checked }, `${one}, seed ${seed}`).toEqual({ outcome: 'refuted', checked: 1 });
    }
});

test('a factor that differs by one part in 10⁶ is seen, whatever its size', () => {
  expect(run(inLstm(raw`c_t = c_{t-1} \otimes f_t + \tilde c_t \otimes i_t`, { t: 'T' }).exactly([])).outcome).toBe(
    'passes',
  );
  const off = raw`c_t = c_{t-1} \otimes f_t + \frac{1048577}{1048576}\,\tilde c_t \otimes i_t`;
  expect(run(inLstm(off, { t: 'T' }).exactly([])).outcome).toBe('refuted');
});

test('what is no polynomial with small coefficients is refused with its reason', () => {
  expect(() => run(inLstm(raw`f_t = \frac{1}{3}\,f_t`, { t: 'T' }).exactly([]))).toThrow('needed a power of 2');
  expect(() => run(inLstm(raw`0 \cdot c_{t,1} = \lVert c_t \rVert`, { t: 'T' }).exactly([]))).toThrow('needs an order');
  expect(() => run(inLstm(raw`f_t = 2147483648\,f_t`, { t: 'T' }).exactly([]))).toThrow('a smaller network');
});
