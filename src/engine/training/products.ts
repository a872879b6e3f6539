/**
 * The two matrix products of a recurrent network, on one array (the arena) in which every operand has a start and a
 * width (the distance between two rows). Outputs are made in blocks that fit the registers, which changes no bit: each
 * output has one accumulator of its own, and its terms are added one after the other in the order stated.
 */

/** out[i][j] = start[j] + Σ_k x[i][k]·w[j][k], k upwards; i < rows, j < cols, k < inner. */
export function multiply(
  a: Float64Array,
  rows: number,
  cols: number,
  inner: number,
  x: number,
  xWidth: number,
  w: number,
  wWidth: number,
  start: number,
  out: number,
  outWidth: number,
): void {
  let i = 0;
  for (; i + 1 < rows; i += 2) {
    const x0 = x + i * xWidth;
    const x1 = x0 + xWidth;
    const out0 = out + i * outWidth;
    const out1 = out0 + outWidth;
    let j = 0;
    for (; j + 3 < cols; j += 4) {
      const w0 = w + j * wWidth;
      const w1 = w0 + wWidth;
      const w2 = w1 + wWidth;
      const w3 = w2 + wWidth;
      let s00 = a[start + j];
      let s01 = a[start + j + 1];
      let s02 = a[start + j + 2];
      let s03 = a[start + j + 3];
      let s10 = s00;
      let s11 = s01;
      let s12 = s02;
      let s13 = s03;
      for (let k = 0; k < inner; k++) {
        const y0 = a[x0 + k];
        const y1 = a[x1 + k];
        const v0 = a[w0 + k];
        const v1 = a[w1 + k];
        const v2 = a[w2 + k];
        const v3 = a[w3 + k];
        s00 += y0 * v0;
        s01 += y0 * v1;
        s02 += y0 * v2;
        s03 += y0 * v3;
        s10 += y1 * v0;
        s11 += y1 * v1;
        s12 += y1 * v2;
        s13 += y1 * v3;
      }
      a[out0 + j] = s00;
      a[out0 + j + 1] = s01;
      a[out0 + j + 2] = s02;
      a[out0 + j + 3] = s03;
      a[out1 + j] = s10;
      a[out1 + j + 1] = s11;
      a[out1 + j + 2] = s12;
      a[out1 + j + 3] = s13;
    }
    for (; j < cols; j++) {
      a[out0 + j] = dot(a, a[start + j], x0, w + j * wWidth, inner);
      a[out1 + j] = dot(a, a[start + j], x1, w + j * wWidth, inner);
    }
  }
  for (; i < rows; i++) {
    const x0 = x + i * xWidth;
    const out0 = out + i * outWidth;
    for (let j = 0; j < cols; j++) a[out0 + j] = dot(a, a[start + j], x0, w + j * wWidth, inner);
  }
}

function dot(a: Float64Array, start: number, x: number, w: number, inner: number): number {
  let sum = start;
  for (let k = 0; k < inner; k++) sum += a[x + k] * a[w + k];
  return sum;
}

/** out[i][j] += Σ_s x[s][i]·y[s][j], s upwards; i < rows, j < cols, s < terms. out has no gaps between its rows. */
export function accumulate(
  a: Float64Array,
  rows: number,
  cols: number,
  terms: number,
  x: number,
  xWidth: number,
  y: number,
  yWidth: number,
  out: number,
): void {
  let i = 0;
  for (; i + 3 < rows; i += 4) {
    const o0 = out + i * cols;
    const o1 = o0 + cols;
    const o2 = o1 + cols;
    const o3 = o2 + cols;
    let j = 0;
    for (; j + 1 < cols; j += 2) {
      let s00 = a[o0 + j];
      let s01 = a[o0 + j + 1];
      let s10 = a[o1 + j];
      let s11 = a[o1 + j + 1];
      let s20 = a[o2 + j];
      let s21 = a[o2 + j + 1];
      let s30 = a[o3 + j];
      let s31 = a[o3 + j + 1];
      let xs = x + i;
      let ys = y + j;
      for (let s = 0; s < terms; s++) {
        const x0 = a[xs];
        const x1 = a[xs + 1];
        const x2 = a[xs + 2];
        const x3 = a[xs + 3];
        const y0 = a[ys];
        const y1 = a[ys + 1];
        s00 += x0 * y0;
        s01 += x0 * y1;
        s10 += x1 * y0;
        s11 += x1 * y1;
        s20 += x2 * y0;
        s21 += x2 * y1;
        s30 += x3 * y0;
        s31 += x3 * y1;
        xs += xWidth;
        ys += yWidth;
      }
      a[o0 + j] = s00;
      a[o0 + j + 1] = s01;
      a[o1 + j] = s10;
      a[o1 + j + 1] = s11;
      a[o2 + j] = s20;
      a[o2 + j + 1] = s21;
      a[o3 + j] = s30;
      a[o3 + j + 1] = s31;
    }
    for (; j < cols; j++)
      for (let r = 0; r < 4; r++) addColumn(a, terms, x + i + r, xWidth, y + j, yWidth, o0 + r * cols + j);
  }
  for (; i < rows; i++)
    for (let j = 0; j < cols; j++) addColumn(a, terms, x + i, xWidth, y + j, yWidth, out + i * cols + j);
}

function addColumn(a: Float64Array, terms: number, x: number, xWidth: number, y: number, yWidth: number, out: number) {
  let sum = a[out];
  for (let s = 0; s < terms; s++) sum += a[x + s * xWidth] * a[y + s * yWidth];
  a[out] = sum;
}
