/**
 * The kernel's inner loops in WebAssembly, written in AssemblyScript: two float64 to a vector, one output to a lane.
 * Every output is made of the same operations in the same order as in `../products.ts`, `../cells.ts` and
 * `../../elementary`, nothing is fused, so every bit is the same. Places are counted in numbers, as in the arena; addresses,
 * in bytes, are called `at…`. Memory starts with the table `roots`. `npm run lanes` compiles this to `code.ts`.
 *
 * Vectors at the end of an odd row reach one number over it: it is read and forgotten.
 */

/** σ where e^{−z} is out of the vectors' reach: the TypeScript function itself. */
declare function sigmoid(z: f64): f64;

/**
 * out[i][j] = start[i][j] + Σ_k x[i][k]·w[k][j], k upwards; i < rows, k < terms, j in panels of eight: entry (k, j) of w
 * is at w + ⌊j/8⌋·wPanel + k·wTerm + 8(j mod 8).
 */
export function product(
  rows: i32,
  panels: i32,
  terms: i32,
  x: usize,
  xRow: usize,
  w: usize,
  wTerm: usize,
  wPanel: usize,
  start: usize,
  startRow: usize,
  out: usize,
  outRow: usize,
): void {
  x <<= 3;
  xRow <<= 3;
  w <<= 3;
  wTerm <<= 3;
  wPanel <<= 3;
  start <<= 3;
  startRow <<= 3;
  out <<= 3;
  outRow <<= 3;
  for (let p = 0; p < panels; p++) {
    let xi = x;
    let from = start;
    let to = out;
    let i = 1;
    for (; i < rows; i += 2) {
      let a0 = v128.load(from);
      let a1 = v128.load(from, 16);
      let a2 = v128.load(from, 32);
      let a3 = v128.load(from, 48);
      from += startRow;
      let b0 = v128.load(from);
      let b1 = v128.load(from, 16);
      let b2 = v128.load(from, 32);
      let b3 = v128.load(from, 48);
      from += startRow;
      let wk = w;
      const end = xi + (<usize>terms << 3);
      for (let k = xi; k < end; k += 8) {
        const y = v128.load_splat<f64>(k);
        const v = v128.load_splat<f64>(k + xRow);
        let wj = v128.load(wk);
        a0 = f64x2.add(a0, f64x2.mul(y, wj));
        b0 = f64x2.add(b0, f64x2.mul(v, wj));
        wj = v128.load(wk, 16);
        a1 = f64x2.add(a1, f64x2.mul(y, wj));
        b1 = f64x2.add(b1, f64x2.mul(v, wj));
        wj = v128.load(wk, 32);
        a2 = f64x2.add(a2, f64x2.mul(y, wj));
        b2 = f64x2.add(b2, f64x2.mul(v, wj));
        wj = v128.load(wk, 48);
        a3 = f64x2.add(a3, f64x2.mul(y, wj));
        b3 = f64x2.add(b3, f64x2.mul(v, wj));
        wk += wTerm;
      }
      v128.store(to, a0);
      v128.store(to, a1, 16);
      v128.store(to, a2, 32);
      v128.store(to, a3, 48);
      to += outRow;
      v128.store(to, b0);
      v128.store(to, b1, 16);
      v128.store(to, b2, 32);
      v128.store(to, b3, 48);
      to += outRow;
      xi += 2 * xRow;
    }
    if (i == rows) {
      let a0 = v128.load(from);
      let a1 = v128.load(from, 16);
      let a2 = v128.load(from, 32);
      let a3 = v128.load(from, 48);
      let wk = w;
      const end = xi + (<usize>terms << 3);
      for (let k = xi; k < end; k += 8) {
        const y = v128.load_splat<f64>(k);
        a0 = f64x2.add(a0, f64x2.mul(y, v128.load(wk)));
        a1 = f64x2.add(a1, f64x2.mul(y, v128.load(wk, 16)));
        a2 = f64x2.add(a2, f64x2.mul(y, v128.load(wk, 32)));
        a3 = f64x2.add(a3, f64x2.mul(y, v128.load(wk, 48)));
        wk += wTerm;
      }
      v128.store(to, a0);
      v128.store(to, a1, 16);
      v128.store(to, a2, 32);
      v128.store(to, a3, 48);
    }
    w += wPanel;
    start += 64;
    out += 64;
  }
}

/** Copies entry (k, j), k < terms, j < cols, from `from` + k·fromTerm + j·fromCol into panels of `width`, terms upwards. */
export function pack(
  terms: i32,
  cols: i32,
  width: i32,
  from: usize,
  fromTerm: usize,
  fromCol: usize,
  to: usize,
  toPanel: usize,
): void {
  from <<= 3;
  fromTerm <<= 3;
  fromCol <<= 3;
  to <<= 3;
  toPanel <<= 3;
  for (let j = 0; j < cols; j += width) {
    const some = min(width, cols - j);
    let source = from + <usize>j * fromCol;
    let target = to;
    for (let k = 0; k < terms; k++) {
      let at = source;
      for (let l = 0; l < some; l++) {
        store<f64>(target + (<usize>l << 3), load<f64>(at));
        at += fromCol;
      }
      source += fromTerm;
      target += <usize>width << 3;
    }
    to += toPanel;
  }
}

const far = 45.0;
/** 1.5·2⁵²: added, it leaves the nearest integer in the last bits. */
const rounder = 6755399441055744.0;

/** (n + nLow) / (d + dLow), rounded once */
function quotient(n: v128, nLow: v128, d: v128, dLow: v128): v128 {
  const inverse = f64x2.div(f64x2.splat(1), d);
  const c = f64x2.mul(f64x2.mul(n, inverse), f64x2.splat(134217729));
  const q = f64x2.sub(c, f64x2.sub(c, f64x2.mul(n, inverse)));
  const dc = f64x2.mul(d, f64x2.splat(134217729));
  const head = f64x2.sub(dc, f64x2.sub(dc, d));
  const rest = f64x2.add(
    f64x2.sub(f64x2.sub(n, f64x2.mul(q, head)), f64x2.mul(q, f64x2.sub(d, head))),
    f64x2.sub(nLow, f64x2.mul(q, dLow)),
  );
  return f64x2.add(q, f64x2.mul(rest, inverse));
}

/** The two parts of e^x, |x| ≤ 45: `head` and head·excess, unrounded. */
let head: v128 = i64x2.splat(0);
function exponential(x: v128): v128 {
  const shifted = f64x2.add(f64x2.mul(x, f64x2.splat(184.6649652337873)), f64x2.splat(rounder));
  const n = f64x2.sub(shifted, f64x2.splat(rounder));
  const one = v128.load((<usize>i64x2.extract_lane(shifted, 0) & 127) << 4);
  const two = v128.load((<usize>i64x2.extract_lane(shifted, 1) & 127) << 4);
  // 2^⌊n/128⌋ goes straight to the exponent; of the rounder nothing is left after the shift.
  head = i64x2.add(v128.shuffle<f64>(one, two, 0, 2), i64x2.shl(v128.and(shifted, i64x2.splat(-128)), 45));
  const r = f64x2.sub(
    f64x2.sub(x, f64x2.mul(n, f64x2.splat(0.0054152123482253955))),
    f64x2.mul(n, f64x2.splat(-1.0082281460997769e-13)),
  );
  const s = f64x2.mul(r, r);
  const far = f64x2.add(
    f64x2.add(f64x2.splat(1.0 / 24.0), f64x2.mul(r, f64x2.splat(1.0 / 120.0))),
    f64x2.mul(s, f64x2.splat(1.0 / 720.0)),
  );
  const curve = f64x2.add(f64x2.add(f64x2.splat(0.5), f64x2.mul(r, f64x2.splat(1.0 / 6.0))), f64x2.mul(s, far));
  return f64x2.mul(head, f64x2.add(r, f64x2.add(v128.shuffle<f64>(one, two, 1, 3), f64x2.mul(s, curve))));
}

function sigmoids(z: v128): v128 {
  if (v128.any_true(f64x2.le(z, f64x2.splat(-far))))
    return f64x2.replace_lane(
      f64x2.splat(sigmoid(f64x2.extract_lane(z, 0))),
      1,
      sigmoid(f64x2.extract_lane(z, 1)),
    );
  // Beyond 45 the quotient is 1 already; NaN stays.
  const low = exponential(f64x2.pmax(f64x2.neg(z), f64x2.splat(-far)));
  const e = f64x2.add(head, low);
  const d = f64x2.add(f64x2.splat(1), e);
  const back = f64x2.sub(d, e);
  const lost = f64x2.add(f64x2.sub(f64x2.splat(1), back), f64x2.sub(e, f64x2.sub(d, back)));
  const eLow = f64x2.add(f64x2.sub(head, e), low);
  return quotient(f64x2.splat(1), f64x2.splat(0), d, f64x2.add(lost, eLow));
}

function tanhs(x: v128): v128 {
  const a = f64x2.abs(x);
  const small = f64x2.lt(a, f64x2.splat(1.0 / 16.0));
  let t = a;
  if (!i64x2.all_true(small)) {
    const low = exponential(f64x2.mul(f64x2.pmin(a, f64x2.splat(far / 2)), f64x2.splat(-2)));
    const e = f64x2.add(head, low);
    const eLow = f64x2.add(f64x2.sub(head, e), low);
    const top = f64x2.sub(f64x2.splat(1), e);
    const d = f64x2.add(f64x2.splat(1), e);
    t = quotient(
      top,
      f64x2.sub(f64x2.sub(f64x2.sub(f64x2.splat(1), top), e), eLow),
      d,
      f64x2.add(f64x2.add(f64x2.sub(f64x2.splat(1), d), e), eLow),
    );
  }
  if (v128.any_true(small)) {
    const s = f64x2.mul(a, a);
    let curve = f64x2.add(
      f64x2.splat(-1382.0 / 155925.0),
      f64x2.mul(s, f64x2.splat(21844.0 / 6081075.0)),
    );
    curve = f64x2.add(f64x2.splat(62.0 / 2835.0), f64x2.mul(s, curve));
    curve = f64x2.add(f64x2.splat(-17.0 / 315.0), f64x2.mul(s, curve));
    curve = f64x2.add(f64x2.splat(2.0 / 15.0), f64x2.mul(s, curve));
    curve = f64x2.add(f64x2.splat(-1.0 / 3.0), f64x2.mul(s, curve));
    t = v128.bitselect(f64x2.add(a, f64x2.mul(f64x2.mul(a, s), curve)), t, small);
  }
  return v128.or(t, v128.and(x, f64x2.splat(-0.0))); // odd, to the bit
}

/** Both lanes, or at the end of an odd row the first. */
function put(to: usize, value: v128, both: bool): void {
  if (both) v128.store(to, value);
  else v128.store_lane<f64>(to, value, 0);
}

/** z_t in place → gates, c_t, tanh(c_t), and h_t into u_{t+1}; all rows without gaps but z's and u's. */
export function lstmForward(
  batch: i32,
  n: i32,
  z: usize,
  zRow: usize,
  before: usize,
  c: usize,
  squashed: usize,
  u: usize,
  uRow: usize,
): void {
  const gate = <usize>n << 3;
  z <<= 3;
  zRow <<= 3;
  before <<= 3;
  c <<= 3;
  squashed <<= 3;
  u <<= 3;
  uRow <<= 3;
  for (let s = 0; s < batch; s++) {
    for (let j: usize = 0; j < gate; j += 16) {
      const both = j + 8 < gate;
      const f = sigmoids(v128.load(z + j));
      const i = sigmoids(v128.load(z + gate + j));
      const candidate = tanhs(v128.load(z + 2 * gate + j));
      const o = sigmoids(v128.load(z + 3 * gate + j));
      const state = f64x2.add(f64x2.mul(v128.load(before + j), f), f64x2.mul(candidate, i));
      const th = tanhs(state);
      put(z + j, f, both);
      put(z + gate + j, i, both);
      put(z + 2 * gate + j, candidate, both);
      put(z + 3 * gate + j, o, both);
      put(c + j, state, both);
      put(squashed + j, th, both);
      put(u + j, f64x2.mul(o, th), both);
    }
    z += zRow;
    before += gate;
    c += gate;
    squashed += gate;
    u += uRow;
  }
}

/** Returns ‖∂E/∂c_t‖². */
export function lstmBackward(
  batch: i32,
  n: i32,
  z: usize,
  zRow: usize,
  before: usize,
  squashed: usize,
  dHanded: usize,
  dHandedRow: usize,
  dState: usize,
): f64 {
  const gate = <usize>n << 3;
  z <<= 3;
  zRow <<= 3;
  before <<= 3;
  squashed <<= 3;
  dHanded <<= 3;
  dHandedRow <<= 3;
  dState <<= 3;
  const one = f64x2.splat(1);
  let reach = 0.0;
  for (let s = 0; s < batch; s++) {
    for (let j: usize = 0; j < gate; j += 16) {
      const both = j + 8 < gate;
      const f = v128.load(z + j);
      const i = v128.load(z + gate + j);
      const candidate = v128.load(z + 2 * gate + j);
      const o = v128.load(z + 3 * gate + j);
      const th = v128.load(squashed + j);
      const dh = v128.load(dHanded + j);
      const dc = f64x2.add(
        v128.load(dState + j),
        f64x2.mul(f64x2.mul(dh, o), f64x2.sub(one, f64x2.mul(th, th))),
      );
      const square = f64x2.mul(dc, dc);
      reach += f64x2.extract_lane(square, 0);
      if (both) reach += f64x2.extract_lane(square, 1);
      put(
        z + j,
        f64x2.mul(f64x2.mul(dc, v128.load(before + j)), f64x2.mul(f, f64x2.sub(one, f))),
        both,
      );
      put(z + gate + j, f64x2.mul(f64x2.mul(dc, candidate), f64x2.mul(i, f64x2.sub(one, i))), both);
      put(
        z + 2 * gate + j,
        f64x2.mul(f64x2.mul(dc, i), f64x2.sub(one, f64x2.mul(candidate, candidate))),
        both,
      );
      put(z + 3 * gate + j, f64x2.mul(f64x2.mul(dh, th), f64x2.mul(o, f64x2.sub(one, o))), both);
      put(dState + j, f64x2.mul(dc, f), both);
    }
    z += zRow;
    before += gate;
    squashed += gate;
    dHanded += dHandedRow;
    dState += gate;
  }
  return reach;
}

/** z_t in place → c_t, and c_t into u_{t+1}. */
export function rnnForward(
  logistic: bool,
  batch: i32,
  n: i32,
  z: usize,
  zRow: usize,
  u: usize,
  uRow: usize,
): void {
  const width = <usize>n << 3;
  z <<= 3;
  zRow <<= 3;
  u <<= 3;
  uRow <<= 3;
  for (let s = 0; s < batch; s++) {
    for (let j: usize = 0; j < width; j += 16) {
      const both = j + 8 < width;
      const before = v128.load(z + j);
      const c = logistic ? sigmoids(before) : tanhs(before);
      put(z + j, c, both);
      put(u + j, c, both);
    }
    z += zRow;
    u += uRow;
  }
}

/** Returns ‖∂E/∂c_t‖². */
export function rnnBackward(
  logistic: bool,
  batch: i32,
  n: i32,
  z: usize,
  zRow: usize,
  dHanded: usize,
  dHandedRow: usize,
): f64 {
  const width = <usize>n << 3;
  z <<= 3;
  zRow <<= 3;
  dHanded <<= 3;
  dHandedRow <<= 3;
  const one = f64x2.splat(1);
  let reach = 0.0;
  for (let s = 0; s < batch; s++) {
    for (let j: usize = 0; j < width; j += 16) {
      const both = j + 8 < width;
      const dc = v128.load(dHanded + j);
      const square = f64x2.mul(dc, dc);
      reach += f64x2.extract_lane(square, 0);
      if (both) reach += f64x2.extract_lane(square, 1);
      const c = v128.load(z + j);
      const slope = logistic ? f64x2.mul(c, f64x2.sub(one, c)) : f64x2.sub(one, f64x2.mul(c, c));
      put(z + j, f64x2.mul(dc, slope), both);
    }
    z += zRow;
    dHanded += dHandedRow;
  }
  return reach;
}
