/**
 * The inner loops of the kernel, on the arena. There are two implementations, in TypeScript (`plain.ts`) and in WebAssembly
 * (`simd/lanes.ts`), which agree in every bit: each output has its own accumulator, and its terms are added in the order stated,
 * whatever the blocks and lanes.
 *
 * Offsets and strides are counted in numbers. `…Row` is the distance between two rows, `…Term` between two terms of a
 * sum. A matrix w is read in panels of `panel` columns: entry (k, j) is at ⌊j/panel⌋·wPanel + k·wTerm + j mod panel.
 */
export interface Loops {
  /** out[i][j] = start[i][j] + Σ_k x[i][k]·w[k][j], k upwards; i < rows, k < terms, j < panels·panel. */
  product(
    rows: number,
    panels: number,
    terms: number,
    x: number,
    xRow: number,
    w: number,
    wTerm: number,
    wPanel: number,
    start: number,
    startRow: number,
    out: number,
    outRow: number,
  ): void;

  /** Copies entry (k, j), k < terms, j < cols, from k·fromTerm + j·fromCol into panels of `width` columns without gaps. */
  pack(
    terms: number,
    cols: number,
    width: number,
    from: number,
    fromTerm: number,
    fromCol: number,
    to: number,
    toPanel: number,
  ): void;

  /** z_t in place → the gates; c_t, tanh(c_t), and h_t into u_{t+1}. Rows of c and tanh(c) have no gaps. */
  lstmForward(
    batch: number,
    n: number,
    z: number,
    zRow: number,
    before: number,
    c: number,
    squashed: number,
    u: number,
    uRow: number,
  ): void;

  /** The gates in place → ∂E/∂z_t, and ∂E/∂c_t → its part of ∂E/∂c_{t−1}; returns ‖∂E/∂c_t‖². */
  lstmBackward(
    batch: number,
    n: number,
    z: number,
    zRow: number,
    before: number,
    squashed: number,
    dHanded: number,
    dHandedRow: number,
    dState: number,
  ): number;

  /** z_t in place → c_t = tanh(z_t), which goes into u_{t+1} too. */
  rnnForward(batch: number, n: number, z: number, zRow: number, u: number, uRow: number): void;

  /** c_t in place → ∂E/∂z_t; returns ‖∂E/∂c_t‖². */
  rnnBackward(batch: number, n: number, z: number, zRow: number, dHanded: number, dHandedRow: number): number;
}

/** An implementation of the loops. */
export interface Machine {
  readonly name: 'TypeScript' | 'WebAssembly';
  /** Columns of a panel. */
  readonly panel: number;
  /** Numbers at the start of the array that are reserved for the loops. */
  readonly taken: number;
  /** An array of at least `count` numbers, zero after the reserved ones, and loops on it. Throws without enough memory. */
  open(count: number): { readonly data: Float64Array; readonly loops: Loops };
}
