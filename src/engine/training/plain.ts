/** The inner loops in TypeScript: the reference for the WebAssembly ones, and the fallback. */
import { quickSigmoid, quickTanh } from './activations.ts';
import type { Loops, Machine } from './loops.ts';

export const plain: Machine = {
  name: 'TypeScript',
  panel: 3,
  taken: 0,
  open(count) {
    const data = new Float64Array(count);
    return { data, loops: loopsOn(data) };
  },
};

const loopsOn = (a: Float64Array): Loops => ({
  product(rows, panels, terms, x, xRow, w, wTerm, wPanel, start, startRow, out, outRow) {
    for (let p = 0; p < panels; p++) {
      let i = 1;
      for (; i < rows; i += 2)
        twoRows(
          a,
          terms,
          x + (i - 1) * xRow,
          xRow,
          w,
          wTerm,
          start + (i - 1) * startRow,
          startRow,
          out + (i - 1) * outRow,
          outRow,
        );
      if (i === rows)
        oneRow(a, terms, x + (i - 1) * xRow, w, wTerm, start + (i - 1) * startRow, out + (i - 1) * outRow);
      w += wPanel;
      start += 3;
      out += 3;
    }
  },

  pack(terms, cols, width, from, fromTerm, fromCol, to, toPanel) {
    for (let j = 0; j < cols; j++) {
      const l = j % width;
      copy(a, terms, from + j * fromCol, fromTerm, to + l, width);
      if (l === width - 1) to += toPanel;
    }
  },

  lstmForward(batch, n, z, zRow, before, c, squashed, u, uRow) {
    for (let s = 0; s < batch; s++) {
      const g = z + s * zRow;
      squash(1, a, g, g + 2 * n);
      squash(0, a, g + 2 * n, g + 3 * n);
      squash(1, a, g + 3 * n, g + 4 * n);
      const row = s * n;
      for (let j = 0; j < n; j++)
        a[squashed + row + j] = a[c + row + j] = a[before + row + j] * a[g + j] + a[g + 2 * n + j] * a[g + n + j];
      squash(0, a, squashed + row, squashed + row + n);
      for (let j = 0; j < n; j++) a[u + s * uRow + j] = a[g + 3 * n + j] * a[squashed + row + j];
    }
  },

  lstmBackward(batch, n, z, zRow, before, squashed, dHanded, dHandedRow, dState) {
    let reach = 0;
    for (let s = 0; s < batch; s++)
      for (let j = 0; j < n; j++) {
        const at = s * n + j;
        const f = z + s * zRow + j;
        const i = f + n;
        const candidate = i + n;
        const o = candidate + n;
        const vf = a[f];
        const vi = a[i];
        const vc = a[candidate];
        const vo = a[o];
        const th = a[squashed + at];
        const dh = a[dHanded + s * dHandedRow + j];
        const dc = a[dState + at] + dh * vo * (1 - th * th);
        reach += dc * dc;
        a[f] = dc * a[before + at] * (vf * (1 - vf));
        a[i] = dc * vc * (vi * (1 - vi));
        a[candidate] = dc * vi * (1 - vc * vc);
        a[o] = dh * th * (vo * (1 - vo));
        a[dState + at] = dc * vf;
      }
    return reach;
  },

  rnnForward(batch, n, z, zRow, u, uRow) {
    for (let s = 0; s < batch; s++) {
      const c = z + s * zRow;
      squash(0, a, c, c + n);
      for (let j = 0; j < n; j++) a[u + s * uRow + j] = a[c + j];
    }
  },

  rnnBackward(batch, n, z, zRow, dHanded, dHandedRow) {
    let reach = 0;
    for (let s = 0; s < batch; s++)
      for (let j = 0; j < n; j++) {
        const c = a[z + s * zRow + j];
        const dc = a[dHanded + s * dHandedRow + j];
        reach += dc * dc;
        a[z + s * zRow + j] = dc * (1 - c * c);
      }
    return reach;
  },
});

// Two loops instead of one that takes the function: V8 then inlines the function (twice as fast). The table keeps V8 from
// inlining both loops into one caller, which would exceed its inlining budget.
const squashes = [tanhs, sigmoids];
function squash(logistic: number, a: Float64Array, from: number, to: number): void {
  squashes[logistic](a, from, to);
}
function sigmoids(a: Float64Array, from: number, to: number): void {
  for (let k = from; k < to; k++) a[k] = quickSigmoid(a[k]);
}
function tanhs(a: Float64Array, from: number, to: number): void {
  for (let k = from; k < to; k++) a[k] = quickTanh(a[k]);
}

// `| 0` marks offsets as 32-bit integers: without it V8 checks each for overflow (products are a quarter slower).

function copy(a: Float64Array, count: number, from: number, fromStep: number, to: number, toStep: number): void {
  let source = from | 0;
  let target = to | 0;
  for (let k = 0; k < count; k++) {
    a[target] = a[source];
    source = (source + fromStep) | 0;
    target = (target + toStep) | 0;
  }
}

/**
 * A block of 2 × 3 outputs, as many as fit the registers: V8 computes all products of an iteration before all sums, so that both
 * need registers. With 2 × 4, two sums were spilled in every iteration.
 */
function twoRows(
  a: Float64Array,
  terms: number,
  x: number,
  xRow: number,
  w: number,
  wTerm: number,
  from: number,
  fromRow: number,
  to: number,
  toRow: number,
): void {
  const from1 = (from + fromRow) | 0;
  let s00 = a[from];
  let s01 = a[(from + 1) | 0];
  let s02 = a[(from + 2) | 0];
  let s10 = a[from1];
  let s11 = a[(from1 + 1) | 0];
  let s12 = a[(from1 + 2) | 0];
  const width = xRow | 0;
  const step = wTerm | 0;
  const end = (x + terms) | 0;
  let v = w | 0;
  for (let k = x | 0; k < end; k = (k + 1) | 0) {
    const x0 = a[k];
    const x1 = a[(k + width) | 0];
    const w0 = a[v];
    s00 += x0 * w0;
    s10 += x1 * w0;
    const w1 = a[(v + 1) | 0];
    s01 += x0 * w1;
    s11 += x1 * w1;
    const w2 = a[(v + 2) | 0];
    s02 += x0 * w2;
    s12 += x1 * w2;
    v = (v + step) | 0;
  }
  const to1 = (to + toRow) | 0;
  a[to] = s00;
  a[(to + 1) | 0] = s01;
  a[(to + 2) | 0] = s02;
  a[to1] = s10;
  a[(to1 + 1) | 0] = s11;
  a[(to1 + 2) | 0] = s12;
}

function oneRow(a: Float64Array, terms: number, x: number, w: number, wTerm: number, from: number, to: number): void {
  let s0 = a[from];
  let s1 = a[(from + 1) | 0];
  let s2 = a[(from + 2) | 0];
  const step = wTerm | 0;
  const end = (x + terms) | 0;
  let v = w | 0;
  for (let k = x | 0; k < end; k = (k + 1) | 0) {
    const x0 = a[k];
    s0 += x0 * a[v];
    s1 += x0 * a[(v + 1) | 0];
    s2 += x0 * a[(v + 2) | 0];
    v = (v + step) | 0;
  }
  a[to] = s0;
  a[(to + 1) | 0] = s1;
  a[(to + 2) | 0] = s2;
}
