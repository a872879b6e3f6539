/** Backpropagation through time by hand for the RNN: the formulas of chapter 2. */
import { floats } from '../arithmetic/arithmetic.ts';
import type { RnnCase } from '../networks/draw.ts';
import { rnnForward } from '../networks/rnn.ts';
import { slopes } from '../networks/slopes.ts';

export interface RnnGradient {
  /** ∂/∂W, n × (n + m), row-major. */
  readonly W: Float64Array;
  /** ∂/∂W_out, p × n, row-major. */
  readonly Wout: Float64Array;
}

/**
 * The gradient of Σ_t λ_t E_t, in one pass from T back to 1.
 * λ(t) = 1 for all t gives ∂E/∂W, λ(t) = [t = k] gives ∂E_k/∂W.
 */
export function rnnBptt(g: RnnCase, lambda: (t: number) => number = () => 1): RnnGradient {
  const { n, m, p, T, x, y, Wout } = g;
  const W = g.W;
  const { z, c, h } = rnnForward(floats, g, g);
  const dW = new Float64Array(n * (n + m));
  const dWout = new Float64Array(p * n);
  let dc = new Float64Array(n); // ∂/∂c_t of everything from step t on
  for (let t = T; t >= 1; t--) {
    for (let l = 0; l < p; l++) {
      const e = lambda(t) * (h[t][l] - y[(t - 1) * p + l]);
      for (let i = 0; i < n; i++) {
        dWout[l * n + i] += e * c[t][i];
        dc[i] += e * Wout[l * n + i];
      }
    }
    const back = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const dz = dc[i] * slopes[g.phi](z[t][i]);
      for (let j = 0; j < n; j++) {
        dW[i * (n + m) + j] += dz * c[t - 1][j];
        back[j] += W[i * (n + m) + j] * dz;
      }
      for (let j = 0; j < m; j++) dW[i * (n + m) + n + j] += dz * x[(t - 1) * m + j];
    }
    dc = back;
  }
  return { W: dW, Wout: dWout };
}
