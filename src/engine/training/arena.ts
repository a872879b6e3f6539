/** One Float64Array for everything a training network touches, and where each part of it starts. */
import { gatesOf, placesOf, type Shape } from './shape.ts';

/** Terms of ∂E/∂W added at a time: enough to pay for reading and writing a sum, few enough for the innermost cache. */
const most = 64;

/** The layout for a shape. Rows are padded to whole panels of `panel` numbers; the first `taken` numbers are left free. */
export function newArena(shape: Shape, panel: number, taken: number) {
  const { n, m, p, T, batch } = shape;
  /** The layout of the weights, and of their gradient. */
  const places = placesOf(shape);
  /** Rows and columns of W: gates·n and n + m. */
  const rows = gatesOf(shape) * n;
  const cols = n + m;
  const wide = (count: number) => Math.ceil(count / panel) * panel;
  /** The same and n, rounded up to whole panels. */
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
    /** Wᵀ, cols × rows, for the forward pass, and W_rec, rows × n, for the backward pass, in panels. */
    forth: take(cols * wideRows),
    back: take(rows * wideN),
    /** b, and as many zeros, of whole panels. */
    bias: take(wideRows),
    zeros: take(wideRows),
    /** As many ones as a batch has sequences. */
    ones: take(batch),
    /** u_1 … u_{T+1}, batch × (n + m) each: u_t = [what step t − 1 hands on; x_t]. */
    u: take((T + 1) * batch * cols),
    /** z_1 … z_T, batch × wideRows each; overwritten by the gates, and in the backward pass by ∂E/∂z. */
    z: take(T * batch * wideRows),
    /** c_0 … c_T and tanh(c_1) … tanh(c_T), batch × n each; LSTM only (an RNN's c_t is handed on: it is in u_{t+1}). */
    c: take(lstm * (T + 1) * batch * n),
    squashed: take(lstm * T * batch * n),
    /** h_1 … h_T, batch × p each: the read-out, where λ_t ≠ 0. */
    out: take(T * batch * p),
    /** ∂E/∂(what step t hands on), batch × wideN, and ∂E/∂c_t, batch × n, for one t. */
    dHanded: take(batch * wideN),
    dc: take(batch * n),
    /** ∂E/∂W, rows × wideCols, and ∂E/∂b, wideRows, while they are summed. */
    dW: take(rows * wideCols),
    db: take(wideRows),
    /** The latest terms of ∂E/∂W, at most `held`: ∂E/∂z transposed, rows × held, and u in panels of held × panel. */
    heldZ: take(rows * held),
    heldU: take(held * wideCols),
    /** ‖∂E/∂c_t‖² for t = 1 … T. */
    reach: take(T),
  };
  take(1); // the WebAssembly loops may read one number too many
  return { ...shape, ...parts, places, rows, cols, wideRows, wideCols, wideN, held, size } as const;
}

type Arena = ReturnType<typeof newArena>;

/** Where u_t starts, t = 1 … T + 1, and z_t, t = 1 … T. */
export const uAt = (a: Arena, t: number): number => a.u + (t - 1) * a.batch * a.cols;
export const zAt = (a: Arena, t: number): number => a.z + (t - 1) * a.batch * a.wideRows;
