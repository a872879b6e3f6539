/** The inner loops in WebAssembly (`lanes.ts`), where the host supports SIMD. */
import { roots, stepHead, stepsPerUnit, stepTail } from '../../arithmetic/elementary/tables.ts';
import { quickSigmoid } from '../activations.ts';
import type { Loops, Machine } from '../loops.ts';
import { code } from './code.ts';

/** The members of `WebAssembly` used here; the engine is compiled without host types. */
interface Host {
  validate(code: Uint8Array): boolean;
  readonly Module: new (code: Uint8Array) => object;
  readonly Memory: new (pages: { initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
}

/** Bytes of a page, and the maximum number of pages. */
const page = 65536;
const most = 65536;

/** In the order of the names in `lanes.ts`; the scratch space for two times 64 numbers follows at byte 2304. */
const constants = [
  ...[1, -45, stepsPerUnit, 6755399441055744, stepHead, stepTail],
  ...[1 / 2, 1 / 6, 1 / 24, 1 / 120, 1 / 720, 134217729],
  ...[22.5, -2, 1 / 16],
  ...[21844 / 6081075, -1382 / 155925, 62 / 2835, -17 / 315, 2 / 15, -1 / 3],
];

/** Undefined if the host has no WebAssembly SIMD or its security policy forbids WebAssembly. */
export function simdOn(host: Host | undefined): Machine | undefined {
  if (!host?.validate(code)) return undefined;
  let module: object;
  try {
    module = new host.Module(code);
  } catch {
    return undefined;
  }
  return {
    name: 'WebAssembly',
    panel: 8,
    taken: roots.length + 32 + 2 * 64,
    open(count) {
      const pages = Math.ceil((8 * count) / page);
      if (pages > most) throw new RangeError(`kernel: needs ${pages} pages of memory, WebAssembly has ${most}`);
      const memory = new host.Memory({ initial: pages });
      const data = new Float64Array(memory.buffer);
      data.set(roots);
      data.set(constants, roots.length);
      const { exports } = new host.Instance(module, { env: { memory }, lanes: { sigmoid: quickSigmoid } });
      return { data, loops: exports as Loops };
    },
  };
}

let found: Machine | undefined | null = null;

/** The machine of this host, determined once. */
export function simd(): Machine | undefined {
  if (found === null) found = simdOn((globalThis as { WebAssembly?: Host }).WebAssembly);
  return found;
}
