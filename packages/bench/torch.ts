/** PyTorch, float64 and one thread, in a Python process that answers each line with a line (pytorch.py). */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Missing, Peer } from './peer.ts';

const python = '/usr/bin/python3';
const script = fileURLToPath(new URL('./pytorch.py', import.meta.url));
const name = 'PyTorch';

/** On some processors with AVX-512, OpenBLAS chooses a slow kernel unless OPENBLAS_CORETYPE names one. */
const wide = () => existsSync('/proc/cpuinfo') && readFileSync('/proc/cpuinfo', 'utf8').includes('avx512f');

const encoded = (a: Float64Array) => Buffer.from(a.buffer, a.byteOffset, a.byteLength).toString('base64');
const decoded = (text: string) => new Float64Array(new Uint8Array(Buffer.from(text, 'base64')).buffer);

export interface Torch extends Peer {
  readonly version: string;
  end(): void;
}

export async function torch(): Promise<Torch | Missing> {
  if (!existsSync(python)) return { name, missing: `there is no ${python}` };
  const env = { ...process.env, OMP_NUM_THREADS: '1', ...(wide() && { OPENBLAS_CORETYPE: 'SkylakeX' }) };
  const child = spawn(python, [script], { env });
  try {
    const ask = dialogue(child);
    const { torch: version, tuned } = await ask();
    if (!tuned) {
      child.stdin.end();
      throw new Error('it has no tuned BLAS, which makes it four times as fast (Debian: libopenblas0)');
    }
    return {
      name,
      version: String(version),
      tolerance: 1e-9,
      async open({ shape: { network, n, m, T, batch }, weights, x, y }) {
        const given = { weights: encoded(weights), x: encoded(x), y: encoded(y) };
        await ask({ do: 'open', network, n, m, T, batch, ...given });
        return {
          gradient: async () => decoded(String((await ask({ do: 'gradient' })).gradient)),
          run: async (passes) => Number((await ask({ do: 'run', passes })).seconds),
          close() {},
        };
      },
      end: () => void child.stdin.end(),
    };
  } catch (error) {
    return { name, missing: (error as Error).message };
  }
}

/** Sends a request, if there is one, and reads the next answer. Throws the last line of stderr when the process has ended. */
function dialogue(child: ChildProcessWithoutNullStreams) {
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  let said = '';
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2000);
  });
  child.on('error', (error) => {
    said = error.message;
  });
  child.stdin.on('error', () => {}); // the end of stdout says that the process has ended
  return async (request?: object): Promise<Record<string, unknown>> => {
    if (request) child.stdin.write(`${JSON.stringify(request)}\n`);
    const { done, value } = await lines.next();
    if (done) throw new Error(`python ended: ${said.trim().split('\n').at(-1) || 'without a word'}`);
    return JSON.parse(value);
  };
}
