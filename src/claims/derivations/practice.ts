/** Derivations of chapter 9. */
import type { Derivations } from '../derivation.ts';

export default {} satisfies Derivations;
