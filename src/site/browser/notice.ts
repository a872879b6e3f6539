import { parseClaim } from '../../address.ts';

/** Shows a message in the header, such as about a query that cannot be met. The page has the sentence; `values` fill its gaps. */
export function say(what: string, values: Readonly<Record<string, string>> = {}): void {
  const notice = document.querySelector<HTMLElement>(`[data-notice="${what}"]`);
  if (!notice) return;
  const sentence = notice.dataset.says ?? '';
  (notice.querySelector('span') ?? notice).textContent = sentence.replace(/\{(\w+)\}/g, (_, name: string) =>
    (values[name] ?? '').slice(0, 40),
  );
  notice.hidden = false;
}

/** Tells the reader that the link's run belongs to a claim that is not on this page. */
export function noticeMissingRun(): void {
  const claim = parseClaim(location.search);
  if (claim && !document.querySelector(`[data-claim="${CSS.escape(claim)}"]`)) say('run', { claim });
}
