/** The page's language and texts, for every piece of a card. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PartReport } from '../../../check/report.ts';
import type { Language } from '../../../proof/words.ts';
import { formatNumber } from '../../text/number.ts';
import { count, fill } from '../../text/strings.ts';
import type { CardStrings } from '../strings.ts';

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

/** `100 networks`, `32 boxes`, `120 trials on record, 2 made again`. */
export function checkedWords(part: Pick<PartReport, 'kind' | 'checked' | 'replays'>, strings: CardStrings): string {
  const { count: forms, card } = strings;
  if (part.kind === 'certificate') return count(forms.boxes, part.checked);
  if (part.kind !== 'experiment') return count(forms.networks, part.checked);
  return fill(card.recorded, { trials: count(forms.trials, part.checked), n: part.replays?.length ?? 0 });
}

/** `0.04 s`: two digits below ten seconds. */
export function seconds(ms: number, text: string): string {
  const s = ms / 1000;
  return fill(text, { s: s < 10 ? Number(Math.max(s, 0.001).toPrecision(2)) : Math.round(s) });
}
