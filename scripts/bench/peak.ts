/**
 * How fast a core is at scalar arithmetic: twelve chains of x ← x·a + b, none of which waits for another; a product and a
 * sum count as two operations. Twelve are enough: each waits eight cycles for its own result, and a core starts two
 * operations in a cycle. What is measured is what JavaScript can do, without vectors and without fused operations; in a
 * worker, where nobody's garbage is.
 */
import { parentPort } from 'node:worker_threads';

const chains = 12;

function spin(times: number): number {
  const a = 0.9999999;
  const b = 1e-7;
  let [x0, x1, x2, x3, x4, x5] = [1, 2, 3, 4, 5, 6];
  let [x6, x7, x8, x9, x10, x11] = [7, 8, 9, 10, 11, 12];
  for (let k = 0; k < times; k++) {
    x0 = x0 * a + b;
    x1 = x1 * a + b;
    x2 = x2 * a + b;
    x3 = x3 * a + b;
    x4 = x4 * a + b;
    x5 = x5 * a + b;
    x6 = x6 * a + b;
    x7 = x7 * a + b;
    x8 = x8 * a + b;
    x9 = x9 * a + b;
    x10 = x10 * a + b;
    x11 = x11 * a + b;
  }
  return x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10 + x11;
}

/** Operations a second: the best of five, since a peak is what can be reached. */
function scalarPeak(): number {
  const times = 2e6;
  let best = 0;
  for (let attempt = 0; attempt < 5; attempt++) {
    const start = performance.now();
    if (!(spin(times) > 0)) throw new Error('the chains of the peak have lost their numbers');
    best = Math.max(best, (2000 * chains * times) / (performance.now() - start));
  }
  return best;
}

parentPort?.on('message', () => parentPort?.postMessage(scalarPeak()));
