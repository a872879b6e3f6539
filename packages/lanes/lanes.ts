/** Compiles the kernel's inner loops, src/engine/training/simd/lanes.ts, to code.ts beside it. `npm run lanes` */
import { writeFile } from 'node:fs/promises';
import { compiled, file, moduleOf } from './compile.ts';

await writeFile(file, moduleOf(await compiled()));
