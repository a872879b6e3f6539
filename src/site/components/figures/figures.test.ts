import { getViteConfig } from 'astro/config';
import { parseHTML } from 'linkedom';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Language, languages } from '../../../proof/words.ts';
import { type FigureText, gateNames, notes, termName, texts } from './labels.ts';
import { typeset } from './typeset.ts';

type Figures = typeof import('./index.ts')['figures'];
const names = [
  'unrolled-rnn',
  'lstm-three-cells',
  'forget-gate',
  'input-gate',
  'output-gate',
  'lstm-backward',
  'bptt-sum',
  'two-sums',
  'gate-dependency',
  'slopes',
  'stretch',
  'singular',
] as const satisfies readonly (keyof Figures)[];
const text: Record<(typeof names)[number], FigureText> = {
  'unrolled-rnn': texts.unrolledRnn,
  'lstm-three-cells': texts.lstmThree,
  'forget-gate': texts.forget,
  'input-gate': texts.input,
  'output-gate': texts.output,
  'lstm-backward': texts.lstmBackward,
  'bptt-sum': texts.bpttSum,
  'two-sums': texts.twoSums,
  'gate-dependency': texts.gateDependency,
  slopes: texts.slopes,
  stretch: texts.stretch,
  singular: texts.singular,
};
/** What the figure cannot do without, as `textContent` gives it: a tilde follows its letter. */
const gates = ['ct−1', 'ct', 'ht−1', 'ht', 'xt', 'ft', 'it', 'c˜t', 'ot', 'σ', 'tanh'];
const labels: Record<(typeof names)[number], readonly string[]> = {
  'unrolled-rnn': ['xt', 'ct', 'ht', 'Et', 'xt−1', 'Et+1', 'Win', 'Wrec', 'Wout'],
  'lstm-three-cells': ['ct−2', 'ct−1', 'ct', 'ct+1', 'ht−2', 'ht+1', 'xt−1', 'xt', 'xt+1', 'f', 'i', 'c˜', 'o'],
  'forget-gate': gates,
  'input-gate': gates,
  'output-gate': gates,
  'lstm-backward': [
    'ck',
    'ck−1',
    'ck−2',
    'hk−1',
    'hk−2',
    'ok−1',
    'Ak',
    'Bk',
    'Ck',
    'Dk',
    'Ak−1',
    'Bk−1',
    'Ck−1',
    'Dk−1',
  ],
  'bptt-sum': ['ck−2', 'ck−1', 'ck', 'Jk', 'Jk−1', 'Ek', '∂Ek/∂W'],
  // The numbers of chapters 5 and 6.
  'two-sums': ['j=1', 'E3', '∂Ek/∂bc', '= −0.0252', '= −0.0362', '= −0.0485', '= −0.1099'],
  'gate-dependency': [
    'ct−1',
    'ot−1',
    'ht−1',
    'ft',
    'it',
    'c˜t',
    '0.6572',
    '0.5000',
    '0.0833',
    '0.1300',
    '0.9190',
    '0.0274',
    '0.0427',
    '0.3020',
  ],
  slopes: ['x = 0.25', 'u = 0.5', 'y = 0.4621', '× 2', '× 0.7864', '× 1.5729'],
  stretch: ['(1, 0)', '(0, 1)', '(1, 1.5)', '(2, 2)', 'J'],
  singular: ['3.3407', '0.2993', 'J'],
};

let server: ViteDevServer;
let draw: (name: (typeof names)[number], lang: Language) => Promise<string>;

beforeAll(async () => {
  const root = new URL('../../../..', import.meta.url).pathname;
  // Astro's own compiler, without the site's configuration: a figure depends on nothing of it.
  const config = getViteConfig(
    { root, appType: 'custom', server: { middlewareMode: true, ws: false, watch: null } },
    { configFile: false, root, logLevel: 'error' },
  );
  server = await createServer(await config({ mode: 'development', command: 'serve' }));
  const { figures } = (await server.ssrLoadModule('/src/site/components/figures/index.ts')) as { figures: Figures };
  const { experimental_AstroContainer } = await server.ssrLoadModule('astro/container');
  const container = await experimental_AstroContainer.create();
  expect(Object.keys(figures)).toEqual(names);
  draw = (name, lang) => container.renderToString(figures[name].component, { props: { ...figures[name].props, lang } });
});
afterAll(() => server?.close());

const pictures = (html: string) => [...parseHTML(`<body>${html}</body>`).document.querySelectorAll('svg')];

describe.each(languages)('the figures in %s', (lang) => {
  it.each(names)('%s says what it shows, and names its parts', async (name) => {
    const drawn = pictures(await draw(name, lang));
    expect(drawn.length).toBeGreaterThan(0);
    for (const picture of drawn) {
      expect(picture.getAttribute('role')).toBe('img');
      const [title, desc] = picture.getAttribute('aria-labelledby')!.split(' ');
      expect(picture.querySelector(`title[id="${title}"]`)?.textContent).toBe(text[name].title[lang]);
      expect(picture.querySelector(`desc[id="${desc}"]`)?.textContent).toBe(text[name].desc[lang]);
      const said = [...picture.querySelectorAll('text')].map((label) => label.textContent);
      expect(said).toEqual(expect.arrayContaining([...labels[name]]));
    }
  });

  it('has its words in this language only', async () => {
    const other = languages.find((one) => one !== lang)!;
    const plain = (label: string) =>
      typeset(label)
        .map((run) => run.text)
        .join('');
    const html = (await Promise.all(names.map((name) => draw(name, lang)))).join('');
    const said = pictures(html).flatMap((picture) =>
      [...picture.querySelectorAll('text')].map((one) => one.textContent),
    );
    for (const note of [...Object.values(gateNames), ...Object.values(notes), ...['k−2', 'k−1', 'k'].map(termName)]) {
      expect(said).toContain(plain(note[lang]));
      expect(said).not.toContain(plain(note[other]));
    }
  });

  it('writes mathematics without a gap between its runs', async () => {
    for (const name of names) expect(await draw(name, lang)).not.toMatch(/<text[^>]*>\s|<\/tspan>\s/);
  });
});

it('gives every id once when all figures share a page in both languages', async () => {
  const all = await Promise.all(languages.flatMap((lang) => names.map((name) => draw(name, lang))));
  const ids = [...all.join('').matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThanOrEqual(2 * languages.length * names.length);
  expect(new Set(ids).size).toBe(ids.length);
});

it.each(['forget', 'input', 'output'] as const)('puts the %s gate in focus and dims the two others', async (gate) => {
  for (const lang of languages) {
    const [picture] = pictures(await draw(`${gate}-gate`, lang));
    const named = (state: string) =>
      [...picture!.querySelectorAll(`g.${state} text`)].map((label) => label.textContent);
    for (const [other, name] of Object.entries(gateNames)) {
      expect(named(other === gate ? 'bright' : 'dim')).toContain(name[lang]);
      expect(named(other === gate ? 'dim' : 'bright')).not.toContain(name[lang]);
    }
  }
});

it('sets a label in runs: letters italic, names and figures upright, indices lowered', () => {
  expect(typeset('via $W_{rec}c̃_{t−1}$')).toEqual([
    { text: 'via ', style: 'words', level: 0 },
    { text: 'W', style: 'italic', level: 0 },
    { text: 'rec', style: 'upright', level: -1 },
    { text: 'c', style: 'italic', level: 0 },
    { text: '˜', style: 'upright', level: 0, accent: true },
    { text: 't', style: 'italic', level: -1 },
    { text: '−1', style: 'upright', level: -1 },
  ]);
});
