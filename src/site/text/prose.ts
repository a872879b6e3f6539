/** What the chapters print, for tests that compute it again: numbers as the text sets them, and where they must stand. */
import { readdirSync, readFileSync } from 'node:fs';
import { chapterNetwork } from '../../claims/rnn/chapter-network.ts';
import type { RnnCase } from '../../engine/networks/draw.ts';
import { type LstmCase, perGate } from '../../engine/networks/draw-lstm.ts';
import { smallCell } from '../../explorers/networks.ts';
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

/** The small network of chapter 1 over T steps, with changes. */
export const smallRnn = (T: number, given: Partial<RnnCase> = {}): RnnCase => ({ ...chapterNetwork(T), ...given });

/** The small cell of chapter 4 with the target 0.5, over T steps, with one recurrent weight for all four layers. */
export const smallLstm = (T: number, u = 1, b: Partial<Record<'f' | 'o', number>> = {}): LstmCase => {
  const g = { ...smallCell(T, 1), y: new Float64Array(T).fill(0.5) };
  const biases = { ...g.b, ...Object.fromEntries(Object.entries(b).map(([gate, v]) => [gate, Float64Array.of(v)])) };
  return { ...g, W: perGate((gate) => g.W[gate].with(0, u)), b: biases };
};
