import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page, test as plain } from '@playwright/test';
import { formatNumber } from '../src/check/number.ts';
import { explore } from '../src/explorers/explore.ts';
import type { Explorer, Values } from '../src/explorers/explorer.ts';
import { explorerById, explorers } from '../src/explorers/index.ts';
import { pictureOf } from '../src/explorers/plots/index.ts';
import raceExplorer from '../src/explorers/race.ts';
import { isRace, raceById, races } from '../src/explorers/races.ts';
import { initialValues, isNumber } from '../src/explorers/values.ts';
import { type Language, languages } from '../src/proof/words.ts';
import { fill, t } from '../src/site/text/strings.ts';
import { slowestFrame } from './frames.ts';
import { test } from './quiet.ts';
import { slowIf } from './slow.ts';

/** The chapter, or another page, that each stands in; the home page is none. */
const chapterOf: Readonly<Record<string, string>> = {
  'walk-two': '',
  walk: 'bptt',
  slopes: 'vanishing',
  'walk-far': 'vanishing',
  'norm-radius': 'vanishing',
  lag: 'vanishing',
  'vanish-map': 'vanishing',
  cell: 'lstm-gradient',
  gates: 'lstm-gradient',
  'walk-lstm': 'lstm-gradient',
  'fifth-path': 'lstm-gradient',
  products: 'rescue',
  balance: 'rescue',
  box: 'rescue',
  horizon: 'beyond',
  clip: 'sayings/clipping',
  replay: 'experiment',
  'walk-four': 'practice',
  race: 'beyond',
  characters: 'practice',
};
const all = (explorers as readonly unknown[] as readonly Explorer[]).map(({ id }) => id);

/** Of these `npm test` tries every field, and these it moves by the keyboard: what the others draw and say is tested in Vitest. */
const everyField: readonly string[] = ['lag', 'race'];
const moved: Readonly<Record<string, Language>> = { cell: 'en', 'vanish-map': 'en', horizon: 'zh' };

const pageOf = (lang: Language, chapter: string): string => (chapter ? `${lang}/${chapter}/` : `${lang}/`);
const figure = (page: Page, id: string) => page.locator(`#explorer-${id}`);
const said = (of: Locator) => of.locator('.explorer-says:visible');
const field = (of: Locator, name: string) => of.locator(`[id$="-${name}"]`);
async function open(page: Page, lang: Language, id: string, query = ''): Promise<Locator> {
  await page.goto(`${pageOf(lang, chapterOf[id])}${query}`);
  const shown = figure(page, id);
  await shown.scrollIntoViewIfNeeded();
  await expect(shown.locator('.explorer-actions button').first()).toBeEnabled();
  return shown;
}
/** The sentence that Node has for these values: it holds the numbers, so that the browser must have found the same. */
async function sentence(id: string, lang: Language, values: Values): Promise<string> {
  const picture = await pictureOf(id);
  return picture.says(explore(id, values), { lang, number: (x) => formatNumber(x) });
}

test('every explorer of the index has a chapter', () => {
  expect([...all, ...races.map(({ id }) => id)].sort()).toEqual(Object.keys(chapterOf).sort());
});

for (const lang of languages)
  for (const id of all)
    test(
      `${lang}: ${id} is moved by the keyboard, goes into the address and back, and is reset`,
      slowIf(lang !== moved[id]),
      async ({ page }) => {
        const { parameters } = explorerById(id);
        const initial = initialValues(parameters);
        const shown = await open(page, lang, id);
        await expect(said(shown)).toHaveText(await sentence(id, lang, initial));
        await expect(shown.locator('.explorer-body')).toHaveAttribute('data-live', 'false');
        const before = await shown.boundingBox();

        const [name, parameter] = Object.entries(parameters)[id === 'fifth-path' ? 1 : 0];
        if (!isNumber(parameter)) throw new Error(`${name} is a choice, needed a number`);
        await shown
          .getByRole('slider', { name: fill(t(lang).explorer.slider, { label: parameter.label[lang] }) })
          .focus();
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('ArrowRight');
        const moved = Number(await field(shown, name).inputValue());
        expect(moved).toBeCloseTo((parameter.initial as number) + 2 * parameter.step, 9);
        const values: Record<string, string | number> = { ...initial, [name]: moved };
        await expect(said(shown)).toHaveText(await sentence(id, lang, values));
        await expect(shown.locator('.explorer-plot > svg')).toHaveCount(1);
        const after = await shown.boundingBox();
        expect(Math.abs((after?.height ?? 0) - (before?.height ?? 0))).toBeLessThanOrEqual(30); // a sentence may take another line

        for (const [choice, { options }] of Object.entries(parameters).flatMap(([key, one]) =>
          isNumber(one) ? [] : [[key, one] as const],
        )) {
          await field(shown, choice).focus();
          await page.keyboard.press('ArrowDown');
          values[choice] = Object.keys(options)[1];
          await expect(field(shown, choice)).toHaveValue(String(values[choice]));
        }
        const settled = await sentence(id, lang, values);
        await expect(said(shown)).toHaveText(settled);
        for (const [key, value] of Object.entries(values))
          await expect(page).toHaveURL(new RegExp(`[?&]${id}\\.${key}=${value}(&|$)`));
        await page.reload();
        await figure(page, id).scrollIntoViewIfNeeded();
        await expect(said(shown)).toHaveText(settled);
        await expect(field(shown, name)).toHaveValue(String(moved));

        await shown.getByRole('button', { name: t(lang).explorer.reset }).focus();
        await page.keyboard.press('Enter');
        await expect(said(shown)).toHaveText(await sentence(id, lang, initial));
        await expect(page).toHaveURL(new RegExp(`${pageOf(lang, chapterOf[id])}$`));
      },
    );

for (const lang of languages)
  test(
    `${lang}: what an address asks for and cannot have is said, ignored, and kept in the address`,
    slowIf(lang === 'en'),
    async ({ page }) => {
      const query = '?view=single&lag.rho=99&lag.units=2&lag.colour=red&lag.phi=relu';
      const shown = await open(page, lang, 'lag', query);
      const notice = shown.getByRole('alert');
      await expect(notice.locator('li')).toHaveCount(3);
      for (const text of ['99', 'red', 'relu']) await expect(notice).toContainText(text);
      const values = { ...initialValues(explorerById('lag').parameters), units: 2 };
      await expect(said(shown)).toHaveText(await sentence('lag', lang, values));
      await expect(page).toHaveURL(new RegExp(`\\${query}$`));
      await notice.getByRole('button').click();
      await expect(notice).toHaveCount(0);
      await field(shown, 'units').fill('3');
      await expect(page).toHaveURL(/view=single.*lag\.units=3/);
      await expect(page).not.toHaveURL(/colour/);
    },
  );

test('what is typed stays while it cannot be used, and the picture waits', async ({ page }) => {
  const shown = await open(page, 'zh', 'lag');
  const line = await said(shown).textContent();
  await field(shown, 'rho').fill('很大');
  await expect(shown.getByRole('alert')).toContainText('很大');
  await expect(field(shown, 'rho')).toHaveAttribute('aria-invalid', 'true');
  await expect(said(shown)).toHaveText(line ?? '');
  await field(shown, 'rho').fill('１．５');
  await expect(shown.getByRole('alert')).toHaveCount(0);
  await expect(said(shown)).toContainText('ρ = 1.5');
  await expect(page).toHaveURL(/lag\.rho=1\.5/);
});

test('while a slider is dragged, of what comes while the worker works only the newest is asked', async ({ page }) => {
  await page.addInitScript(() => {
    const asked: unknown[] = [];
    const post = Worker.prototype.postMessage;
    Object.assign(globalThis, { asked });
    Worker.prototype.postMessage = function (message: unknown, ...rest: never[]) {
      asked.push(message);
      return post.call(this, message, ...rest);
    };
  });
  const asked = () => page.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked.length);
  const shown = await open(page, 'en', 'vanish-map');
  const slider = shown.getByRole('slider').first();
  // The first value loads the worker and Plot.
  await slider.press('ArrowRight');
  await expect(shown.locator('.explorer-body')).toHaveAttribute('data-live', 'true');
  const before = await asked();

  await slider.evaluate((input: HTMLInputElement) => {
    for (let k = 2; k <= 40; k++) {
      input.value = String(k * 0.05);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
  const sure = async (input: number) => {
    await expect(field(shown, 'input')).toHaveValue(String(input));
    const values = { ...initialValues(explorerById('vanish-map').parameters), input };
    await expect(said(shown)).toHaveText(await sentence('vanish-map', 'en', values), { timeout: 20_000 });
  };
  await sure(2);
  // The first of the forty, at once, and the last, when that was done.
  expect((await asked()) - before).toBe(2);
});

/** Races that are short enough to wait for. */
const shortRaces: Readonly<Record<string, Values>> = {
  race: { T: 30, budget: 100, units: 4 },
  characters: { budget: 50, units: 4 },
};

for (const id of [...all, ...Object.keys(shortRaces)])
  test(
    `${id}: every field goes into the address, which can be copied; the picture and its numbers can be saved`,
    slowIf(!everyField.includes(id)),
    async ({ page, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const explorer: Explorer = isRace(id) ? raceById(id) : explorerById(id);
      const asked = Object.entries(shortRaces[id] ?? {}).map(([name, value]) => `${id}.${name}=${value}`);
      const query = asked.length > 0 ? `?${asked.join('&')}` : '';
      const shown = await open(page, 'en', id, query);
      const values: Record<string, string | number> = { ...initialValues(explorer.parameters) };
      const finished = () =>
        expect(shown.locator('.explorer-body')).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
      if (isRace(id)) {
        Object.assign(values, shortRaces[id]);
        // While it trains its fields are shut.
        await finished();
      }
      for (const [name, parameter] of Object.entries(explorer.parameters)) {
        if (!isNumber(parameter) || (isRace(id) && name !== 'seed')) continue;
        const step = (values[name] as number) + parameter.step <= parameter.high ? parameter.step : -parameter.step;
        values[name] = Number(((values[name] as number) + step).toPrecision(12));
        await field(shown, name).focus();
        await page.keyboard.press('ControlOrMeta+a');
        await page.keyboard.type(String(values[name]));
        const inAddress = new RegExp(`[?&]${id}\\.${name}=${String(values[name]).replace('.', '\\.')}(&|$)`);
        await expect(page).toHaveURL(inAddress, { timeout: 15_000 });
      }
      if (isRace(id)) {
        await page.goto(page.url());
        await shown.scrollIntoViewIfNeeded();
        await finished();
      }

      const press = async (name: string) => {
        await shown.getByRole('button', { name }).focus();
        await page.keyboard.press('Enter');
      };
      await press(t('en').explorer.link);
      await expect(shown.getByRole('status').filter({ hasText: t('en').explorer.linked })).toBeVisible();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${page.url()}#explorer-${id}`);

      const save = async (name: string) => {
        const download = page.waitForEvent('download');
        await press(name);
        const file = await download;
        return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
      };
      const csv = await save('CSV');
      expect(csv.name).toBe(`carousel-${id}.csv`);
      const data = isRace(id) ? explorer.compute(values as never) : explore(id, values);
      const { head, rows } = (await pictureOf(id)).table(data, { lang: 'en', number: String });
      const lines = csv.text.trim().split('\r\n');
      expect(lines[0].match(/"(?:[^"]|"")*"|[^,]+/g)).toHaveLength(head.length);
      expect(lines).toHaveLength(rows.length + 1);
      // Every digit is there: the browser's bits are Node's.
      const cells = (line: string) => line.split(',').map((cell) => (cell === '' ? Number.NaN : Number(cell)));
      // A text has one zero: −0 is written as 0.
      const numeric = (row: readonly unknown[]) =>
        row.map((cell) => (typeof cell === 'number' ? cell + 0 : Number.NaN));
      if (rows.every((row) => row.every((cell) => typeof cell === 'number')))
        expect(lines.slice(1).map(cells)).toEqual(rows.map(numeric));
      const svg = await save('SVG');
      expect(svg.name).toBe(`carousel-${id}.svg`);
      expect(svg.text).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      expect(svg.text).not.toMatch(/var\(|<style/);
    },
  );

const { race: words } = t('en');
const updates = async (shown: Locator) =>
  Number(/(?:at update|after) (\d+)/.exec((await said(shown).textContent()) ?? '')?.[1]);

test('a race is started, paused, stepped, resumed and cancelled by the keyboard', async ({ page }) => {
  // Long enough that nobody solves anything while this runs.
  const shown = await open(page, 'en', 'race');
  await field(shown, 'T').fill('1000');
  await field(shown, 'budget').fill('2000');
  const body = shown.locator('.explorer-body');
  const press = async (name: string) => {
    await shown.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
  };
  await press(words.start);
  await expect(body).toHaveAttribute('data-state', 'running');
  await expect(shown.locator('.explorer-state')).toContainText('updates a second');
  await expect.poll(() => updates(shown)).toBeGreaterThan(1);
  await expect(field(shown, 'T')).toBeDisabled();
  // While it trains, the page answers: no frame takes long.
  expect(await slowestFrame(page)).toBeLessThan(500);

  await press(words.pause);
  await expect(body).toHaveAttribute('data-state', 'paused');
  const paused = await updates(shown);
  await page.waitForTimeout(400);
  expect(await updates(shown)).toBe(paused);
  await press(words.step);
  await expect.poll(() => updates(shown)).toBe(paused + 1);
  await expect(body).toHaveAttribute('data-state', 'paused');
  await press(words.resume);
  await expect.poll(() => updates(shown)).toBeGreaterThan(paused + 1);
  await press(words.cancel);
  await expect(body).toHaveAttribute('data-state', 'cancelled');
  const cancelled = await said(shown).textContent();
  await page.waitForTimeout(400);
  expect(await said(shown).textContent()).toBe(cancelled);
  await expect(field(shown, 'T')).toBeEnabled();
  await expect(field(shown, 'T')).toHaveValue('1000');
});

test('a race that the browser runs to its end is the race that Node runs', async ({ page }) => {
  const query = '?race.T=30&race.budget=100&race.units=4&race.seed=3';
  const shown = await open(page, 'zh', 'race', query);
  await expect(shown.locator('.explorer-body')).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
  const values = { ...initialValues(raceExplorer.parameters), T: 30, budget: 100, units: 4, seed: 3 };
  const picture = await pictureOf('race');
  const says = picture.says(raceExplorer.compute(values as never), { lang: 'zh', number: (x) => formatNumber(x) });
  await expect(said(shown)).toHaveText(says);
});

plain.describe('without scripts', () => {
  plain.use({ javaScriptEnabled: false });

  for (const lang of languages)
    plain(
      `every explorer shows its picture, its sentence and its numbers (${lang})`,
      slowIf(lang === 'en'),
      async ({ page }) => {
        for (const chapter of new Set(Object.values(chapterOf))) {
          await page.goto(pageOf(lang, chapter));
          for (const id of Object.keys(chapterOf).filter((one) => chapterOf[one] === chapter)) {
            const shown = figure(page, id);
            await expect(shown.locator('.explorer-plot:visible > svg')).toHaveCount(1);
            await expect(said(shown)).not.toBeEmpty();
            await expect(shown.locator('.explorer-controls')).toBeHidden();
            await expect(shown.locator('.explorer-without')).toBeVisible();
            await shown.locator('summary').click();
            await expect(shown.locator('tbody tr').first()).toBeVisible();
          }
        }
        await page.goto(pageOf(lang, 'beyond'));
        await expect(page.locator('.experiment table').first()).toBeVisible();
      },
    );
});

test('at any width the type of every picture has at least 11 px, and nothing is wider than the page', async ({
  page,
}) => {
  for (const chapter of new Set(Object.values(chapterOf))) {
    await page.goto(`${pageOf('zh', chapter)}#text`);
    for (const width of [320, 360, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const at = `${pageOf('zh', chapter)} at ${width} px`;
      const sizes = await page.locator('.explorer-plot:visible > svg').evaluateAll((drawn) =>
        drawn.map((svg) => {
          const scale = svg.getBoundingClientRect().width / Number(svg.getAttribute('width'));
          return scale * Number.parseFloat(getComputedStyle(svg.querySelector('text') ?? svg).fontSize);
        }),
      );
      expect(sizes.length, at).toBeGreaterThan(0);
      for (const size of sizes) expect(size, at).toBeGreaterThanOrEqual(11);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), at).toBeLessThanOrEqual(width);
    }
  }
});
