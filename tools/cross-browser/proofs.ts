/** Every claim, run by its card in the browser's own worker, held against the same run in Node. */

import { fromJson } from '../../src/check/json.ts';
import { defaults } from '../../src/check/options.ts';
import type { Report } from '../../src/check/report.ts';
import { digestOf, partsOf, run } from '../../src/check/run.ts';
import { chapters } from '../../src/claims/claim.ts';
import { claims } from '../../src/claims/index.ts';
import { type Browser, until } from './browser.ts';

/** Milliseconds for all cards of a chapter. */
const limit = 600_000;

/** In the page: types the seed into every card that takes one, and runs them all. */
async function runAll(seed: number): Promise<string> {
  const soon = () => new Promise((resolve) => setTimeout(resolve, 50));
  const cards = [...document.querySelectorAll('.card')];
  for (let i = 0; document.querySelector('.card button:disabled'); i++) {
    if (i > 600) return 'the cards did not come to life within 30 s';
    await soon();
  }
  for (const card of cards) card.querySelector<HTMLElement>('.card-toggle')?.click();
  await soon();
  for (const card of cards) {
    const field = card.querySelector<HTMLInputElement>('input[id$="-seed"]');
    if (!field) continue;
    field.value = String(seed);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  await soon();
  for (const card of cards) card.querySelector<HTMLElement>('.card-run')?.click();
  return '';
}

/** In the page: what has become of the cards, once none is busy any more. The reports are where the cards keep them. */
function ended() {
  const cards = [...document.querySelectorAll<HTMLElement>('.card')];
  const busy = ({ dataset }: HTMLElement) => dataset.phase === 'queued' || dataset.phase === 'running';
  if (cards.some(busy)) return null;
  return cards.map((card) => {
    const key = `carousel.run.${card.dataset.claim}`;
    const kept = card.dataset.phase === 'rest' && card.dataset.live === 'true' ? sessionStorage.getItem(key) : null;
    sessionStorage.removeItem(key);
    return { claim: card.dataset.claim ?? '', kept, said: card.querySelector('.card-words')?.textContent ?? '' };
  });
}

/** Node's own reports, each made once. */
const known = new Map<string, Report>();
function expected(id: string, seed: number): Report {
  const claim = claims.find((one) => one.id === id);
  if (!claim) throw new Error(`the page has a card for ${id}, needed one for a claim of the registry`);
  // Where nothing is drawn at random, the card has no seed to type.
  const random = ({ part }: ReturnType<typeof partsOf>[number]) =>
    part.kind === 'experiment' || ('draw' in part && !part.draw.fixed);
  const options = partsOf(claim).some(random) ? { ...defaults, seed } : defaults;
  const key = `${id} ${options.seed}`;
  const report = known.get(key) ?? run(claim, options);
  known.set(key, report);
  return report;
}

/** Where two reports first differ, as a path with both values. */
function difference(a: unknown, b: unknown, path = ''): string | undefined {
  if (Object.is(a, b)) return undefined;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return `${path} is ${b}, in Node ${a}`;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = difference(a[key as never], b[key as never], path ? `${path}.${key}` : key);
    if (found) return found;
  }
  return undefined;
}

export interface Tally {
  run: number;
  equal: number;
  readonly problems: string[];
}

/** Runs all chapters with one seed and adds to the tally. */
export async function prove(browser: Browser, address: string, seed: number, tally: Tally): Promise<void> {
  const seen = new Set<string>();
  for (const chapter of chapters.filter((one) => claims.some((claim) => claim.chapter === one))) {
    await browser.open(`${address}en/${chapter}/`);
    const problem = await browser.ask(runAll, seed);
    if (problem) tally.problems.push(`${chapter}: ${problem}`);
    const cards = await until(
      `en/${chapter}/ with seed ${seed}`,
      limit,
      async () => (await browser.ask(ended, 0)) ?? undefined,
    );
    for (const { claim, kept, said } of cards) {
      seen.add(claim);
      if (!kept) {
        tally.problems.push(`${claim}, seed ${seed}: no report; its card says: ${said}`);
        continue;
      }
      tally.run++;
      const { report } = fromJson<{ shown: { report: Report } }>(kept).shown;
      const own = expected(claim, seed);
      if (report.digest === own.digest && digestOf(report) === own.digest) tally.equal++;
      else
        tally.problems.push(
          `${claim}, seed ${seed}: ${report.digest}, in Node ${own.digest}; ${difference(own, report) ?? 'every number is the same'}`,
        );
    }
  }
  for (const { id } of claims)
    if (!seen.has(id)) tally.problems.push(`${id}, seed ${seed}: has no card on any chapter`);
}
