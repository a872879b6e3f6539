/** What the site never shows as long as all is well: a claim that failed, and one that was withdrawn. */
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { parseHTML } from 'linkedom';
import { beforeAll, expect, test } from 'vitest';
import { earnedWords } from '../../check/sentence.ts';
import { claims } from '../../claims/index.ts';
import { registry } from '../../claims/registry.ts';
import Permanent from '../../pages/c/[tag].astro';
import Embed from '../../pages/embed/[tag].astro';
import { languages } from '../../proof/words.ts';
import { recordsOf } from '../records.ts';
import { fill, t } from '../text/strings.ts';
import Graph from './Graph.astro';
import Tombstone from './Tombstone.astro';

let render: (component: unknown, props: object) => Promise<Document>;
beforeAll(async () => {
  const container = await AstroContainer.create({ astroConfig: { site: 'https://carousel.example' } });
  render = async (component, props) =>
    parseHTML(await container.renderToString(component as never, { props: props as never })).document;
});

const name = { en: 'One path', zh: '一条路径' };
const entry = { tag: 'ZZZZ', id: 'one-path', name, chapter: 'bptt', since: '2026-10-01' } as const;
const reason = { en: 'One path $j = 1$ is not all.', zh: '只有一条路径 $j = 1$。' };
const withdrawn = { on: '2026-12-01', reason, successor: 'rnn-chain' };
const [record] = recordsOf([{ ...entry, withdrawn }, ...registry], claims);

test.each(languages)('a withdrawn claim says when, why, and what took its place (%s)', async (lang) => {
  const page = await render(Tombstone, { lang, record });
  const text = page.querySelector('.tombstone')?.textContent ?? '';
  expect(text).toContain(fill(t(lang).page.withdrawn, { on: '2026-12-01' }));
  expect(text).toContain(reason[lang].split('$')[0]);
  expect(page.querySelector('a')?.getAttribute('href')).toBe(`/${lang}/claims/rnn-chain/`);
});

test('its permanent address and its frame keep standing, in both languages', async () => {
  for (const component of [Permanent, Embed]) {
    const page = await render(component, { record });
    expect(page.querySelectorAll('[data-withdrawn="ZZZZ"]')).toHaveLength(2);
    expect(page.querySelector('link[rel="canonical"]')?.getAttribute('href')).toBe('https://carousel.example/c/ZZZZ/');
  }
  const page = await render(Permanent, { record });
  for (const lang of languages) expect(page.querySelector(`a[href="/${lang}/claims/one-path/"]`)).not.toBeNull();
});

test.each(languages)(
  'the graph marks a claim that failed and all that rests on it, in words too (%s)',
  async (lang) => {
    const { graph } = t(lang);
    const failing = 'rnn-vanishing-bound';
    const page = await render(Graph, {
      lang,
      reportOf: (id: string) => ({ ok: id !== failing, earned: id === failing ? 'false' : 'holds' }),
    });
    const reaches = (id: string): boolean =>
      claims.find((claim) => claim.id === id)?.uses.some((used) => used === failing || reaches(used)) ?? false;
    const expected = claims.map(({ id }) => id).filter(reaches);
    expect(expected.length).toBeGreaterThan(2);
    const said = fill(graph.failedAs, { earned: earnedWords.false[lang] });
    for (const { id } of claims) {
      const node = page.querySelector(`.node[href="/${lang}/claims/${id}/"]`);
      const row = page.querySelector(`#graph-${id} strong`)?.textContent ?? '';
      expect(node?.getAttribute('data-ok'), id).toBe(String(id !== failing));
      expect(node?.getAttribute('data-shaken'), id).toBe(String(expected.includes(id)));
      for (const text of [node?.getAttribute('aria-label') ?? '', row]) {
        expect(text.includes(said), id).toBe(id === failing);
        expect(text.includes(graph.shaken), id).toBe(expected.includes(id));
      }
    }
    // Not by colour alone: the failed one has neither the colour nor the shape of a verdict.
    const node = page.querySelector(`.node[href="/${lang}/claims/${failing}/"]`);
    expect(node?.hasAttribute('data-verdict')).toBe(false);
    const shapes = [...page.querySelectorAll('.node .mark')].map((mark) => mark.getAttribute('d'));
    const own = node?.querySelector('.mark')?.getAttribute('d');
    expect(shapes.filter((shape) => shape === own)).toHaveLength(1);
    expect(page.querySelector('.legend')?.textContent).toContain(graph.failed);
  },
);
