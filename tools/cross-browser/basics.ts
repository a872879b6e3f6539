/** What the site must do in every engine besides proving: be read, be looked at, be moved, be searched, and do without a network. */
import { type Browser, until } from './browser.ts';
import type { Server } from './server.ts';

/** Milliseconds for what a reader waits for. */
const limit = 30_000;

interface Visit {
  readonly browser: Browser;
  readonly server: Server;
  readonly open: (path: string) => Promise<void>;
  /** Waits until a function in the page gives something that is not null. */
  readonly see: <Answer>(what: string, look: () => Answer | null | Promise<Answer | null>) => Promise<Answer>;
}

const cardRan = () => document.querySelector('.card[data-live="true"][data-ok="true"]') && true;
const alive = () => document.querySelector('.card-run:not(:disabled)') && true;

/** In order; the last takes the network away. */
export const basics: Readonly<Record<string, (visit: Visit) => Promise<unknown>>> = {
  async 'a chapter with its formulas, in both languages'({ open, see }) {
    for (const lang of ['en', 'zh']) {
      await open(`${lang}/vanishing/`);
      await see(`the equations of ${lang}/vanishing/, set in their own fonts`, async () => {
        await document.fonts.ready;
        const sizes = [...document.querySelectorAll('.claim .equation .katex')].map((it) => it.getBoundingClientRect());
        const fonts = [...document.fonts].filter((font) => font.family.includes('KaTeX') && font.status === 'loaded');
        return sizes.length > 4 && sizes.every(({ height }) => height > 10) && fonts.length > 1 ? true : null;
      });
    }
  },
  async 'a link within a chapter'({ browser, open, see }) {
    await open('en/vanishing/');
    await see('the page alive', alive);
    await browser.ask(() => {
      const heading = [...document.querySelectorAll('h2[id]')].at(-1);
      document.querySelector<HTMLElement>(`a[href="#${heading?.id}"]`)?.click();
    }, 0);
    await see('the last heading in its place, and staying there', async () => {
      const heading = document.querySelector('h2:target');
      const off = () =>
        heading
          ? Math.abs(heading.getBoundingClientRect().top - Number.parseFloat(getComputedStyle(heading).scrollMarginTop))
          : Number.NaN;
      if (!(off() < 2)) return null;
      await new Promise((resolve) => setTimeout(resolve, 500));
      return off() < 2 ? true : null;
    });
  },
  async 'dark, and dark on the next page'({ browser, open, see }) {
    await open('en/rnn/');
    await browser.click('.theme label:has([value="dark"])');
    const dark = () => {
      const [red, green, blue] =
        getComputedStyle(document.body)
          .backgroundColor.match(/[\d.]+/g)
          ?.map(Number) ?? [];
      return document.documentElement.dataset.theme === 'dark' && red + green + blue < 200 ? true : null;
    };
    await see('a dark page', dark);
    await open('zh/bptt/');
    await see('a dark page after the dark page', dark);
    await browser.click('.theme label:has([value="light"])');
  },
  async 'a card run by a click'({ browser, open, see }) {
    await open('en/bptt/');
    await see('a card that listens', alive);
    await browser.click('.card .card-run');
    await see('a card that has run', cardRan);
  },
  async 'a link that reopens a run'({ open, see }) {
    await open('zh/rnn/?run=rnn-state&seed=5&cases=20&units=2#rnn-state');
    await see('the linked run', cardRan);
  },
  async 'an explorer moved by its slider'({ open, see }) {
    await open('en/vanishing/');
    await see('the first explorer', () => {
      document.querySelector('.explorer-body')?.scrollIntoView();
      return document.querySelector('.explorer-controls:not(:disabled)') && true;
    });
    await see('a picture from the worker', () => {
      const slider = document.querySelector<HTMLInputElement>('.explorer-body input[type="range"]');
      if (slider && slider.dataset.moved !== 'yes') {
        slider.dataset.moved = 'yes';
        slider.stepUp();
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      }
      return document.querySelector('.explorer-body[data-live="true"] .explorer-plot svg path') && true;
    });
  },
  async 'a race that trains'({ open, see }) {
    await open('en/beyond/');
    await see('the race', () => {
      const race = document.querySelector<HTMLElement>('[data-explorer="race"]');
      race?.scrollIntoView();
      const button = race?.querySelector<HTMLButtonElement>('.explorer-main:not(:disabled)');
      button?.click();
      return button ? true : null;
    });
    await see(
      'a picture of the race',
      () => document.querySelector('[data-explorer="race"][data-live="true"] svg') && true,
    );
  },
  async 'the search'({ browser, open, see }) {
    for (const [lang, words] of Object.entries({ en: 'gradient', zh: '梯度消失' })) {
      await open(`${lang}/`);
      await browser.click('[data-search]');
      await see('the dialog', () => document.querySelector('dialog.search[open]') && true);
      await browser.ask((text) => {
        const input = document.querySelector<HTMLInputElement>('#search-words');
        if (input) input.value = text;
        input?.dispatchEvent(new Event('input', { bubbles: true }));
      }, words);
      await see(`what “${words}” finds`, () => document.querySelector('dialog.search ol a') && true);
    }
  },
  async 'the dialog of references'({ browser, open, see }) {
    await open('en/claims/rnn-state/');
    // Before the scripts are there the references open in their place.
    await see('the page alive', alive);
    await browser.click('details.citations summary');
    await see('the dialog', () => document.querySelector('dialog.citations-dialog[open] pre') && true);
  },
  async 'a passage in the other language'({ browser, open, see }) {
    await open('en/rnn/');
    await see('a button for it', () => document.querySelector('button.counterpart:not(:disabled)') && true);
    await browser.ask(() => document.querySelector<HTMLElement>('button.counterpart')?.click(), 0);
    await see('the passage', () => document.querySelector('.counterpart-panel[lang^="zh"]') && true);
  },
  async 'reading and proving without a network'({ server, open, see }) {
    await open('en/');
    await see('the pages that are kept', async () => {
      if (!navigator.serviceWorker?.controller) return null;
      for (const page of ['rnn/', 'bptt/', 'beyond/'])
        if (!(await caches.match(new URL(page, location.href)))) return null;
      return true;
    });
    await server.stop();
    await open('en/bptt/?run=rnn-product&seed=3');
    await see('a card that has run without a network', cardRan);
  },
};

/** Gives what did not work, with the name of the check. Whatever the console shows in red is a failure of its page. */
export async function visit(browser: Browser, server: Server): Promise<string[]> {
  const problems: string[] = [];
  for (const [name, check] of Object.entries(basics)) {
    const look = async () => {
      const wrong = await browser.ask(
        () => (window as unknown as { wentWrong?: string[] }).wentWrong?.splice(0) ?? ['its scripts do not run'],
        0,
      );
      problems.push(...wrong.map((what) => `${name}: the console says: ${what}`));
    };
    try {
      await check({
        browser,
        server,
        open: (path) => browser.open(server.address + path),
        see: async (what, see) => {
          const seen = await until(what, limit, async () => (await browser.ask(see, 0)) ?? undefined);
          await look();
          return seen;
        },
      });
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return problems;
}
