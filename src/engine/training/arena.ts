/** One Float64Array for everything a training network touches, and where each part of it starts. */
import { gatesOf, type Places, placesOf, type Shape } from './shape.ts';

export interface Arena extends Shape {
  /** Rows of W: gates·n. */
  readonly rows: number;
  /** Columns of W: n + m. */
  readonly cols: number;
  /** The same numbers and n, rounded up to whole panels. */
  readonly wideRows: number;
  readonly wideCols: number;
  readonly wideN: number;
  readonly places: Places;
  /** Where the weights start, and their gradient, both laid out as `places` says. */
  readonly weights: number;
  readonly gradient: number;
  /** Wᵀ, cols × rows, for the way forward, and W_rec, rows × n, for the way back, in panels. */
  readonly forth: number;
  readonly back: number;
  /** b, and as many zeros, of whole panels. */
  readonly bias: number;
  readonly zeros: number;
  /** As many ones as a batch has sequences. */
  readonly ones: number;
  /** u_1 … u_{T+1}, batch × (n + m) each: u_t = [what step t − 1 hands on; x_t]. */
  readonly u: number;
  /** z_1 … z_T, batch × wideRows each; turned by the cell into its gates, and on the way back into ∂E/∂z. */
  readonly z: number;
  /** c_0 … c_T and tanh(c_1) … tanh(c_T), batch × n each; LSTM only (an RNN's c_t is handed on: it is in u_{t+1}). */
  readonly c: number;
  readonly squashed: number;
  /** h_1 … h_T, batch × p each: the read-out, where it counts. */
  readonly out: number;
  /** ∂E/∂(what step t hands on), batch × wideN, and ∂E/∂c_t, batch × n, for one t. */
  readonly dHanded: number;
  readonly dc: number;
  /** ∂E/∂W, rows × wideCols, and ∂E/∂b, wideRows, as they grow. */
  readonly dW: number;
  readonly db: number;
  /** The latest terms of ∂E/∂W, at most `held`: ∂E/∂z turned over, rows × held, and u in panels of held × panel. */
  readonly held: number;
  readonly heldZ: number;
  readonly heldU: number;
  /** ‖∂E/∂c_t‖² for t = 1 … T. */
  readonly reach: number;
  /** How many numbers there are in all. */
  readonly size: number;
}

/** Terms of ∂E/∂W added at a time: enough to pay for reading and writing a sum, few enough for the innermost cache. */
const most = 64;

/** `taken` numbers are left free at the start. */
export function newArena(shape: Shape, panel: number, taken: number): Arena {
  const { n, m, p, T, batch } = shape;
  const places = placesOf(shape);
  const rows = gatesOf(shape) * n;
  const cols = n + m;
  const wide = (count: number) => Math.ceil(count / panel) * panel;
  const [wideRows, wideCols, wideN] = [wide(rows), wide(cols), wide(n)];
  const lstm = shape.network === 'lstm' ? 1 : 0;
  const held = Math.min(most, T * batch);
  let size = taken;
  const take = (count: number) => {
    const at = size;
    size += wide(count);
    return at;
  };
  const parts = {
    weights: take(places.count),
    gradient: take(places.count),
    forth: take(cols * wideRows),
    back: take(rows * wideN),
    bias: take(wideRows),
    zeros: take(wideRows),
    ones: take(batch),
    u: take((T + 1) * batch * cols),
    z: take(T * batch * wideRows),
    c: take(lstm * (T + 1) * batch * n),
    squashed: take(lstm * T * batch * n),
    out: take(T * batch * p),
    dHanded: take(batch * wideN),
    dc: take(batch * n),
    dW: take(rows * wideCols),
    db: take(wideRows),
    heldZ: take(rows * held),
    heldU: take(held * wideCols),
    reach: take(T),
  };
  take(1); // lanes may read one number too many
  return { ...shape, ...parts, rows, cols, wideRows, wideCols, wideN, places, held, size };
}

/** Where u_t starts, t = 1 … T + 1, and z_t, t = 1 … T. */
export const uAt = (a: Arena, t: number): number => a.u + (t - 1) * a.batch * a.cols;
export const zAt = (a: Arena, t: number): number => a.z + (t - 1) * a.batch * a.wideRows;
