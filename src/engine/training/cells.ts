/**
 * What the two networks do entry by entry, between the products: forward from z_t to what is handed on, and back from
 * there to ∂E/∂z_t. Slopes come from the values, σ′ = σ(1 − σ) and tanh′ = 1 − tanh², so that nothing is computed twice.
 */
import { sigmoid, tanh } from '../elementary.ts';
import { type Arena, uAt, zAt } from './arena.ts';

export interface Cell {
  /** z_t in place → what step t hands on, into u_{t+1}. */
  forward(a: Arena, t: number): void;
  /** ∂E/∂(what step t hands on), in dHanded, → ∂E/∂z_t, in place of z_t; ‖∂E/∂c_t‖² goes to `reach`. */
  backward(a: Arena, t: number): void;
}

type Apply = (data: Float64Array, from: number, to: number) => void;

// Two loops, not one that takes the function: only then is the function compiled into the loop (twice as fast).
const sigmoids: Apply = (data, from, to) => {
  for (let k = from; k < to; k++) data[k] = sigmoid(data[k]);
};
const tanhs: Apply = (data, from, to) => {
  for (let k = from; k < to; k++) data[k] = tanh(data[k]);
};

const rnn = (apply: Apply, slope: (value: number) => number): Cell => ({
  forward(a, t) {
    const { data, n, batch, cols } = a;
    const z = zAt(a, t);
    apply(data, z, z + batch * n);
    const u = uAt(a, t + 1);
    for (let s = 0; s < batch; s++) data.copyWithin(u + s * cols, z + s * n, z + (s + 1) * n);
  },
  backward(a, t) {
    const { data, n, batch, dHanded } = a;
    const z = zAt(a, t);
    let reach = 0;
    for (let k = 0; k < batch * n; k++) {
      const dc = data[dHanded + k];
      reach += dc * dc;
      data[z + k] = dc * slope(data[z + k]);
    }
    data[a.reach + t - 1] = reach;
  },
});

const lstm: Cell = {
  forward(a, t) {
    const { data, n, batch, rows, cols } = a;
    const z = zAt(a, t);
    const c = a.c + t * batch * n;
    const before = c - batch * n;
    const squashed = a.squashed + (t - 1) * batch * n;
    for (let s = 0; s < batch; s++) {
      const g = z + s * rows;
      sigmoids(data, g, g + 2 * n);
      tanhs(data, g + 2 * n, g + 3 * n);
      sigmoids(data, g + 3 * n, g + 4 * n);
      for (let j = 0; j < n; j++)
        data[c + s * n + j] = data[before + s * n + j] * data[g + j] + data[g + 2 * n + j] * data[g + n + j];
    }
    data.copyWithin(squashed, c, c + batch * n);
    tanhs(data, squashed, squashed + batch * n);
    const u = uAt(a, t + 1);
    for (let s = 0; s < batch; s++) {
      const o = z + s * rows + 3 * n;
      for (let j = 0; j < n; j++) data[u + s * cols + j] = data[o + j] * data[squashed + s * n + j];
    }
  },
  backward(a, t) {
    const { data, n, batch, rows } = a;
    const z = zAt(a, t);
    let reach = 0;
    for (let s = 0; s < batch; s++) {
      const row = s * n;
      const before = a.c + (t - 1) * batch * n + row;
      const squashed = a.squashed + (t - 1) * batch * n + row;
      for (let j = 0; j < n; j++) {
        const f = z + s * rows + j;
        const i = f + n;
        const candidate = i + n;
        const o = candidate + n;
        const [vf, vi, vc, vo] = [data[f], data[i], data[candidate], data[o]];
        const th = data[squashed + j];
        const dh = data[a.dHanded + row + j];
        const dc = data[a.dc + row + j] + dh * vo * (1 - th * th);
        reach += dc * dc;
        data[f] = dc * data[before + j] * (vf * (1 - vf));
        data[i] = dc * vc * (vi * (1 - vi));
        data[candidate] = dc * vi * (1 - vc * vc);
        data[o] = dh * th * (vo * (1 - vo));
        data[a.dc + row + j] = dc * vf;
      }
    }
    data[a.reach + t - 1] = reach;
  },
};

export const cells = {
  rnn: rnn(tanhs, (v) => 1 - v * v),
  'sigmoid-rnn': rnn(sigmoids, (v) => v * (1 - v)),
  lstm,
} as const;
