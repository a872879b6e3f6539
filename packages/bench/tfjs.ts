/**
 * TensorFlow.js 4 on its WebAssembly backend, float32 and one thread: cells written by hand on its core, gradients by its own
 * `variableGrads`. The inputs are tensors before the clock runs; every tensor of a pass is disposed of.
 */
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { placesOf } from '../../src/engine/training/shape.ts';
import { type Missing, type Peer, timed } from './peer.ts';
import type { Problem } from './problem.ts';

const name = 'tfjs-wasm';

/**
 * The library's entry for Node has no gradients. They are in files for bundlers, whose imports have no extension; the registry
 * that they fill is global.
 */
async function registerGradients(): Promise<void> {
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      if (!specifier.startsWith('.') || !context.parentURL?.includes('/tfjs-core/dist/'))
        return next(specifier, context);
      const file = new URL(`${specifier}.js`, context.parentURL);
      return next(existsSync(fileURLToPath(file)) ? file.href : specifier, context);
    },
  });
  const gradients = '@tensorflow/tfjs-core/dist/register_all_gradients.js';
  await import(gradients);
  hooks.deregister();
}

export async function tfjs(): Promise<Peer | Missing> {
  try {
    await registerGradients();
    (await import('@tensorflow/tfjs-backend-wasm')).setThreadsCount(1);
    if (!(await tf.setBackend('wasm'))) return { name, missing: 'its backend does not start' };
  } catch (error) {
    return { name, missing: (error as Error).message };
  }
  return {
    name,
    tolerance: 1e-3,
    async open(problem) {
      const { gradients, close } = build(problem);
      /** One pass; `read` runs while its gradients are there. */
      const pass = <Read>(read: (found: tf.Tensor[]) => Read): Read => {
        const found = gradients();
        const answer = read(found);
        tf.dispose(found);
        return answer;
      };
      return {
        gradient: async () => Float64Array.from(pass((found) => found.flatMap((one) => [...one.dataSync()]))),
        run: async (passes) => timed(passes, () => pass(([first]) => first.dataSync())),
        close,
      };
    },
  };
}

function build({ shape, weights, x, y }: Problem) {
  const { network, n, m, T, batch } = shape;
  const { b, Wout, bout, count } = placesOf(shape);
  const rows = b / (n + m);
  const part = (from: number, to: number, sizes: [number, number] | [number]) =>
    tf.variable(tf.tensor(Float32Array.from(weights.subarray(from, to)), sizes));
  const W = part(0, b, [rows, n + m]);
  const bias = part(b, Wout, [rows]);
  const out = part(Wout, bout, [1, n]);
  const outBias = part(bout, count, [1]);
  const steps = Array.from({ length: T }, (_, t) =>
    tf.tensor2d(Float32Array.from(x.subarray(t * batch * m, (t + 1) * batch * m)), [batch, m]),
  );
  const target = tf.tensor2d(Float32Array.from(y), [batch, 1]);
  const start = tf.zeros<tf.Rank.R2>([batch, n]);

  function loss(): tf.Scalar {
    let h = start;
    let c = start;
    for (const input of steps) {
      const z = tf.add(tf.matMul(tf.concat2d([h, input], 1), W as tf.Tensor2D, false, true), bias) as tf.Tensor2D;
      if (network === 'rnn') h = tf.tanh(z);
      else {
        const [f, i, candidate, o] = tf.split(z, 4, 1);
        c = tf.add(tf.mul(c, tf.sigmoid(f)), tf.mul(tf.tanh(candidate), tf.sigmoid(i)));
        h = tf.mul(tf.sigmoid(o), tf.tanh(c));
      }
    }
    const error = tf.sub(tf.add(tf.matMul(h, out as tf.Tensor2D, false, true), outBias), target);
    return tf.mul(tf.sum(tf.square(error)), 0.5 / batch);
  }

  const variables = [W, bias, out, outBias];
  return {
    /** In the order of the weights. */
    gradients(): tf.Tensor[] {
      const { value, grads } = tf.variableGrads(loss, variables);
      value.dispose();
      return variables.map((variable) => grads[variable.name]);
    },
    close: () => tf.dispose([...variables, ...steps, target, start]),
  };
}
