import { parseClaim } from '../../address.ts';

/** Says in the header what the address asks for and cannot have; the sentence stands in the page, its values come here. */
export function say(what: string, values: Readonly<Record<string, string>>): void {
  const notice = document.querySelector<HTMLElement>(`[data-notice="${what}"]`);
  if (!notice) return;
  const sentence = notice.dataset.says ?? '';
  notice.textContent = sentence.replace(/\{(\w+)\}/g, (_, name: string) => (values[name] ?? '').slice(0, 40));
  notice.hidden = false;
}

/** Says that a link asks for a run of a claim that is not on this page. */
export function noticeMissingRun(): void {
  const claim = parseClaim(location.search);
  if (claim && !document.querySelector(`[data-claim="${CSS.escape(claim)}"]`)) say('run', { claim });
}
