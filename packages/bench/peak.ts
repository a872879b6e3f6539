/**
 * How fast a core is at scalar arithmetic: chains of x ← x·a + b, none of which waits for another; a product and a sum
 * count as two operations. How many chains are best is tried: a core that starts two operations in a cycle and waits
 * eight cycles for a result is full with eight, one that starts four needs more, and from twelve on V8 no longer holds all
 * of them in registers. What is measured is what JavaScript can do, without vectors and without fused operations; in a worker,
 * where nobody's garbage is.
 */
import { parentPort } from 'node:worker_threads';

/** The chains as source text, since variables that are numbered cannot be written otherwise. */
function spinning(chains: number): (times: number) => number {
  const names = Array.from({ length: chains }, (_, k) => `x${k}`);
  return new Function(
    'times',
    `const a = 0.9999999;
    const b = 1e-7;
    let ${names.map((x, k) => `${x} = ${k + 1}.5`).join(', ')};
    for (let k = 0; k < times; k++) { ${names.map((x) => `${x} = ${x} * a + b;`).join(' ')} }
    return ${names.join(' + ')};`,
  ) as (times: number) => number;
}

const spins = [8, 10, 12].map((chains) => ({ chains, spin: spinning(chains) }));

/** Operations a second: the best of five of each, since a peak is what can be reached. */
function scalarPeak(): number {
  const times = 1e6;
  let best = 0;
  for (let attempt = 0; attempt < 5; attempt++)
    for (const { chains, spin } of spins) {
      const start = performance.now();
      if (!(spin(times) > 0)) throw new Error('the chains of the peak have lost their numbers');
      best = Math.max(best, (2000 * chains * times) / (performance.now() - start));
    }
  return best;
}

parentPort?.on('message', () => parentPort?.postMessage(scalarPeak()));
