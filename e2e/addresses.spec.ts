/** Corrupted addresses: no page breaks, and what it was asked for and cannot give is said where the reader sees it. */
import { expect, test as plain } from '@playwright/test';
import fc from 'fast-check';
import { claims } from '../src/claims/index.ts';
import { query, useless } from '../src/corrupted-address.ts';
import { explorers } from '../src/explorers/index.ts';
import { languages } from '../src/proof/words.ts';
import { t } from '../src/site/text/strings.ts';
import { test } from './quiet.ts';
import { slowIf } from './slow.ts';

plain.describe.configure({ mode: 'parallel', timeout: 240_000 });
plain.use({ contextOptions: { reducedMotion: 'reduce' }, trace: 'off' });

const lang = fc.constantFrom('en', 'zh');
const claim = fc.constantFrom(...claims.filter(({ chapter }) => chapter === 'rnn' || chapter === 'lstm'));
const explorer = fc.constantFrom(...explorers.filter(({ id }) => id === 'lag' || id === 'vanish-map'));
const one = (name: string, value: string) => String(new URLSearchParams([[name, value]]));

/** Each with its page, what is wrong in its address, and what must be seen there. */
const faults = {
  'a run that there is not': fc.record({ lang, text: useless }).map(({ lang, text }) => ({
    path: `${lang}/rnn/`,
    asks: one('run', `?${text}`),
    seen: '[data-notice="run"]',
  })),
  'a reading mode that there is not': fc.record({ lang, text: useless }).map(({ lang, text }) => ({
    path: `${lang}/claims/`,
    asks: one('view', text),
    seen: '[data-notice="view"]',
  })),
  'a run with a value that it cannot have': fc
    .record({
      lang,
      claim,
      name: fc.constantFrom('seed', 'cases', 'digest', 'verdict', '__proto__', 'tea'),
      text: useless,
    })
    .map(({ lang, claim, name, text }) => ({
      path: `${lang}/claims/${claim.id}/`,
      asks: `run=${claim.id}&${one(name, text)}`,
      seen: `.card[data-claim="${claim.id}"] .card-ignored`,
    })),
  'an explorer with a value that it cannot have': fc
    .record({ lang, explorer, name: fc.nat(9), text: useless, view: fc.constantFrom('', 'parallel/') })
    .map(({ lang, explorer: { id, parameters }, name, text, view }) => ({
      path: `${lang}/vanishing/${view}`,
      asks: one(`${id}.${[...Object.keys(parameters), '__proto__', ''][name] ?? 'tea'}`, text),
      seen: `[data-explorer="${id}"] .explorer-problem`,
    })),
};

const each = 6;
for (const [name, fault] of Object.entries(faults))
  test(
    `${name}: ${each} addresses, each said`,
    slowIf(name.startsWith('an explorer')),
    async ({ page }, { annotations }) => {
      annotations.push({ type: 'fuzzed', description: String(each) });
      for (const [{ path, asks, seen }, noise] of fc.sample(fc.tuple(fault, query), { numRuns: each, seed: 1 })) {
        const address = `${path}?${asks}&${noise.slice(1)}`;
        await page.goto(address);
        // An explorer comes to life when it is seen.
        const [island] = seen.split(' .explorer-problem');
        if (island !== seen) await page.locator(island).first().scrollIntoViewIfNeeded();
        await expect(page.locator(seen).first(), address).toBeVisible({ timeout: 20_000 });
      }
    },
  );

const paths = [
  '',
  'en/',
  'zh/bptt/',
  'en/lstm/parallel/',
  'zh/claims/lstm-chain/',
  `c/${claims[0].tag}/`,
  `embed/${claims[1].tag}/`,
];
const any = 21;
test(`${any} addresses of any kind: every page lives`, async ({ page }, { annotations }) => {
  annotations.push({ type: 'fuzzed', description: String(any) });
  for (const [i, noise] of fc.sample(query, { numRuns: any, seed: 2 }).entries()) {
    await page.goto(paths[i % paths.length] + noise);
    await expect(page.locator('h1, .equation').first(), noise).toBeVisible();
    // Buttons are off until the page's scripts have read the address.
    await expect(page.locator('.card-run:disabled, .verify button:disabled'), noise).toHaveCount(0, {
      timeout: 20_000,
    });
  }
});

for (const [typed, meant] of [
  ['c/2j7f/', /\/c\/2J7F\/$/],
  ['c/2J7F。', /\/c\/2J7F\/$/],
  ['C/２Ｊ７Ｆ/', /\/c\/2J7F\/$/],
  ['EN/RNN/', /\/en\/rnn\/$/],
  ['en/rnn/，', /\/en\/rnn\/$/],
  ['zh/bptt/）', /\/zh\/bptt\/$/],
  ['en/bptt/?utm_source=letter&fbclid=x#rnn-product。', /#rnn-product$/],
] as const)
  plain(`“${typed}” comes to the page that was meant`, async ({ page }) => {
    await page.goto(typed);
    await expect(page).toHaveURL(meant);
    await expect(page.locator('h1')).toBeVisible();
  });

plain('an address with an unknown tag says so; one with nothing in it says that there is nothing', async ({ page }) => {
  await page.goto('c/zzzz/');
  for (const lang of languages)
    await expect(page.getByText(t(lang).notFound.tag.replace('{tag}', 'ZZZZ'))).toBeVisible();
  expect((await page.goto('c/%E0%A4%A/'))?.status()).toBe(404);
  expect((await page.goto('en/nowhere/'))?.status()).toBe(404);
  await expect(page.locator('[data-unknown-tag]').first()).toBeHidden();
});

plain('what trackers add and marks that a sentence left are no part of a run', async ({ page }) => {
  await page.goto('en/bptt/?run=rnn-product&seed=3&cases=7。&utm_campaign=x&gclid=y');
  const card = page.locator('.card[data-claim="rnn-product"]');
  await expect(card).toHaveAttribute('data-live', 'true', { timeout: 60_000 });
  await expect(card.locator('.card-ignored')).toHaveCount(0);
});
