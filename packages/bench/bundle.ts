/**
 * A worker's program in one file, as the site's build makes it: only within one module does V8 know what a name stands for
 * (σ and tanh take a third longer across several).
 */
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const folder = new URL('../../.cache/bench/', import.meta.url);

/** Where the program is that starts with `name` of this folder. Throws what the bundler says. */
export async function bundled(name: 'kernel-worker' | 'worker'): Promise<URL> {
  const file = new URL(`${name}.mjs`, folder);
  const input = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const bundle = await rolldown({ input, platform: 'node' });
  await bundle.write({ file: fileURLToPath(file), format: 'esm', minify: true, codeSplitting: false });
  await bundle.close();
  return file;
}
