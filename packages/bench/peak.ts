/**
 * The speed of a core at scalar arithmetic in JavaScript, without vectors and fused operations: independent chains of
 * x ← x·a + b, each step two operations. How many chains fill a core depends on it: eight where two operations start in a cycle
 * and take four, more where more start; from twelve on V8 no longer keeps all in registers. In a worker, which has no garbage.
 */
import { parentPort } from 'node:worker_threads';

/** A loop over `chains` chains, compiled from text because the number of variables differs. */
function spinning(chains: number): (times: number) => number {
  const names = Array.from({ length: chains }, (_, k) => `x${k}`);
  return new Function(
    'times',
    `const a = 0.9999999, b = 1e-7;
    let ${names.map((x, k) => `${x} = ${k + 1}.5`).join(', ')};
    for (let k = 0; k < times; k++) { ${names.map((x) => `${x} = ${x} * a + b;`).join(' ')} }
    return ${names.join(' + ')};`,
  ) as (times: number) => number;
}

const spins = [8, 10, 12].map((chains) => ({ chains, spin: spinning(chains) }));

/** Operations a second, the best of five attempts with each number of chains. */
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
