/** The inner loops in TypeScript: what the others are held against, and what runs where they do not. */
import { sigmoid, tanh } from '../elementary.ts';
import type { Loops, Machine } from './loops.ts';

export const plain: Machine = {
  name: 'TypeScript',
  panel: 4,
  taken: 0,
  open(count) {
    const data = new Float64Array(count);
    return { data, loops: loopsOn(data) };
  },
};

const loopsOn = (a: Float64Array): Loops => ({
  product(rows, panels, terms, x, xRow, w, wTerm, wPanel, start, startRow, out, outRow) {
    for (let p = 0; p < panels; p++) {
      const panel = w + p * wPanel;
      let from = start + 4 * p;
      let to = out + 4 * p;
      let x0 = x;
      let i = 1;
      for (; i < rows; i += 2) {
        twoRows(a, terms, x0, x0 + xRow, panel, wTerm, from, from + startRow, to, to + outRow);
        x0 += 2 * xRow;
        from += 2 * startRow;
        to += 2 * outRow;
      }
      if (i === rows) oneRow(a, terms, x0, panel, wTerm, from, to);
    }
  },

  pack(terms, cols, width, from, fromTerm, fromCol, to, toPanel) {
    for (let j = 0; j < cols; j += width) {
      const some = Math.min(width, cols - j);
      for (let k = 0; k < terms; k++)
        for (let l = 0; l < some; l++) a[to + k * width + l] = a[from + k * fromTerm + (j + l) * fromCol];
      to += toPanel;
    }
  },

  lstmForward(batch, n, z, zRow, before, c, squashed, u, uRow) {
    for (let s = 0; s < batch; s++) {
      const g = z + s * zRow;
      sigmoids(a, g, g + 2 * n);
      tanhs(a, g + 2 * n, g + 3 * n);
      sigmoids(a, g + 3 * n, g + 4 * n);
      const row = s * n;
      for (let j = 0; j < n; j++)
        a[squashed + row + j] = a[c + row + j] = a[before + row + j] * a[g + j] + a[g + 2 * n + j] * a[g + n + j];
      tanhs(a, squashed + row, squashed + row + n);
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

  rnnForward(logistic, batch, n, z, zRow, u, uRow) {
    for (let s = 0; s < batch; s++) {
      const c = z + s * zRow;
      if (logistic) sigmoids(a, c, c + n);
      else tanhs(a, c, c + n);
      for (let j = 0; j < n; j++) a[u + s * uRow + j] = a[c + j];
    }
  },

  rnnBackward(logistic, batch, n, z, zRow, dHanded, dHandedRow) {
    let reach = 0;
    for (let s = 0; s < batch; s++)
      for (let j = 0; j < n; j++) {
        const c = a[z + s * zRow + j];
        const dc = a[dHanded + s * dHandedRow + j];
        reach += dc * dc;
        a[z + s * zRow + j] = dc * (logistic ? c * (1 - c) : 1 - c * c);
      }
    return reach;
  },
});

// Two loops, not one that takes the function: only then is the function compiled into the loop (twice as fast).
function sigmoids(a: Float64Array, from: number, to: number): void {
  for (let k = from; k < to; k++) a[k] = sigmoid(a[k]);
}
function tanhs(a: Float64Array, from: number, to: number): void {
  for (let k = from; k < to; k++) a[k] = tanh(a[k]);
}

/** A block of 2 × 4 outputs: as many as fit the registers. */
function twoRows(
  a: Float64Array,
  terms: number,
  x0: number,
  x1: number,
  w: number,
  wTerm: number,
  from0: number,
  from1: number,
  to0: number,
  to1: number,
): void {
  let s00 = a[from0];
  let s01 = a[from0 + 1];
  let s02 = a[from0 + 2];
  let s03 = a[from0 + 3];
  let s10 = a[from1];
  let s11 = a[from1 + 1];
  let s12 = a[from1 + 2];
  let s13 = a[from1 + 3];
  const d = x1 - x0;
  const end = x0 + terms;
  for (let k = x0; k < end; k++) {
    const y0 = a[k];
    const y1 = a[k + d];
    let v = a[w];
    s00 += y0 * v;
    s10 += y1 * v;
    v = a[w + 1];
    s01 += y0 * v;
    s11 += y1 * v;
    v = a[w + 2];
    s02 += y0 * v;
    s12 += y1 * v;
    v = a[w + 3];
    s03 += y0 * v;
    s13 += y1 * v;
    w += wTerm;
  }
  a[to0] = s00;
  a[to0 + 1] = s01;
  a[to0 + 2] = s02;
  a[to0 + 3] = s03;
  a[to1] = s10;
  a[to1 + 1] = s11;
  a[to1 + 2] = s12;
  a[to1 + 3] = s13;
}

function oneRow(a: Float64Array, terms: number, x: number, w: number, wTerm: number, from: number, to: number): void {
  let s0 = a[from];
  let s1 = a[from + 1];
  let s2 = a[from + 2];
  let s3 = a[from + 3];
  const end = x + terms;
  for (let k = x; k < end; k++) {
    const y = a[k];
    s0 += y * a[w];
    s1 += y * a[w + 1];
    s2 += y * a[w + 2];
    s3 += y * a[w + 3];
    w += wTerm;
  }
  a[to] = s0;
  a[to + 1] = s1;
  a[to + 2] = s2;
  a[to + 3] = s3;
}
