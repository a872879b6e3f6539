/** What the site must do in every engine besides proving: reading, colours, explorers, search, and all of it without a network. */
import characters from '../../src/explorers/characters.ts';
import { initialValues } from '../../src/explorers/values.ts';
import { type Browser, until } from './browsers.ts';

/** Milliseconds for what a reader waits for. */
const limit = 30_000;

export interface Server {
  readonly address: string;
  /** Takes the network away. */
  stop(): Promise<void>;
}

interface Visit {
  readonly browser: Browser;
  readonly server: Server;
  readonly open: (path: string) => Promise<void>;
  /** Waits until a function in the page gives something that is not null. */
  readonly see: <Answer>(what: string, look: () => Answer | null | Promise<Answer | null>) => Promise<Answer>;
  /** Waits until the page has an element. */
  readonly find: (selector: string) => Promise<unknown>;
  /** Clicks an element by a script, whatever covers it. */
  readonly press: (selector: string) => Promise<unknown>;
}

const listening = '.card-run:not(:disabled)';
const ran = '.card[data-live="true"][data-ok="true"]';

/** In order; the last stops the server. */
export const basics: Readonly<Record<string, (visit: Visit) => Promise<unknown>>> = {
  async 'a chapter with its formulas, in both languages'({ open, see }) {
    for (const lang of ['en', 'zh']) {
      await open(`${lang}/vanishing/`);
      await see(`the equations of ${lang}/vanishing/, set in their own fonts`, async () => {
        await document.fonts.ready;
        const sizes = [...document.querySelectorAll('.claim .equation .katex')].map((it) => it.getBoundingClientRect());
        const fonts = [...document.fonts].filter((font) => font.family.includes('KaTeX') && font.status === 'loaded');
        return (sizes.length > 4 && sizes.every(({ height }) => height > 10) && fonts.length > 1) || null;
      });
    }
  },
  async 'a link within a chapter'({ browser, open, see, find }) {
    await open('en/vanishing/');
    await find(listening);
    await browser.ask(() => {
      const heading = [...document.querySelectorAll('h2[id]')].at(-1);
      document.querySelector<HTMLElement>(`a[href="#${heading?.id}"]`)?.click();
    }, 0);
    await see('the last heading in its place, and staying there', async () => {
      const atTop = () => {
        const heading = document.querySelector('h2:target');
        const margin = heading && Number.parseFloat(getComputedStyle(heading).scrollMarginTop);
        return margin !== null && Math.abs((heading?.getBoundingClientRect().top ?? Infinity) - margin) < 2;
      };
      if (!atTop()) return null;
      await new Promise((resolve) => setTimeout(resolve, 500));
      return atTop() || null;
    });
  },
  async 'dark, and dark on the next page'({ browser, open, see }) {
    const dark = () => {
      const [red, green, blue] =
        getComputedStyle(document.body)
          .backgroundColor.match(/[\d.]+/g)
          ?.map(Number) ?? [];
      return (document.documentElement.dataset.theme === 'dark' && red + green + blue < 200) || null;
    };
    await open('en/rnn/');
    await browser.click('.theme label:has([value="dark"])');
    await see('a dark page', dark);
    await open('zh/bptt/');
    await see('a dark page after the dark page', dark);
    await browser.click('.theme label:has([value="light"])');
  },
  async 'a card run by a click'({ browser, open, find }) {
    await open('en/bptt/');
    await find(listening);
    await browser.click('.card .card-run');
    await find(ran);
  },
  async 'a link that reopens a run'({ open, find }) {
    await open('zh/rnn/?run=rnn-state&seed=5&cases=20&units=2#rnn-state');
    await find(ran);
  },
  async 'an explorer moved by its slider'({ open, see, find }) {
    await open('en/vanishing/');
    await see('the first explorer', () => {
      document.querySelector('.explorer-body')?.scrollIntoView();
      return document.querySelector('.explorer-controls:not(:disabled)') && true;
    });
    await see('its slider moved', () => {
      const slider = document.querySelector<HTMLInputElement>('.explorer-body input[type="range"]');
      slider?.stepUp();
      return slider?.dispatchEvent(new Event('input', { bubbles: true })) ?? null;
    });
    await find('.explorer-body[data-live="true"] .explorer-plot svg path');
  },
  async 'a race that trains'({ open, see, find, press }) {
    await open('en/beyond/');
    await see('the race', () => {
      document.querySelector('[data-explorer="race"]')?.scrollIntoView();
      return document.querySelector('[data-explorer="race"] .explorer-main:not(:disabled)') && true;
    });
    await press('[data-explorer="race"] .explorer-main');
    await find('[data-explorer="race"][data-live="true"] svg');
  },
  async 'networks that learn to read, to the last bit'({ open, see }) {
    const values = { ...initialValues(characters.parameters), units: 8, budget: 50 };
    const { learners } = characters.compute(values as never);
    await open('en/practice/?characters.units=8&characters.budget=50#explorer-characters');
    const says = await see('the end of their training', () => {
      const body = document.querySelector('[data-explorer="characters"][data-state="done"]');
      return body?.querySelector('.explorer-says')?.textContent ?? null;
    });
    for (const { network, digest } of learners)
      if (!says.includes(digest))
        throw new Error(`${network}: its weights differ from Node's, whose digest is ${digest}`);
  },
  async 'the search'({ browser, open, find }) {
    for (const [lang, words] of Object.entries({ en: 'gradient', zh: '梯度消失' })) {
      await open(`${lang}/`);
      await browser.click('[data-search]');
      await find('dialog.search[open]');
      await browser.ask((text) => {
        const input = document.querySelector<HTMLInputElement>('#search-words');
        if (input) input.value = text;
        input?.dispatchEvent(new Event('input', { bubbles: true }));
      }, words);
      await find('dialog.search ol a');
    }
  },
  async 'the dialog of references'({ browser, open, find }) {
    await open('en/claims/rnn-state/');
    // Without scripts the references open in their place.
    await find(listening);
    await browser.click('.tools > summary');
    await browser.click('details.citations summary');
    await find('dialog.citations-dialog[open] pre');
  },
  async 'a passage in the other language'({ open, find, press }) {
    await open('en/rnn/');
    await find('button.counterpart:not(:disabled)');
    await press('button.counterpart');
    await find('.counterpart-panel[lang^="zh"]');
  },
  async 'reading and proving without a network'({ server, open, see, find }) {
    await open('en/');
    await see('the pages in the cache', async () => {
      if (!navigator.serviceWorker?.controller) return null;
      for (const page of ['rnn/', 'bptt/', 'beyond/'])
        if (!(await caches.match(new URL(page, location.href)))) return null;
      return true;
    });
    await server.stop();
    await open('en/bptt/?run=rnn-product&seed=3');
    await find(ran);
  },
};

/** @returns what failed, each with the name of its check; an error in the console fails the check that sees it */
export async function visit(browser: Browser, server: Server): Promise<string[]> {
  const problems: string[] = [];
  for (const [name, check] of Object.entries(basics)) {
    const wait = <Argument, Answer>(what: string, look: (it: Argument) => Answer, argument: Argument) =>
      until(what, limit, () => browser.ask(look, argument));
    try {
      await check({
        browser,
        server,
        open: (path) => browser.open(server.address + path),
        see: (what, look) => wait(what, look, 0) as never,
        find: (selector) => wait(selector, (it) => document.querySelector(it) && true, selector),
        press: (selector) => browser.ask((it) => document.querySelector<HTMLElement>(it)?.click(), selector),
      });
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.message : error}`);
    }
    problems.push(...browser.errors.splice(0).map((error) => `${name}: the console says: ${error}`));
  }
  return problems;
}
