/** Which relations of a claim's displayed formulas are evaluated from their TeX, and why the others are not. */
import { type ChainNode, chainsOf } from '../formula/ast.ts';
import { FormulaError, underlined } from '../formula/error.ts';
import type { NetworkLetters } from '../formula/letters.ts';
import { type Lexicon, lexicon, type SymbolKind } from '../formula/lexicon.ts';
import { lstmScope } from '../formula/lstm-scope.ts';
import { parse } from '../formula/parse.ts';
import { gruScope, linearScope, residualScope } from '../formula/recurrence-scope.ts';
import { rnnScope } from '../formula/rnn-scope.ts';
import type { Scope } from '../formula/scope.ts';
import type { Reads } from '../proof/part.ts';
import { type Words, words } from '../proof/words.ts';
import { type Claim, type DisplayName, displayNames, unreadReasons } from './claim.ts';

/** Names that only single claims use. */
const asValues = (keys: readonly string[]): Record<string, SymbolKind> =>
  Object.fromEntries(keys.map((key): [string, SymbolKind] => [key, 'value']));

const further: Readonly<Record<string, SymbolKind>> = {
  ...asValues([
    'alpha',
    'a',
    'b',
    'b^*',
    'g',
    '^g',
    'q',
    'r',
    'w',
    'theta',
    'varepsilon',
    'S',
    'B',
    'Delta',
    'H',
    'eta',
    'beta',
    'S^varepsilon',
    'E^varepsilon',
    'y^varepsilon',
  ]),
  p: 'function',
};
const known = (scope: Scope) =>
  Object.fromEntries(scope.keys().map((key) => [key, scope.kindOf(key) ?? 'value'] as const));

/** In the chapters on the RNN F is a function of the learning rate, in the others a block of the step Jacobian. */
const rnnNames = lexicon({ ...further, ...known(rnnScope), F: 'function' });
const lstmNames = lexicon({ ...known(rnnScope), ...known(lstmScope), ...further });

/** Chapter 9 speaks of every network. */
const practiceNames = {
  ...known(rnnScope),
  ...known(lstmScope),
  ...known(residualScope),
  ...known(linearScope),
  ...known(gruScope),
  ...further,
  ...asValues(['kappa', 'b_ih', 'b_hh', '-g']),
  K: 'index',
} satisfies Record<string, SymbolKind>;

const rnnChapters: ReadonlySet<string> = new Set(['rnn', 'bptt', 'vanishing']);

export interface Display {
  readonly name: DisplayName;
  readonly tex: string;
  /** Number of relation signs, and of those whose two sides some part evaluates. */
  readonly relations: number;
  readonly read: number;
}

type Displayed = Pick<Claim, 'chapter' | 'tex' | 'proves' | 'printed' | 'condition' | 'unread'>;

const namesOf = (chapter: Claim['chapter'], rnn: Lexicon, lstm: Lexicon, practice: Lexicon) =>
  rnnChapters.has(chapter) ? rnn : chapter === 'practice' ? practice : lstm;
const practiceDisplays = lexicon(practiceNames);
const parsed = (chapter: Claim['chapter'], tex: string) =>
  parse(tex, namesOf(chapter, rnnNames, lstmNames, practiceDisplays));
const chainsIn = (chapter: Claim['chapter'], tex: string) => chainsOf(parsed(chapter, tex));

/** The relations that a claim supposes: those from which a ⇒ draws its conclusion, and the whole condition. */
export function supposedBy({ chapter, tex, condition, unread }: Displayed): Reads[] {
  if (unread?.tex === 'experiment') return [];
  const relations = (source: string, isSupposed: (chain: ChainNode) => boolean) =>
    chainsIn(chapter, source).flatMap((chain, c) =>
      isSupposed(chain) ? chain.signs.map((_, sign): Reads => ({ tex: source, chain: c, sign })) : [],
    );
  const { statements } = parsed(chapter, tex);
  const starts = statements.flatMap(({ clauses, connectives }) =>
    clauses.flatMap((items, c) => (connectives[c] === 'Rightarrow' ? items.map(({ from }) => from) : [])),
  );
  return [
    ...relations(tex, ({ from }) => starts.includes(from)),
    ...(condition ? relations(condition.tex, () => true) : []),
  ];
}

/** Names that only texts use: numbers and vectors that a sentence introduces. */
const inTexts: readonly string[] = ['u', 'v', 'Q', 'xi', 'N'];
const rnnTexts = lexicon({ ...further, ...known(rnnScope), ...asValues(inTexts), F: 'function' });
const practiceTexts = lexicon({ ...practiceNames, ...asValues(inTexts) });
const lstmTexts = lexicon({ ...known(rnnScope), ...known(lstmScope), ...further, ...asValues(inTexts) });

/** The names that formulas within the texts of a chapter may have. */
export const textNames = (chapter: Claim['chapter']): Lexicon => namesOf(chapter, rnnTexts, lstmTexts, practiceTexts);

/** Why a formula within a text cannot be read; undefined where it can. */
export function unreadable(chapter: Claim['chapter'], tex: string): string | undefined {
  try {
    parse(tex, textNames(chapter));
    return undefined;
  } catch (error) {
    if (error instanceof FormulaError) return error.message;
    throw error;
  }
}

/** A relation in the TeX that is displayed, its two sides underlined, or the one that is evaluated alone. */
export function underlinedRelation({ chapter }: Pick<Claim, 'chapter'>, { tex, chain, sign, side }: Reads): string {
  const { sides } = chainsIn(chapter, tex)[chain];
  return underlined(tex, { from: sides[side ?? sign].from, to: sides[side ?? sign + 1].to });
}

/** The displays of a claim. @throws FormulaError for TeX that cannot be read */
export function displaysOf({ chapter, tex, proves, printed, condition, unread = {} }: Displayed): Display[] {
  const parts = [...proves, ...(printed?.refutes ? [printed.refutes] : []), ...(condition ? [condition.without] : [])];
  const reads = new Set(
    parts.flatMap((part) => ('reads' in part && part.reads ? part.reads : [])).map((one) => JSON.stringify(one)),
  );
  const texts: Record<DisplayName, string | undefined> = { tex, printed: printed?.tex, condition: condition?.tex };
  return displayNames.flatMap((name) => {
    const source = texts[name];
    if (source === undefined) return [];
    // Words about trainings are set as TeX, but state no relation of a drawn network.
    if (unread[name] === 'experiment') return [{ name, tex: source, relations: 0, read: 0 }];
    const signs = chainsIn(chapter, source).flatMap((chain, c) =>
      chain.signs.map((_, sign) => JSON.stringify({ tex: source, chain: c, sign })),
    );
    return [{ name, tex: source, relations: signs.length, read: signs.filter((one) => reads.has(one)).length }];
  });
}

/** `3 of 4 relations are evaluated from the TeX that is shown`, and why the others are not. */
export function evaluatedWords(claim: Displayed): Words {
  const displays = displaysOf(claim);
  const sum = (of: (display: Display) => number) => displays.reduce((total, display) => total + of(display), 0);
  const [all, read] = [sum(({ relations }) => relations), sum((display) => display.read)];
  const open = displays.filter((display) => display.read < display.relations || display.relations === 0);
  const reasons = [...new Set(open.map(({ name }) => claim.unread?.[name] ?? 'byHand'))].map((id) => unreadReasons[id]);
  const why = (lang: 'en' | 'zh', joint: string) => reasons.map((reason) => `${joint}${reason[lang]}`).join('');
  if (all === 0) return words('It shows no relation that could be evaluated.', '这里没有可以直接计算的关系式。');
  return words(
    `${read} of ${all} relations shown are evaluated from their TeX${why('en', '; ')}.`,
    `显示的 ${all} 个关系式中，有 ${read} 个由其 TeX 直接计算${why('zh', '；')}。`,
  );
}

/** What a chapter's letters stand for. */
export const networkLetters = (chapter: Claim['chapter']): NetworkLetters =>
  rnnChapters.has(chapter) ? 'rnn' : 'lstm';

/** Claims of the later chapters that speak of the RNN, and one that speaks of both. */
const otherNetwork: Readonly<Record<string, NetworkLetters | undefined>> = {
  'orthogonal-recurrence': 'rnn',
  'gradient-clipping': 'rnn',
  'likely-survival': undefined,
  'truncated-bptt': 'rnn',
  'value-clipping': 'rnn',
};
export const networkOfClaim = ({ id, chapter }: Pick<Claim, 'id' | 'chapter'>): NetworkLetters | undefined =>
  Object.hasOwn(otherNetwork, id) ? otherNetwork[id] : networkLetters(chapter);
