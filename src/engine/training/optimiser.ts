/** Gradient descent, Adam, and gradient clipping. */
import { norm } from '../arithmetic/matrix.ts';

export interface Optimiser {
  /** Changes the weights in place. */
  update(weights: Float64Array, gradient: Float64Array): void;
}

/** W ← W − α ∂E/∂W */
export function descent(rate: number): Optimiser {
  return {
    update(weights, gradient) {
      for (let k = 0; k < weights.length; k++) weights[k] -= rate * gradient[k];
    },
  };
}

const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];

/**
 * Adam (Kingma & Ba 2015) with its usual constants β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸. The powers of β in the corrections
 * are running products, so that only + − × ÷ and a square root are used.
 */
export function adam(rate: number, count: number): Optimiser {
  let [power1, power2] = [1, 1];
  const mean = new Float64Array(count);
  const meanSquare = new Float64Array(count);
  return {
    update(weights, gradient) {
      power1 *= beta1;
      power2 *= beta2;
      const [correct1, correct2] = [1 - power1, 1 - power2];
      for (let k = 0; k < count; k++) {
        const g = gradient[k];
        mean[k] = beta1 * mean[k] + (1 - beta1) * g;
        meanSquare[k] = beta2 * meanSquare[k] + (1 - beta2) * (g * g);
        weights[k] -= (rate * (mean[k] / correct1)) / (Math.sqrt(meanSquare[k] / correct2) + epsilon);
      }
    },
  };
}

/** g ← g·min(1, θ/‖g‖) in place (Pascanu, Mikolov & Bengio 2013); returns the old ‖g‖. */
export function clip(gradient: Float64Array, theta: number): number {
  const size = norm(gradient);
  if (size > theta) for (let k = 0; k < gradient.length; k++) gradient[k] *= theta / size;
  return size;
}
