/**
 * For tests that `npm run test:all` runs and `npm test` leaves out: what they see another test sees in the other language or on
 * another page.
 */
export const slowIf = (is: boolean): { tag?: string } => (is ? { tag: '@slow' } : {});
export const slow = slowIf(true);
