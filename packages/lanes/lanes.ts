/**
 * Compiles the kernel's inner loops, src/engine/training/simd/lanes.ts, to code.ts beside it. `npm run lanes [-- --check]`: with
 * `--check` nothing is written, and it ends with 1 where the committed code is not what its source compiles to.
 */
import { readFile, writeFile } from 'node:fs/promises';
import asc from 'assemblyscript/asc';
import { file, moduleOf, options, source } from './module.ts';

/** The WebAssembly of lanes.ts. Throws what the compiler says. */
async function compiled(): Promise<Uint8Array> {
  let binary: Uint8Array | undefined;
  const text = await readFile(source, 'utf8');
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

const written = moduleOf(await compiled());
if (!process.argv.includes('--check')) await writeFile(file, written);
else if ((await readFile(file, 'utf8')) !== written) {
  console.error(`${file} is not what ${source} compiles to, needed npm run lanes`);
  process.exitCode = 1;
}
