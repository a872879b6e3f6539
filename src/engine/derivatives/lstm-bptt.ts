/** Backpropagation through time by hand for the LSTM: all four W_g and b_g in one backward pass. */
import { floats } from '../arithmetic/arithmetic.ts';
import { type LstmCase, type PerGate, perGate } from '../networks/draw-lstm.ts';
import { gates, type LstmTrace } from '../networks/lstm.ts';
import { slopes } from '../networks/slopes.ts';
import { lstmTrace } from '../networks/traces.ts';

export interface LstmGradient {
  /** ∂/∂W_g, n × (n + m) each, row-major. */
  readonly W: PerGate;
  /** ∂/∂b_g, n entries each. */
  readonly b: PerGate;
  readonly h0: Float64Array;
  readonly c0: Float64Array;
}

/**
 * The gradient of Σ_t λ_t E_t, in one pass from T back to 1.
 * λ(t) = 1 for all t gives ∂E/∂W, λ(t) = [t = k] gives ∂E_k/∂W.
 */
export const lstmBptt = (g: LstmCase, lambda: (t: number) => number = () => 1): LstmGradient =>
  backThroughLstm(g, lstmTrace(g), lambda);

/** The same for gates and states that need not come from a forward pass. */
export function backThroughLstm(
  g: LstmCase,
  { steps, c, h }: LstmTrace<number>,
  lambda: (t: number) => number,
): LstmGradient {
  const { n, m, T, x, y } = g;
  const W = perGate(() => new Float64Array(n * (n + m)));
  const b = perGate(() => new Float64Array(n));
  let dh = new Float64Array(n); // ∂/∂h_t of everything after step t
  let dc = new Float64Array(n); // ∂/∂c_t likewise, without the path through h_t
  for (let t = T; t >= 1; t--) {
    const { z, f, i, candidate, o } = steps[t - 1];
    const dhBefore = new Float64Array(n);
    const dcBefore = new Float64Array(n);
    for (let k = 0; k < n; k++) {
      const dhk = dh[k] + lambda(t) * (h[t][k] - y[(t - 1) * n + k]);
      const squashed = floats.tanh(c[t][k]);
      const dck = dc[k] + dhk * o[k] * slopes.tanh(c[t][k]);
      dcBefore[k] = dck * f[k];
      const dz = {
        f: dck * c[t - 1][k] * slopes.sigmoid(z.f[k]),
        i: dck * candidate[k] * slopes.sigmoid(z.i[k]),
        c: dck * i[k] * slopes.tanh(z.c[k]),
        o: dhk * squashed * slopes.sigmoid(z.o[k]),
      };
      for (const gate of gates) {
        const row = k * (n + m);
        b[gate][k] += dz[gate];
        for (let j = 0; j < n; j++) {
          W[gate][row + j] += dz[gate] * h[t - 1][j];
          dhBefore[j] += g.W[gate][row + j] * dz[gate];
        }
        for (let j = 0; j < m; j++) W[gate][row + n + j] += dz[gate] * x[(t - 1) * m + j];
      }
    }
    dh = dhBefore;
    dc = dcBefore;
  }
  return { W, b, h0: dh, c0: dc };
}
