/**
 * The inner loops (`../loops.ts` says what each does) in AssemblyScript: two float64 to a vector, one output to a lane.
 * Every output is made by the same operations in the same order as in `../plain.ts` and `../../elementary/`, none fused
 * and none relaxed, so every bit is the same. Memory starts with the table `roots` and the constants; `npm run lanes`
 * compiles this file to `code.ts`.
 *
 * Functions take places in numbers and turn them into addresses, in bytes, first. A vector at the end of an odd row
 * reaches one number over it, which is read and never written.
 */

/** σ where z ≤ −45, which is rare: the TypeScript function itself. */
declare function sigmoid(z: f64): f64;

/** Blocks of 2 × 8: as many sums as fit the registers. */
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
      const end = xi + ((<usize>terms) << 3);
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
    if (i <= rows) {
      let a0 = v128.load(from);
      let a1 = v128.load(from, 16);
      let a2 = v128.load(from, 32);
      let a3 = v128.load(from, 48);
      let wk = w;
      const end = xi + ((<usize>terms) << 3);
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
        store<f64>(target + ((<usize>l) << 3), load<f64>(at));
        at += fromCol;
      }
      source += fromTerm;
      target += (<usize>width) << 3;
    }
    to += toPanel;
  }
}

/**
 * Constants lie in memory behind the table, where `simd.ts` puts them: written here, each would take five instructions
 * to build whenever it is used.
 */
function constant(at: usize): v128 {
  return v128.load_splat<f64>(at, 2048);
}
const one: usize = 0;
const farBelow: usize = 8;
const stepsPerUnit: usize = 16;
const rounder: usize = 24;
const stepHead: usize = 32;
const stepTail: usize = 40;
const half: usize = 48;
const sixth: usize = 56;
const twentyFourth: usize = 64;
const hundredTwentieth: usize = 72;
const sevenHundredTwentieth: usize = 80;
const splitter: usize = 88;
const farHalf: usize = 96;
const minusTwo: usize = 104;
const sixteenth: usize = 112;
const tanhCurve: usize = 120;

/** (n + nLow) / (d + dLow), rounded once; top = n / d */
function quotient(n: v128, nLow: v128, d: v128, dLow: v128, inverse: v128, top: v128): v128 {
  const c = f64x2.mul(top, constant(splitter));
  const q = f64x2.sub(c, f64x2.sub(c, top));
  const dc = f64x2.mul(d, constant(splitter));
  const head = f64x2.sub(dc, f64x2.sub(dc, d));
  const rest = f64x2.add(
    f64x2.sub(f64x2.sub(n, f64x2.mul(q, head)), f64x2.mul(q, f64x2.sub(d, head))),
    f64x2.sub(nLow, f64x2.mul(q, dLow)),
  );
  return f64x2.add(q, f64x2.mul(rest, inverse));
}

/** The integers n nearest to 128x/ln 2, in the last bits. */
function nearest(x: v128): v128 {
  return f64x2.add(f64x2.mul(x, constant(stepsPerUnit)), constant(rounder));
}

/** An entry of the table: 2^{j/128}, j = n mod 128, and what its rounding left. */
function root(n: i64): v128 {
  return v128.load((<usize>n & 127) << 4);
}

/** 2^{n/128}: ⌊n/128⌋ goes straight to the exponent; of the rounder nothing is left there. */
function power(n: v128): v128 {
  const roots = v128.shuffle<f64>(root(i64x2.extract_lane(n, 0)), root(i64x2.extract_lane(n, 1)), 0, 2);
  return i64x2.add(roots, i64x2.shl(i64x2.shr_u(n, 7), 52));
}

/** e^x = power·(1 + excess) */
function excess(x: v128, n: v128): v128 {
  const tails = v128.shuffle<f64>(root(i64x2.extract_lane(n, 0)), root(i64x2.extract_lane(n, 1)), 1, 3);
  const steps = f64x2.sub(n, constant(rounder));
  const r = f64x2.sub(f64x2.sub(x, f64x2.mul(steps, constant(stepHead))), f64x2.mul(steps, constant(stepTail)));
  const s = f64x2.mul(r, r);
  const high = f64x2.add(
    f64x2.add(constant(twentyFourth), f64x2.mul(r, constant(hundredTwentieth))),
    f64x2.mul(s, constant(sevenHundredTwentieth)),
  );
  const curve = f64x2.add(f64x2.add(constant(half), f64x2.mul(r, constant(sixth))), f64x2.mul(s, high));
  return f64x2.add(r, f64x2.add(tails, f64x2.mul(s, curve)));
}

function sigmoids(z: v128): v128 {
  if (v128.any_true(f64x2.le(z, constant(farBelow))))
    return f64x2.replace_lane(f64x2.splat(sigmoid(f64x2.extract_lane(z, 0))), 1, sigmoid(f64x2.extract_lane(z, 1)));
  // Beyond 45 the quotient is 1 already; NaN stays.
  const x = f64x2.pmax(f64x2.neg(z), constant(farBelow));
  const n = nearest(x);
  const head = power(n);
  const low = f64x2.mul(head, excess(x, n));
  const e = f64x2.add(head, low);
  const d = f64x2.add(constant(one), e);
  const back = f64x2.sub(d, e);
  const lost = f64x2.add(f64x2.sub(constant(one), back), f64x2.sub(e, f64x2.sub(d, back)));
  const dLow = f64x2.add(lost, f64x2.add(f64x2.sub(head, e), low));
  const inverse = f64x2.div(constant(one), d);
  return quotient(constant(one), f64x2.splat(0), d, dLow, inverse, inverse);
}

function tanhs(x: v128): v128 {
  const a = f64x2.abs(x);
  const small = f64x2.lt(a, constant(sixteenth));
  let t = a;
  if (!i64x2.all_true(small)) {
    const x = f64x2.mul(f64x2.pmin(a, constant(farHalf)), constant(minusTwo));
    const n = nearest(x);
    const head = power(n);
    const low = f64x2.mul(head, excess(x, n));
    const e = f64x2.add(head, low);
    const eLow = f64x2.add(f64x2.sub(head, e), low);
    const top = f64x2.sub(constant(one), e);
    const topLow = f64x2.sub(f64x2.sub(f64x2.sub(constant(one), top), e), eLow);
    const d = f64x2.add(constant(one), e);
    const dLow = f64x2.add(f64x2.add(f64x2.sub(constant(one), d), e), eLow);
    const inverse = f64x2.div(constant(one), d);
    t = quotient(top, topLow, d, dLow, inverse, f64x2.mul(top, inverse));
  }
  if (v128.any_true(small)) {
    const s = f64x2.mul(a, a);
    let curve = constant(tanhCurve);
    for (let at: usize = 8; at < 48; at += 8) curve = f64x2.add(constant(tanhCurve + at), f64x2.mul(s, curve));
    t = v128.bitselect(f64x2.add(a, f64x2.mul(f64x2.mul(a, s), curve)), t, small);
  }
  return v128.or(t, v128.and(x, f64x2.splat(-0.0))); // odd, to the bit
}

/** Both lanes, or at the end of an odd row the first. */
function put(to: usize, value: v128, both: bool): void {
  if (both) v128.store(to, value);
  else v128.store_lane<f64>(to, value, 0);
}

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
  const gate = (<usize>n) << 3;
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
  const gate = (<usize>n) << 3;
  z <<= 3;
  zRow <<= 3;
  before <<= 3;
  squashed <<= 3;
  dHanded <<= 3;
  dHandedRow <<= 3;
  dState <<= 3;
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
        f64x2.mul(f64x2.mul(dh, o), f64x2.sub(constant(one), f64x2.mul(th, th))),
      );
      const square = f64x2.mul(dc, dc);
      reach += f64x2.extract_lane(square, 0);
      if (both) reach += f64x2.extract_lane(square, 1);
      put(z + j, f64x2.mul(f64x2.mul(dc, v128.load(before + j)), f64x2.mul(f, f64x2.sub(constant(one), f))), both);
      put(z + gate + j, f64x2.mul(f64x2.mul(dc, candidate), f64x2.mul(i, f64x2.sub(constant(one), i))), both);
      put(
        z + 2 * gate + j,
        f64x2.mul(f64x2.mul(dc, i), f64x2.sub(constant(one), f64x2.mul(candidate, candidate))),
        both,
      );
      put(z + 3 * gate + j, f64x2.mul(f64x2.mul(dh, th), f64x2.mul(o, f64x2.sub(constant(one), o))), both);
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

export function rnnForward(logistic: bool, batch: i32, n: i32, z: usize, zRow: usize, u: usize, uRow: usize): void {
  const width = (<usize>n) << 3;
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

export function rnnBackward(
  logistic: bool,
  batch: i32,
  n: i32,
  z: usize,
  zRow: usize,
  dHanded: usize,
  dHandedRow: usize,
): f64 {
  const width = (<usize>n) << 3;
  z <<= 3;
  zRow <<= 3;
  dHanded <<= 3;
  dHandedRow <<= 3;
  let reach = 0.0;
  for (let s = 0; s < batch; s++) {
    for (let j: usize = 0; j < width; j += 16) {
      const both = j + 8 < width;
      const dc = v128.load(dHanded + j);
      const square = f64x2.mul(dc, dc);
      reach += f64x2.extract_lane(square, 0);
      if (both) reach += f64x2.extract_lane(square, 1);
      const c = v128.load(z + j);
      const slope = logistic ? f64x2.mul(c, f64x2.sub(constant(one), c)) : f64x2.sub(constant(one), f64x2.mul(c, c));
      put(z + j, f64x2.mul(dc, slope), both);
    }
    z += zRow;
    dHanded += dHandedRow;
  }
  return reach;
}
