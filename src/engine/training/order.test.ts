/** The order of summation that kernel.ts states, written down in plain loops: every machine gives its bits. */
import { expect, test } from 'vitest';
import { exp, log } from '../arithmetic/elementary.ts';
import { randomFrom } from '../arithmetic/random.ts';
import { numbers } from '../networks/draw.ts';
import { quickSigmoid, quickTanh } from './activations.ts';
import { createKernel } from './kernel.ts';
import { plain } from './plain.ts';
import { gatesOf, placesOf, type Shape } from './shape.ts';
import { simd } from './simd/simd.ts';

type Rows = Float64Array[];
const rowsOf = (count: number, width: number): Rows => Array.from({ length: count }, () => new Float64Array(width));

/** E and its gradient, with nothing shared, held back or blocked. */
function plainly(shape: Shape, w: Float64Array, x: Float64Array, y: Float64Array, lambda: Float64Array) {
  const { network, n, m, p, T, batch, loss } = shape;
  const { b, Wout, bout, count } = placesOf(shape);
  const rows = gatesOf(shape) * n;
  const cols = n + m;
  const u = Array.from({ length: T + 2 }, () => rowsOf(batch, cols));
  const c = Array.from({ length: T + 1 }, () => rowsOf(batch, n));
  const gates = Array.from({ length: T + 1 }, () => rowsOf(batch, rows));
  const h = Array.from({ length: T + 1 }, () => rowsOf(batch, p));
  let E = 0;
  for (let t = 1; t <= T; t++) {
    let part = 0;
    for (let s = 0; s < batch; s++) {
      u[t][s].set(x.subarray(((t - 1) * batch + s) * m, ((t - 1) * batch + s + 1) * m), n);
      const g = gates[t][s];
      for (let r = 0; r < rows; r++) {
        let z = w[b + r];
        for (let k = 0; k < cols; k++) z += u[t][s][k] * w[r * cols + k];
        g[r] = network === 'rnn' || (r >= 2 * n && r < 3 * n) ? quickTanh(z) : quickSigmoid(z);
      }
      for (let j = 0; j < n; j++) {
        if (network === 'lstm') c[t][s][j] = c[t - 1][s][j] * g[j] + g[2 * n + j] * g[n + j];
        u[t + 1][s][j] = network === 'lstm' ? g[3 * n + j] * quickTanh(c[t][s][j]) : g[j];
      }
      for (let l = 0; l < p && lambda[t - 1] !== 0; l++) {
        let out = w[bout + l];
        for (let j = 0; j < n; j++) out += u[t + 1][s][j] * w[Wout + l * n + j];
        h[t][s][l] = out;
        const e = out - y[((t - 1) * batch + s) * p + l];
        if (loss !== 'cross-entropy') part += 0.5 * (e * e);
      }
      if (loss === 'cross-entropy' && lambda[t - 1] !== 0) {
        const top = Math.max(...h[t][s]);
        const all = h[t][s].reduce((sum, out) => sum + exp(out - top), 0);
        part += h[t][s].reduce((sum, out, l) => sum + y[((t - 1) * batch + s) * p + l] * (log(all) - (out - top)), 0);
        h[t][s] = h[t][s].map((out) => exp(out - top) / all);
      }
    }
    if (lambda[t - 1] !== 0) E += lambda[t - 1] * part;
  }
  const d = new Float64Array(count);
  const dc = rowsOf(batch, n);
  const dHanded = rowsOf(batch, n);
  for (let t = T; t >= 1; t--)
    for (let s = 0; s < batch; s++) {
      const dr = dHanded[s];
      for (let l = 0; l < p && lambda[t - 1] !== 0; l++) {
        const e = lambda[t - 1] * (h[t][s][l] - y[((t - 1) * batch + s) * p + l]);
        d[bout + l] += e;
        for (let j = 0; j < n; j++) {
          d[Wout + l * n + j] += e * u[t + 1][s][j];
          dr[j] += e * w[Wout + l * n + j];
        }
      }
      const dz = new Float64Array(rows);
      for (let j = 0; j < n; j++) {
        const [f, i, a, o] = [0, n, 2 * n, 3 * n].map((k) => gates[t][s][k + j]);
        if (network === 'lstm') {
          const th = quickTanh(c[t][s][j]);
          const dcj = dc[s][j] + dr[j] * o * (1 - th * th);
          dz[j] = dcj * c[t - 1][s][j] * (f * (1 - f));
          dz[n + j] = dcj * a * (i * (1 - i));
          dz[2 * n + j] = dcj * i * (1 - a * a);
          dz[3 * n + j] = dr[j] * th * (o * (1 - o));
          dc[s][j] = dcj * f;
        } else dz[j] = dr[j] * (1 - f * f);
      }
      for (let r = 0; r < rows; r++) {
        d[b + r] += dz[r];
        for (let k = 0; k < cols; k++) d[r * cols + k] += dz[r] * u[t][s][k];
      }
      for (let j = 0; j < n; j++) {
        dr[j] = 0;
        for (let r = 0; r < rows; r++) dr[j] += dz[r] * w[r * cols + j];
      }
    }
  return { E, gradient: d };
}

test.each([
  ['rnn', 'squares'],
  ['lstm', 'squares'],
  ['rnn', 'cross-entropy'],
  ['lstm', 'cross-entropy'],
] as const)('%s, %s: bit by bit', (network, loss) => {
  for (let k = 0; k < 40; k++) {
    const random = randomFrom('order', network, loss, k);
    const [n, m, p, T, batch] = [9, 4, 3, 30, 7].map((most) => random.integer(1, most));
    const shape: Shape = { network, n, m, p, T, batch, loss };
    const lambda = numbers(T, () => (random.integer(0, 1) === 0 ? 0 : random.between(0, 2)));
    const w = numbers(placesOf(shape).count, random.normal);
    const [x, y] = [numbers(T * batch * m, random.normal), numbers(T * batch * p, random.normal)];
    const expected = plainly(shape, w, x, y, lambda);
    for (const machine of [plain, simd() ?? plain]) {
      const kernel = createKernel(shape, lambda, [machine]);
      kernel.weights.set(w);
      const E = kernel.forward({ x, y });
      kernel.backward();
      expect({ E, gradient: kernel.gradient.slice() }, machine.name).toEqual(expected);
    }
  }
});
