/** A link to a run of a claim that is not on this page is said to be one, and otherwise left alone. */
import { parseClaim } from '../../address.ts';
import { say } from './notice.ts';

export function noticeMissingRun(): void {
  const claim = parseClaim(location.search);
  if (claim && !document.querySelector(`[data-claim="${CSS.escape(claim)}"]`)) say('run', { claim });
}
