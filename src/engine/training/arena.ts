/** One Float64Array for everything a training network touches, and where each part of it starts. */
import { gatesOf, type Places, placesOf, type Shape } from './shape.ts';

export interface Arena extends Shape {
  readonly data: Float64Array;
  /** Rows of W: gates·n. */
  readonly rows: number;
  /** Columns of W: n + m. */
  readonly cols: number;
  readonly places: Places;
  /** Where the weights start, and their gradient, both laid out as `places` says. */
  readonly weights: number;
  readonly gradient: number;
  /** W_rec turned over, n × rows: the way back needs its columns without gaps. */
  readonly turned: number;
  /** As many zeros as W has rows. */
  readonly zeros: number;
  /** u_1 … u_{T+1}, batch × (n + m) each: u_t = [what step t − 1 hands on; x_t]. */
  readonly u: number;
  /** z_1 … z_T, batch × rows each; turned by the cell into its gates, and on the way back into ∂E/∂z. */
  readonly z: number;
  /** c_0 … c_T and tanh(c_1) … tanh(c_T), batch × n each; LSTM only (an RNN's c_t is handed on: it is in u_{t+1}). */
  readonly c: number;
  readonly squashed: number;
  /** h_1 … h_T, batch × p each: the read-out, where it counts. */
  readonly out: number;
  /** λ_t (h_t − y_t) for one t, batch × p. */
  readonly error: number;
  /** ∂E/∂(what step t hands on) and ∂E/∂c_t for one t, batch × n. */
  readonly dHanded: number;
  readonly dc: number;
  /** ‖∂E/∂c_t‖² for t = 1 … T. */
  readonly reach: number;
}

export function newArena(shape: Shape): Arena {
  const { n, m, p, T, batch } = shape;
  const places = placesOf(shape);
  const rows = gatesOf(shape) * n;
  const lstm = shape.network === 'lstm' ? 1 : 0;
  let size = 0;
  const take = (count: number) => {
    const at = size;
    size += count;
    return at;
  };
  const parts = {
    weights: take(places.count),
    gradient: take(places.count),
    turned: take(n * rows),
    zeros: take(rows),
    u: take((T + 1) * batch * (n + m)),
    z: take(T * batch * rows),
    c: take(lstm * (T + 1) * batch * n),
    squashed: take(lstm * T * batch * n),
    out: take(T * batch * p),
    error: take(batch * p),
    dHanded: take(batch * n),
    dc: take(batch * n),
    reach: take(T),
  };
  return { ...shape, ...parts, rows, cols: n + m, places, data: new Float64Array(size) };
}

/** Where u_t starts, t = 1 … T + 1, and z_t, t = 1 … T. */
export const uAt = (a: Arena, t: number): number => a.u + (t - 1) * a.batch * a.cols;
export const zAt = (a: Arena, t: number): number => a.z + (t - 1) * a.batch * a.rows;
