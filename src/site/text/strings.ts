/** The site's own texts. A key that one language lacks is a type error here, an empty one fails `strings.test.ts`. */
import type { Language } from '../../proof/words.ts';
import en from './en.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

export type Strings = typeof en;
const all: Record<Language, Strings> = { en, zh };

export const t = (lang: Language): Strings => all[lang];

/** Fills `{name}` in a text. A name that is missing throws. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!(name in values)) throw new Error(`“${text}” needs a value for {${name}}`);
    return String(values[name]);
  });
}

/** What stands between a name and what is said of it. */
export const colon: Readonly<Record<Language, string>> = { en: ': ', zh: '：' };

/** Things said one after another on a line. */
export const listed = (things: readonly string[], lang: Language): string => things.join(lang === 'zh' ? '，' : ', ');

/** What `<html lang>` says. */
export const htmlLang: Record<Language, string> = { en: 'en', zh: 'zh-CN' };
