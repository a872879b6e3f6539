/** The module of the compiled loops, as `npm run lanes` writes it. Needs no compiler: the tests read it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export const source = 'src/engine/training/simd/lanes.ts';
export const file = 'src/engine/training/simd/code.ts';
export const options = [
  '-O3',
  '--noAssert',
  '--runtime',
  'stub',
  '--importMemory',
  '--noExportMemory',
  '--enable',
  'simd',
];

/** SHA-256 over the source, the compiler's version and options, and the code, as hex: none changes without the others. */
function fingerprint(code: Uint8Array): string {
  const { dependencies } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));
  const compiler = `\0${dependencies.assemblyscript} ${options.join(' ')}\0`;
  return createHash('sha256').update(readFileSync(source)).update(compiler).update(code).digest('hex');
}

/** A module that exports these bytes. */
export function moduleOf(code: Uint8Array): string {
  const lines = Array.from({ length: Math.ceil(code.length / 32) }, (_, k) =>
    code.subarray(32 * k, 32 * k + 32).join(','),
  );
  return `// Written by npm run lanes from lanes.ts; edit that instead. Source, compiler and code together:
// ${fingerprint(code)}
// biome-ignore format: bytes
export const code = new Uint8Array([
${lines.join(',\n')},
]);
`;
}
