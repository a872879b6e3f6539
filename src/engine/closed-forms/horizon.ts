/** How large a forget bias a horizon asks for. */
import { expm1, log } from '../arithmetic/elementary.ts';

/**
 * b* = −ln(2^{1/(k−1)} − 1), so that σ(b*)^{k−1} = ½: half of a state is left k − 1 steps later. k ≥ 2.
 * It grows like ln((k − 1)/ln 2), the law behind the "chrono" initialisation of Tallec & Ollivier 2018, who draw each
 * unit's own horizon at random below the longest one, and use b_f = ln horizon.
 */
export const horizonBias = (k: number): number => -log(expm1(log(2) / (k - 1)));
