/**
 * The forget bias for a horizon. Training and plots set it; against the displayed −ln(2^{1/(k−1)} − 1) it is a route without
 * cancellation.
 */
import { expm1, log } from '../arithmetic/elementary.ts';

/**
 * b*_k = −ln(2^{1/(k−1)} − 1), so that σ(b*_k)^{k−1} = ½: half of a state is left from step 1 to step k ≥ 2. It grows like
 * ln((k − 1)/ln 2), as in the "chrono" initialisation of Tallec & Ollivier 2018, who draw a horizon for each unit and set
 * b_f = ln horizon.
 */
export const horizonBias = (k: number): number => -log(expm1(log(2) / (k - 1)));
