/** What browsers may make ready ahead: the next chapter, once the reader points at its link. The policy knows the text by its hash. */
import { createHash } from 'node:crypto';

export const speculation = JSON.stringify({
  prerender: [{ where: { selector_matches: 'nav.turn a[rel=next]' }, eagerness: 'moderate' }],
});
export const speculationHash = `sha256-${createHash('sha256').update(speculation).digest('base64')}` as const;
