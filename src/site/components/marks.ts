/**
 * Proof-reader's marks, on a field of 16 × 16: a tick, a pencil, a half-filled ring, an underline that wavers, brackets around
 * nothing, a deletion, a caret, an open ring.
 */
import type { GradedVerdict } from '../../claims/claim.ts';

export const marks: Readonly<Record<GradedVerdict, string>> = {
  holds: 'M2.5 8.5 6.3 12.5 13.5 3.5',
  notation: 'M2.2 13.8h6M4.5 10.6 11.6 3l2 2-7.2 7.4-2.8.9Z',
  conditional: 'M8 2.2a5.8 5.8 0 1 0 0 11.6M8 2.2a5.8 5.8 0 0 1 0 11.6ZM8 4v8M10 3.6v8.8M12 5v6',
  slip: 'M3 4.5h10M1.5 11q1.65-3.6 3.3 0t3.3 0 3.3 0 3.3 0',
  gap: 'M5.5 2.5h-3v11h3M10.5 2.5h3v11h-3',
  conclusion: 'M1.8 13.2C6 10 10 6.5 11.6 3.4c.8-1.8-1.9-2-2.4.2C8.6 6.4 11 9.5 14.2 9.3M2 5l6 6',
  added: 'M2.5 13 8 4.5 13.5 13',
  hypothesis: 'M8 2.2a5.8 5.8 0 1 0 0 11.6 5.8 5.8 0 1 0 0-11.6ZM8 7.9v.2',
};
