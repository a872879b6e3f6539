/**
 * The inner loops (specified in `../loops.ts`) in AssemblyScript: a vector has two float64, a lane one output. Every output is
 * computed by the same operations in the same order as in `../plain.ts` and `../activations.ts`, none fused or relaxed,
 * so every bit is the same. Memory starts with the table `roots`, the constants and scratch space for two times 64 numbers.
 * `npm run lanes` compiles this file to `code.ts`.
 *
 * Arguments are offsets in numbers, which functions first convert to addresses in bytes. A vector at the end of an odd row reads
 * one number beyond it, and never writes it.
 */

/** The TypeScript function σ, called for z ≤ −45, which is rare. */
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
  if (width === 1 && fromCol === 8) {
    turnOver(terms, cols, from, fromTerm, to, toPanel);
    return;
  }
  for (let j = 0; j < cols; j += width) {
    const some = min(width, cols - j);
    let source = from + <usize>j * fromCol;
    let target = to;
    for (let k = 0; k < terms; k++) {
      if (fromCol === 8) {
        for (let l = 0; l < some; l += 2) {
          const at = (<usize>l) << 3;
          put(target + at, v128.load(source + at), l + 1 < some);
        }
      } else {
        let at = source;
        for (let l = 0; l < some; l++) {
          store<f64>(target + ((<usize>l) << 3), load<f64>(at));
          at += fromCol;
        }
      }
      source += fromTerm;
      target += (<usize>width) << 3;
    }
    to += toPanel;
  }
}

/** A transpose, two terms of two columns at a time. */
function turnOver(terms: i32, cols: i32, from: usize, fromTerm: usize, to: usize, toCol: usize): void {
  for (let j = 0; j < cols; j += 2) {
    let source = from;
    let target = to;
    for (let k = 0; k < terms; k += 2) {
      const both = k + 1 < terms;
      const a = v128.load(source);
      const b = v128.load(source + fromTerm);
      put(target, v128.shuffle<f64>(a, b, 0, 2), both);
      if (j + 1 < cols) put(target + toCol, v128.shuffle<f64>(a, b, 1, 3), both);
      source += 2 * fromTerm;
      target += 16;
    }
    from += 16;
    to += 2 * toCol;
  }
}

/** Loads a constant that `simd.ts` has put behind the table: building one in code would take five instructions at each use. */
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

/** The addresses of the two halves of the scratch space, and the bytes of each. */
const heads: usize = 2304;
const lows: usize = 2816;
const room: usize = 512;

/** An entry of the table: 2^{j/128}, j = n mod 128, and its relative rounding error. */
function root(n: i64): v128 {
  return v128.load((<usize>n & 127) << 4);
}

/**
 * e^x = head + low, unrounded, for the numbers x in `heads`. σ and tanh process a row in two passes, this one and the quotient: in
 * a single pass the dependency chain of a number is too long for the processor to overlap with the next ones.
 */
function exponentials(bytes: usize): void {
  const units = constant(stepsPerUnit);
  const round = constant(rounder);
  const ln2Head = constant(stepHead);
  const ln2Tail = constant(stepTail);
  const a2 = constant(half);
  const a3 = constant(sixth);
  const a4 = constant(twentyFourth);
  const a5 = constant(hundredTwentieth);
  const a6 = constant(sevenHundredTwentieth);
  for (let k: usize = 0; k < bytes; k += 16) {
    const x = v128.load(k, heads);
    // The last bits of n are the integer nearest to 128x/ln 2.
    const n = f64x2.add(f64x2.mul(x, units), round);
    const first = root(i64x2.extract_lane(n, 0));
    const second = root(i64x2.extract_lane(n, 1));
    // 2^{n/128}: adds ⌊n/128⌋ to the exponent; the shift drops the bits of the rounder.
    const head = i64x2.add(v128.shuffle<f64>(first, second, 0, 2), i64x2.shl(i64x2.shr_u(n, 7), 52));
    const steps = f64x2.sub(n, round);
    const r = f64x2.sub(f64x2.sub(x, f64x2.mul(steps, ln2Head)), f64x2.mul(steps, ln2Tail));
    const s = f64x2.mul(r, r);
    const high = f64x2.add(f64x2.add(a4, f64x2.mul(r, a5)), f64x2.mul(s, a6));
    const curve = f64x2.add(f64x2.add(a2, f64x2.mul(r, a3)), f64x2.mul(s, high));
    const excess = f64x2.add(r, f64x2.add(v128.shuffle<f64>(first, second, 1, 3), f64x2.mul(s, curve)));
    v128.store(k, head, heads);
    v128.store(k, f64x2.mul(head, excess), lows);
  }
}

/** (n + nLow) / (d + dLow), rounded once; top = n / d, split = 2²⁷ + 1 */
function quotient(n: v128, nLow: v128, d: v128, dLow: v128, inverse: v128, top: v128, split: v128): v128 {
  const c = f64x2.mul(top, split);
  const q = f64x2.sub(c, f64x2.sub(c, top));
  const dc = f64x2.mul(d, split);
  const head = f64x2.sub(dc, f64x2.sub(dc, d));
  const rest = f64x2.add(
    f64x2.sub(f64x2.sub(n, f64x2.mul(q, head)), f64x2.mul(q, f64x2.sub(d, head))),
    f64x2.sub(nLow, f64x2.mul(q, dLow)),
  );
  return f64x2.add(q, f64x2.mul(rest, inverse));
}

/** σ of the numbers from `from` to `to`, in place. */
function sigmoids(from: usize, to: usize): void {
  const below = constant(farBelow);
  for (; from < to; from += room) {
    const bytes = min(room, to - from);
    let outside = f64x2.splat(0);
    for (let k: usize = 0; k < bytes; k += 16) {
      const z = v128.load(from + k);
      outside = v128.or(outside, f64x2.le(z, below));
      // Above 45 the quotient is already 1; NaN stays.
      v128.store(k, f64x2.pmax(f64x2.neg(z), below), heads);
    }
    if (v128.any_true(outside)) {
      for (let k: usize = 0; k < bytes; k += 8) store<f64>(from + k, sigmoid(load<f64>(from + k)));
      continue;
    }
    exponentials(bytes);
    sigmoidQuotients(from, bytes);
  }
}

function sigmoidQuotients(from: usize, bytes: usize): void {
  const unit = constant(one);
  const split = constant(splitter);
  const zero = f64x2.splat(0);
  const next = load<f64>(from + bytes);
  for (let k: usize = 0; k < bytes; k += 16) {
    const head = v128.load(k, heads);
    const low = v128.load(k, lows);
    const e = f64x2.add(head, low);
    const d = f64x2.add(unit, e);
    const back = f64x2.sub(d, e);
    const lost = f64x2.add(f64x2.sub(unit, back), f64x2.sub(e, f64x2.sub(d, back)));
    const dLow = f64x2.add(lost, f64x2.add(f64x2.sub(head, e), low));
    const inverse = f64x2.div(unit, d);
    v128.store(from + k, quotient(unit, zero, d, dLow, inverse, inverse, split));
  }
  store<f64>(from + bytes, next); // overwritten by the last vector of an odd row
}

/** tanh of the numbers from `from` to `to`, in place. */
function tanhs(from: usize, to: usize): void {
  const most = constant(farHalf);
  const factor = constant(minusTwo);
  for (; from < to; from += room) {
    const bytes = min(room, to - from);
    for (let k: usize = 0; k < bytes; k += 16)
      v128.store(k, f64x2.mul(f64x2.pmin(f64x2.abs(v128.load(from + k)), most), factor), heads);
    exponentials(bytes);
    tanhQuotients(from, bytes);
  }
}

function tanhQuotients(from: usize, bytes: usize): void {
  const unit = constant(one);
  const split = constant(splitter);
  const sign = f64x2.splat(-0.0);
  const next = load<f64>(from + bytes);
  for (let k: usize = 0; k < bytes; k += 16) {
    const x = v128.load(from + k);
    const a = f64x2.abs(x);
    const head = v128.load(k, heads);
    const low = v128.load(k, lows);
    const e = f64x2.add(head, low);
    const eLow = f64x2.add(f64x2.sub(head, e), low);
    const top = f64x2.sub(unit, e);
    const topLow = f64x2.sub(f64x2.sub(f64x2.sub(unit, top), e), eLow);
    const d = f64x2.add(unit, e);
    const dLow = f64x2.add(f64x2.add(f64x2.sub(unit, d), e), eLow);
    const inverse = f64x2.div(unit, d);
    let t = quotient(top, topLow, d, dLow, inverse, f64x2.mul(top, inverse), split);
    const small = f64x2.lt(a, constant(sixteenth));
    if (v128.any_true(small)) {
      const s = f64x2.mul(a, a);
      let curve = constant(tanhCurve);
      for (let at: usize = 8; at < 48; at += 8) curve = f64x2.add(constant(tanhCurve + at), f64x2.mul(s, curve));
      t = v128.bitselect(f64x2.add(a, f64x2.mul(f64x2.mul(a, s), curve)), t, small);
    }
    v128.store(from + k, v128.or(t, v128.and(x, sign))); // odd, to the bit
  }
  store<f64>(from + bytes, next);
}

/** Stores both lanes, or only the first at the end of an odd row. */
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
    sigmoids(z, z + 2 * gate);
    tanhs(z + 2 * gate, z + 3 * gate);
    sigmoids(z + 3 * gate, z + 4 * gate);
    for (let j: usize = 0; j < gate; j += 16) {
      const both = j + 8 < gate;
      const added = f64x2.mul(v128.load(z + 2 * gate + j), v128.load(z + gate + j));
      const state = f64x2.add(f64x2.mul(v128.load(before + j), v128.load(z + j)), added);
      put(c + j, state, both);
      put(squashed + j, state, both);
    }
    tanhs(squashed, squashed + gate);
    for (let j: usize = 0; j < gate; j += 16)
      put(u + j, f64x2.mul(v128.load(z + 3 * gate + j), v128.load(squashed + j)), j + 8 < gate);
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

export function rnnForward(batch: i32, n: i32, z: usize, zRow: usize, u: usize, uRow: usize): void {
  const width = (<usize>n) << 3;
  z <<= 3;
  zRow <<= 3;
  u <<= 3;
  uRow <<= 3;
  for (let s = 0; s < batch; s++) {
    tanhs(z, z + width);
    for (let j: usize = 0; j < width; j += 16) put(u + j, v128.load(z + j), j + 8 < width);
    z += zRow;
    u += uRow;
  }
}

export function rnnBackward(batch: i32, n: i32, z: usize, zRow: usize, dHanded: usize, dHandedRow: usize): f64 {
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
      put(z + j, f64x2.mul(dc, f64x2.sub(constant(one), f64x2.mul(c, c))), both);
    }
    z += zRow;
    dHanded += dHandedRow;
  }
  return reach;
}
