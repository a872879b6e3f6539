/**
 * The grammar of the site's query strings; no other file reads or writes them.
 *
 *   run=ID & seed=N & cases=N & SIZE=N …              a run of a claim, with the sizes that the claim draws
 *          & verdict=V & digest=H & release=R         its result for the sender
 *   EXPLORER.PARAMETER=VALUE …                        the values of an explorer: all of them or none
 *   try=TARGET & formula=TEXT & seed=N                a formula of a reader's own, and what it is to equal
 *          & state=S & weights=W & C=C & T=T         how its notation is meant
 *          & digest=H & release=R                     its result for the sender
 *   view=single | parallel                            the reading mode, which pages with only one pass on
 *   notation=article | d2l | nndl                     whose letters the formulas have
 *   lang=en | zh                                      the language, in a frame
 *
 * Parsing never throws: unusable parts are left out and reported as problems; for a formula of a reader's own they are only left
 * out. Printing keeps the parts of others. What a sentence or an input method left at a value is taken off, and parameters that
 * other sites add to follow a reader are ignored.
 */
import { type Limits, limits, parseWhole, type RunOptions } from './check/options.ts';
import { type Earned, earnedVerdicts, type Report } from './check/report.ts';
import type { Parameters, Values } from './explorers/explorer.ts';
import { initialValues, parseValue } from './explorers/values.ts';
import { type Notation, notations } from './formula/notations.ts';
import { type Asked, type ChoiceName, choiceValues } from './own/choices.ts';
import { type Language, languages } from './proof/words.ts';

/** A part of the query that cannot be used, as written. */
export interface AddressProblem {
  readonly name: string;
  readonly text: string;
  /** The limits, where a whole number was needed. */
  readonly needed?: Limits;
}

/** Plain letters and figures for full-width ones, without blanks and the marks of a sentence at the end. */
export const trimmed = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s.,;:!?'"“”‘’)\]}>。、」』】》…]+$/u, '')
    .trim();

/** What was typed as a tag, in the letters of tags: Crockford's base 32 reads I and L as 1, O as 0. */
export const tagLike = (text: string): string => text.toUpperCase().replaceAll(/[IL]/g, '1').replaceAll('O', '0');
export const isTag = (text: string): boolean => /^[0-9A-HJKMNP-TV-Z]{4}$/.test(text);

/** Parameters by which campaigns, mailings and messengers follow a reader. */
const tracker =
  /^(utm_\w+|[a-z]{1,3}clid|mc_[ce]id|_hs\w+|_ga|_gl|igshid?|si|spm|scm|from|isappinstalled|share_\w+|ref(errer|_src|_url)?)$/i;

/** The parameters of a query, without those of trackers. */
const readQuery = (query: string): URLSearchParams =>
  new URLSearchParams([...new URLSearchParams(query)].filter(([name]) => !tracker.test(name)));

const printed = (query: URLSearchParams): string => (query.size > 0 ? `?${query}` : '');

/** The result that the sender of a link saw. */
export interface PromisedResult {
  readonly digest: string;
  readonly earned?: Earned;
  /** The release of the site that computed it. */
  readonly release?: string;
}

export interface AskedRun {
  readonly options: RunOptions;
  /** Also undefined if a number of the run cannot be used, since the run is then not the sender's. */
  readonly promised?: PromisedResult;
  readonly problems: readonly AddressProblem[];
}

/** Parameters that belong to no run: explorers' values, which have a dot in their name, the reading mode and the letters. */
const isOthers = (name: string): boolean => name.includes('.') || name === 'view' || name === 'notation';

/** The claim whose run is asked for. */
export const parseClaim = (query: string): string | undefined =>
  trimmed(readQuery(query).get('run') ?? '') || undefined;

/**
 * The run asked of this claim; undefined if the query names another claim or none. Missing options are taken from `fallback`.
 */
export function parseRun(
  query: string,
  claim: string,
  fallback: RunOptions,
  sizes: Readonly<Record<string, Limits>>,
): AskedRun | undefined {
  const asked = readQuery(query);
  if (parseClaim(query) !== claim) return undefined;
  const ranges: Readonly<Record<string, Limits>> = { seed: limits.seed, cases: limits.cases, ...sizes };
  const numbers: Record<string, number> = {};
  const problems: AddressProblem[] = [];
  for (const [name, given] of asked) {
    const text = trimmed(given);
    if (isOthers(name) || ['run', 'verdict', 'digest', 'release'].includes(name)) continue;
    if (!Object.hasOwn(ranges, name)) {
      problems.push({ name, text: given });
      continue;
    }
    try {
      numbers[name] = parseWhole(name, text, ranges[name]);
    } catch {
      problems.push({ name, text: given, needed: ranges[name] });
    }
  }
  const isSenders = problems.every(({ needed }) => !needed);
  const told = (name: string, works: (text: string) => boolean): string | undefined => {
    const given = asked.get(name);
    const text = trimmed(given ?? '');
    if (given === null || works(text)) return text || undefined;
    problems.push({ name, text: given });
    return undefined;
  };
  const digest = told('digest', (text) => /^[0-9a-f]{16}$/.test(text));
  const verdict = told('verdict', (text) => earnedVerdicts.some((one) => one === text)) as Earned | undefined;
  const release = told('release', (text) => /^\d+\.\d+\.\d+[\w.+-]{0,30}$/.test(text));
  const { seed = fallback.seed, cases = fallback.cases, ...fixed } = numbers;
  const options = { seed, cases, sizes: { ...fallback.sizes, ...fixed } };
  if (!digest || !isSenders) return { options, problems };
  return { options, problems, promised: { digest, ...(verdict && { earned: verdict }), ...(release && { release }) } };
}

/** The query of a link to this run, with its result. */
export function printRun(
  { claim, seed, cases, sizes, digest, earned }: Report,
  release: string,
  query: string,
): string {
  const own = Object.entries({ run: claim, seed, cases, ...sizes, verdict: earned, digest, release });
  const others = [...readQuery(query)].filter(([name]) => isOthers(name));
  return printed(new URLSearchParams([...own.map(([name, value]) => [name, String(value)]), ...others]));
}

export interface AskedValues {
  /** The initial value wherever the query has none that can be used. */
  readonly values: Values;
  /** Whether the query mentions this explorer. */
  readonly asked: boolean;
  /** `name` is the parameter's, known or not. */
  readonly problems: readonly AddressProblem[];
}

/** The values that a query such as `?lag.rho=0.9` asks of the explorer `id`. */
export function parseValues(id: string, parameters: Parameters, query: string): AskedValues {
  const values: Record<string, string | number> = { ...initialValues(parameters) };
  const problems: AddressProblem[] = [];
  let asked = false;
  for (const [key, given] of readQuery(query)) {
    const text = trimmed(given);
    if (!key.startsWith(`${id}.`)) continue;
    asked = true;
    const name = key.slice(id.length + 1);
    const value = Object.hasOwn(parameters, name) ? parseValue(parameters[name], text) : undefined;
    if (value === undefined) problems.push({ name, text: given });
    else values[name] = value;
  }
  return { values, asked, problems };
}

/** The query with these values, or without any if all are initial. */
export function printValues(id: string, parameters: Parameters, values: Values, query: string): string {
  const pairs = readQuery(query);
  for (const key of [...pairs.keys()]) if (key.startsWith(`${id}.`)) pairs.delete(key);
  const moved = Object.entries(parameters).some(([name, { initial }]) => values[name] !== initial);
  if (moved) for (const name of Object.keys(parameters)) pairs.set(`${id}.${name}`, String(values[name]));
  return printed(pairs);
}

/** The reading modes of a chapter. */
export const views = ['single', 'parallel'] as const;
export type View = (typeof views)[number];

/** The value of a parameter that takes one of a few names. */
type AskedName<Name> = { readonly asked?: Name; readonly problem?: AddressProblem };

function parseName<Name>(name: string, query: string, find: (text: string) => Name | undefined): AskedName<Name> {
  const given = readQuery(query).get(name);
  if (given === null) return {};
  const text = trimmed(given);
  const asked = find(text);
  return asked ? { asked } : { problem: { name, text: given } };
}

export const parseNotation = (query: string) =>
  parseName('notation', query, (text) => notations.find((notation) => notation === text.toLowerCase()));

/** The query with these letters; the article's need none. */
export function printNotation(notation: Notation, query: string): string {
  const pairs = readQuery(query);
  if (notation === 'article') pairs.delete('notation');
  else pairs.set('notation', notation);
  return printed(pairs);
}

export const parseView = (query: string) => parseName('view', query, (text) => views.find((view) => view === text));

/** The query with this reading mode, or without one if undefined. */
export function printView(view: View | undefined, query: string): string {
  const pairs = readQuery(query);
  if (view) pairs.set('view', view);
  else pairs.delete('view');
  return printed(pairs);
}

/** `zh-CN` means `zh`. */
export const parseLanguage = (query: string) =>
  parseName('lang', query, (text) => languages.find((lang) => lang === text.toLowerCase().split(/[-_]/)[0]));

export const printLanguage = (lang: Language): string => printed(new URLSearchParams({ lang }));

interface AskedOwn {
  readonly asked: Asked;
  readonly promised?: Pick<PromisedResult, 'digest' | 'release'>;
}

/** Whether two questions are one: the same formula, target and seed, read with the same notation. */
export const isSameAsked = (a: Asked, b: Asked): boolean =>
  a.formula === b.formula &&
  a.target === b.target &&
  a.seed === b.seed &&
  (Object.keys(choiceValues) as ChoiceName[]).every((name) => a.choices[name] === b.choices[name]);

/**
 * The formula that a link brings along; undefined if it brings none. What cannot be used is left out, and the sender’s result with
 * it, since it belongs to another question.
 */
export function parseOwn(query: string, isTarget: (id: string) => boolean): AskedOwn | undefined {
  const pairs = new URLSearchParams(query);
  const given = (name: string) => trimmed(pairs.get(name) ?? '');
  const target = given('try');
  if (!isTarget(target)) return undefined;
  let isSenders = true;
  let seed = 1;
  try {
    seed = parseWhole('seed', given('seed') || '1', limits.seed);
  } catch {
    // The first seed stands for one that cannot be used.
    isSenders = false;
  }
  const choices = Object.fromEntries(
    Object.entries(choiceValues).flatMap(([name, values]) => {
      const value = values.find((one) => one === given(name));
      if (!value && given(name) !== '') isSenders = false;
      return value ? [[name as ChoiceName, value]] : [];
    }),
  );
  const digest = given('digest');
  const release = given('release');
  return {
    asked: { target, formula: pairs.get('formula') ?? '', choices, seed },
    ...(isSenders &&
      /^[0-9a-f]{16}$/.test(digest) && {
        promised: { digest, ...(/^\d+\.\d+\.\d+[\w.+-]{0,30}$/.test(release) && { release }) },
      }),
  };
}

/** The query of a link to a formula; with its result, if it has been checked. */
export function printOwn(
  { target, formula, choices, seed }: Asked,
  result?: { digest: string; release: string },
): string {
  const pairs = { try: target, formula, seed: String(seed), ...choices, ...result };
  return printed(new URLSearchParams(pairs));
}
