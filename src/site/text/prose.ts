/** What the chapters print, for tests that compute it again: numbers as the text sets them, and where they must stand. */
import { readdirSync, readFileSync } from 'node:fs';
import { languages } from '../../proof/words.ts';

/** `0.0279` for 4 decimals; with the minus of TeX, or in a table the typographic one. */
export const decimal = (value: number, decimals: number): string => value.toFixed(decimals);
export const inTable = (value: number, decimals: number): string => decimal(value, decimals).replace('-', '−');

/** `3 \times 10^{-8}`; a leading 1 is left out: `10^{-8}`. */
export function power10(value: number, digits = 1): string {
  const [factor, exponent] = value.toExponential(digits - 1).split('e');
  const power = `10^{${Number(exponent)}}`;
  return factor === '1' ? power : `${factor} \\times ${power}`;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The languages in which chapter `number` does not print one of these texts, with the text: empty where all is well. */
export function missing(number: number, texts: readonly string[]): string[] {
  return languages.flatMap((lang) => {
    const name = readdirSync(`content/${lang}`).find((file) => file.startsWith(`0${number}-`));
    const source = readFileSync(`content/${lang}/${name}`, 'utf8');
    // Not as a part of a longer number.
    const stands = (text: string) => new RegExp(`(?<![\\d.])${escaped(text)}(?![\\d]|\\.\\d)`).test(source);
    return texts.filter((text) => !stands(text)).map((text) => `${lang}/${name} does not print ${text}`);
  });
}
