/** The words of an explorer's controls, and what is wrong with a value. */

import { formatNumber, grouped } from '../../../check/number.ts';
import type { NumberParameter, Parameter } from '../../../explorers/explorer.ts';
import { isNumber } from '../../../explorers/values.ts';
import type { Language } from '../../../proof/words.ts';
import type en from '../../text/en.json';
import { fill } from '../../text/strings.ts';

export type ExplorerStrings = (typeof en)['explorer'];

export interface ExplorerTexts {
  readonly lang: Language;
  readonly strings: ExplorerStrings;
}

export const explorerNumber = (x: number): string => formatNumber(x);

const limits = ({ low, high }: NumberParameter) => ({ low: explorerNumber(low), high: grouped(high) });

/** “x” cannot be used, as typed into the field of a number. */
export const fieldProblem = (parameter: NumberParameter, value: string, { strings }: ExplorerTexts): string =>
  fill(parameter.step % 1 === 0 ? strings.needWhole : strings.needNumber, { value, ...limits(parameter) });

/** What the address should have said. */
export function neededWords(parameter: Parameter | undefined, { strings }: ExplorerTexts): string {
  if (!parameter) return strings.needKnown;
  const need = isNumber(parameter)
    ? fill(parameter.step % 1 === 0 ? strings.needWholeFrom : strings.needFrom, limits(parameter))
    : fill(strings.needOption, { options: Object.keys(parameter.options).join(', ') });
  return need;
}
