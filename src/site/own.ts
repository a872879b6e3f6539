/** What the pages say of readers' formulas: targets by name, and the link that opens an equation of the site for a change. */
import { printOwn } from '../address.ts';
import type { Claim } from '../claims/claim.ts';
import { registry } from '../claims/registry.ts';
import { chainsOf } from '../formula/ast.ts';
import { parse } from '../formula/parse.ts';
import { printExpression } from '../formula/print.ts';
import { askedOf as askedOfEntry, type GalleryEntry, gallery } from '../own/gallery.ts';
import { judgeFormula, type OwnReport } from '../own/judge.ts';
import { kinds, readOwn } from '../own/read.ts';
import { type Net, type Target, targets } from '../own/targets.ts';
import type { Language } from '../proof/words.ts';
import type { TryPlace, TryTarget } from './islands/Try.tsx';
import { fill, t } from './text/strings.ts';
import { galleryUrl } from './url.ts';

/** TeX of a left side in a line of text: `∂c_t/∂c_{t−1}`. */
const inText = (tex: string): string =>
  tex
    .replaceAll(
      /\\frac\{\\partial ([^{}]*(?:\{[^{}]*\})?[^{}]*)\}\{\\partial ((?:[^{}]|\{[^{}]*\}|\\mathrm\{[^{}]*\}|\{\\mathrm\{[^{}]*\}\})*)\}/g,
      '∂$1/∂$2',
    )
    .replaceAll(/\\mathrm\{([^{}]*)\}/g, '$1')
    .replaceAll('\\tilde c', 'c̃')
    .replaceAll(/\\[lr]Vert ?/g, '‖')
    .replaceAll('t-1', 't−1')
    .replaceAll(/\{(\w)\}/g, '$1')
    .replaceAll(/_\{(rec|in|out)\}/g, '_$1');

export const targetLabel = (target: Target, lang: Language): string => {
  const { own } = t(lang);
  if (target.tex === undefined) return own.free;
  return target.sign === '=' ? inText(target.tex) : fill(own.bound, { of: inText(target.tex) });
};

const examples: Readonly<Record<string, string>> = {
  'rnn-step': "diag(phi'(z[t])) Wrec",
  'rnn-chain': "prod[t=2..k] (diag(phi'(z[t])) Wrec)",
  'rnn-bound': 'rho^(k-1)',
  'rnn-free': 'c[t] = phi(Wrec c[t-1] + Win x[t])',
  'lstm-step': "diag(c[t-1]*sigma'(zf[t])) Uf diag(o[t-1]*tanh'(c[t-1])) + diag(f[t])",
  'lstm-chain': 'prod[t=2..k] diag(f[t])',
  'lstm-bound': '1',
  'lstm-free': 'h[t] = o[t]*tanh(c[t])',
};
const exampleOf = ({ id }: Target): string =>
  examples[id] ??
  (id.startsWith('lstm-total-')
    ? 'sum[t=1..T] (dE/dzf[t]).T [h[t-1]; x[t]].T'
    : id.includes('-total-')
      ? 'sum[k=1..T] dE[k]/dc[k] d+c[k]/dW'
      : id.includes('-loss')
        ? 'dE[k]/dc[k] d+c[k]/dW'
        : "diag(sigma'(zf[t])) Uf diag(o[t-1]*tanh'(c[t-1]))");

export const tryTargets = (lang: Language): TryTarget[] =>
  targets.map((target) => ({
    id: target.id,
    net: target.net,
    label: targetLabel(target, lang),
    tex: target.tex === undefined ? '' : `${target.tex} ${target.sign}`,
    example: exampleOf(target),
  }));

const rnnChapters: readonly string[] = ['rnn', 'bptt', 'vanishing'];
const links = new Map<string, string>();

/** The query that opens an equation of the site as a formula to change: its first relation that can be read by itself, else all of it. */
export function changeQuery({ id, tex }: Claim): string {
  const known = links.get(id);
  if (known !== undefined) return known;
  const net: Net = rnnChapters.includes(registry.find((row) => row.id === id)?.chapter ?? '') ? 'rnn' : 'lstm';
  const choices = net === 'rnn' ? ({ state: 'c' } as const) : ({ C: 'term' } as const);
  const query = printOwn(askedOf(net, tex) ?? { target: `${net}-free`, formula: tex, choices, seed: 1 });
  links.set(id, query);
  return query;

  function askedOf(net: Net, tex: string) {
    for (const relation of relationsOf(net, tex))
      for (const target of [
        ...targets.filter((one) => one.net === net && one.tex === relation.left),
        ...targets.filter(({ id }) => id === `${net}-free`),
      ]) {
        const formula =
          target.tex === undefined ? `${relation.left} ${relation.sign} ${relation.right}` : relation.right;
        const asked = { target: target.id, formula, choices: { ...choices, T: 'power' as const }, seed: 1 };
        if (readOwn(asked).read.is === 'typed') return asked;
      }
    return undefined;
  }
}

const SIGNS: Readonly<Record<string, string>> = { '=': '=', le: '\\le', ge: '\\ge', '<': '<', '>': '>' };

/** The relations of a display, each by itself, in the form in which targets are written. */
function relationsOf(net: Net, tex: string): { left: string; sign: string; right: string }[] {
  const { scope } = kinds[net];
  try {
    return chainsOf(parse(tex, scope)).flatMap(({ sides, signs }) =>
      signs.flatMap((sign, k) => {
        if (!SIGNS[sign]) return [];
        const left = targets.find(
          (one) => one.net === net && one.tex !== undefined && printed(net, one.tex) === printExpression(sides[k]),
        )?.tex;
        return [{ left: left ?? printExpression(sides[k]), sign: SIGNS[sign], right: printExpression(sides[k + 1]) }];
      }),
    );
  } catch {
    // Names of its own, or words: it is opened as it is.
    return [];
  }
}

const printed = (net: Net, tex: string): string => printExpression(chainsOf(parse(tex, kinds[net].scope))[0].sides[0]);

/** Whether a formula of the gallery was compared with its source, and when. */
export function seenText({ seen }: GalleryEntry, lang: Language): string {
  const said = t(lang).gallery.seen;
  return seen ? fill(said[seen.as], { day: seen.on }) : said.not;
}

/** The language of a source's name. */
export const sourceLanguage = ({ source }: GalleryEntry): Language => (/\p{Script=Han}/u.test(source) ? 'zh' : 'en');

/** Where the formulas of the gallery stand, for a page on which one of them is opened. */
export const tryPlaces = (lang: Language): TryPlace[] =>
  gallery.map((entry) => ({
    target: entry.target,
    formula: entry.tex,
    source: entry.source,
    sourceLang: sourceLanguage(entry),
    href: `${galleryUrl(lang)}#${entry.id}`,
    seen: seenText(entry, lang),
  }));

const reports = new Map<string, OwnReport>();

/** What the build finds of a formula of the gallery, once for both languages. */
export function reportOf(entry: GalleryEntry): OwnReport {
  const report = reports.get(entry.id) ?? judgeFormula(askedOfEntry(entry), () => {});
  reports.set(entry.id, report);
  return report;
}
