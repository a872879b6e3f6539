/** Runs every claim by its card in the browser's own worker, and compares its report with Node's. */
import { deepStrictEqual } from 'node:assert';
import { fromJson, toJson } from '../../src/check/json.ts';
import { defaults } from '../../src/check/options.ts';
import type { Report } from '../../src/check/report.ts';
import { digestOf, partsOf, run } from '../../src/check/run.ts';
import { chapters } from '../../src/claims/claim.ts';
import { claims } from '../../src/claims/index.ts';
import { type Browser, until } from './browsers.ts';

/** Milliseconds for all cards of a chapter. */
const limit = 600_000;

const listening = () => !document.querySelector('.card button:disabled') || null;

/** In the page: types the seed into every card that takes one, and runs them all. */
async function runAll(seed: number): Promise<void> {
  const soon = () => new Promise((resolve) => setTimeout(resolve, 50));
  for (const toggle of document.querySelectorAll<HTMLElement>('.card-toggle')) toggle.click();
  await soon();
  for (const field of document.querySelectorAll<HTMLInputElement>('.card input[id$="-seed"]')) {
    field.value = String(seed);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  await soon();
  for (const button of document.querySelectorAll<HTMLElement>('.card-run')) button.click();
}

/** In the page: the reports, which the cards keep in the session's storage, once no card is busy any more. */
function ended() {
  if (document.querySelector('.card:is([data-phase="queued"], [data-phase="running"])')) return null;
  return [...document.querySelectorAll<HTMLElement>('.card')].map((card) => {
    const key = `carousel.run.${card.dataset.claim}`;
    const kept = card.matches('[data-phase="rest"][data-live="true"]') ? sessionStorage.getItem(key) : null;
    sessionStorage.removeItem(key);
    return { claim: card.dataset.claim ?? '', kept, words: card.querySelector('.card-words')?.textContent ?? '' };
  });
}

/** Node's own reports, each made once. */
const known = new Map<string, Report>();
function expected(id: string, seed: number): Report {
  const claim = claims.find((one) => one.id === id);
  if (!claim) throw new Error(`the page has a card for ${id}, needed one for a claim of the registry`);
  // Where nothing is drawn at random, the card has no field for the seed.
  const random = ({ part }: ReturnType<typeof partsOf>[number]) =>
    part.kind === 'experiment' || ('draw' in part && !part.draw.fixed);
  const options = partsOf(claim).some(random) ? { ...defaults, seed } : defaults;
  const key = `${id} ${options.seed}`;
  const report = known.get(key) ?? run(claim, options);
  known.set(key, report);
  return report;
}

export interface Tally {
  run: number;
  equal: number;
  readonly problems: string[];
}

/** Runs all chapters with one seed and adds to the tally. */
export async function prove(browser: Browser, address: string, seed: number, tally: Tally): Promise<void> {
  const missing = new Set(claims.map(({ id }) => id));
  for (const chapter of chapters.filter((one) => claims.some((claim) => claim.chapter === one))) {
    const where = `en/${chapter}/ with seed ${seed}`;
    await browser.open(`${address}en/${chapter}/`);
    await until(`buttons that listen on ${where}`, 60_000, () => browser.ask(listening, 0));
    await browser.ask(runAll, seed);
    for (const { claim, kept, words } of await until(where, limit, () => browser.ask(ended, 0))) {
      missing.delete(claim);
      if (!kept) {
        tally.problems.push(`${claim}, seed ${seed}: no report; its card says: ${words}`);
        continue;
      }
      tally.run++;
      const { report } = fromJson<{ shown: { report: Report } }>(kept).shown;
      const own = expected(claim, seed);
      try {
        deepStrictEqual([digestOf(report), report], [own.digest, fromJson(toJson(own))]);
        tally.equal++;
      } catch (error) {
        tally.problems.push(`${claim}, seed ${seed}, digest ${report.digest}, in Node ${own.digest}: ${error}`);
      }
    }
  }
  for (const id of missing) tally.problems.push(`${id}, seed ${seed}: has no card on any chapter`);
}
