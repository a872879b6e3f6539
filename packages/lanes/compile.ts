import { readFile } from 'node:fs/promises';
import asc from 'assemblyscript/asc';

const source = 'src/engine/training/simd/lanes.ts';
export const file = 'src/engine/training/simd/code.ts';

/** The WebAssembly of lanes.ts. Throws what the compiler says. */
export async function compiled(): Promise<Uint8Array> {
  let binary: Uint8Array | undefined;
  const text = await readFile(source, 'utf8');
  const options = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--noExportMemory', '--enable', 'simd'];
  const { error, stderr } = await asc.main(['lanes.ts', '--outFile', 'lanes.wasm', ...options], {
    readFile: (name) => (name === 'lanes.ts' ? text : null),
    writeFile: (_, content) => {
      binary = content as Uint8Array;
    },
    listFiles: () => [],
  });
  if (error || !binary) throw new Error(`${source} does not compile: ${error?.message}\n${stderr.toString()}`);
  return binary;
}

/** A module that exports these bytes. */
export function moduleOf(code: Uint8Array): string {
  const lines = Array.from({ length: Math.ceil(code.length / 32) }, (_, k) =>
    code.subarray(32 * k, 32 * k + 32).join(','),
  );
  return `// Written by npm run lanes from lanes.ts; edit that instead.\n// biome-ignore format: bytes\nexport const code = new Uint8Array([\n${lines.join(',\n')},\n]);\n`;
}
