/** The page's language and texts, for every piece of a card. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { formatNumber } from '../../../check/number.ts';
import type { Language } from '../../../proof/words.ts';
import { fill } from '../../text/strings.ts';
import type { CardStrings } from '../strings.ts';

export interface CardTexts {
  readonly lang: Language;
  readonly strings: CardStrings;
  /** TeX as HTML, where the build typesets it. In a browser KaTeX is loaded instead. */
  readonly renderTex?: (tex: string) => string;
}

const Context = createContext<CardTexts | undefined>(undefined);
export const TextsProvider = Context.Provider;

export function useTexts(): CardTexts {
  const texts = useContext(Context);
  if (!texts) throw new Error('a piece of a card stands outside of its card, needed a TextsProvider around it');
  return texts;
}

export const cardNumber = (x: number, digits = 3): string => formatNumber(x, digits);

/** `0.04 s`: two digits below ten seconds. */
export function seconds(ms: number, text: string): string {
  const s = ms / 1000;
  return fill(text, { s: s < 10 ? Number(Math.max(s, 0.001).toPrecision(2)) : Math.round(s) });
}
