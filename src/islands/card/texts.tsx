/** The page's language and texts, for every piece of a card. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { count, fill } from '../../i18n/t.ts';
import type { Language } from '../../proof/words.ts';
import type { PartReport } from '../../runner/report.ts';
import { formatNumber } from '../../site/number.ts';
import type { CardStrings } from '../props.ts';

export interface Texts {
  readonly lang: Language;
  readonly strings: CardStrings;
}

const Context = createContext<Texts | undefined>(undefined);
export const TextsProvider = Context.Provider;

export function useTexts(): Texts {
  const texts = useContext(Context);
  if (!texts) throw new Error('a piece of a card stands outside of its card, needed a TextsProvider around it');
  return texts;
}

export const number = (x: number, digits = 3): string => formatNumber(x, digits);

export const percent = (x: number): string => `${Math.round(100 * x)} %`;

/** `100 networks`, `32 boxes`, `30 trials`. */
export function checkedWords({ kind, checked }: Pick<PartReport, 'kind' | 'checked'>, strings: CardStrings): string {
  const forms = strings.count;
  return count(kind === 'certificate' ? forms.boxes : kind === 'experiment' ? forms.trials : forms.networks, checked);
}

/** `0.04 s`: two digits below ten seconds. */
export function seconds(ms: number, strings: CardStrings): string {
  const s = ms / 1000;
  return fill(strings.card.seconds, { s: s < 10 ? Number(Math.max(s, 0.001).toPrecision(2)) : Math.round(s) });
}

/** `units 3, steps 7`, in the page's language where the size has a name there. */
export function sizeWords(size: Readonly<Record<string, number>>, { lang, strings }: Texts): string {
  const pairs = Object.entries(size).map(([name, n]) => `${sizeName(name, strings)} ${n}`);
  return pairs.join(lang === 'zh' ? '，' : ', ');
}

export const sizeName = (name: string, strings: CardStrings): string =>
  (strings.size as Readonly<Record<string, string>>)[name] ?? name;
