/** The numbers of a case by the names of the notation, one by one, and only those that are not zero. */
import type { Example } from '../../check/report.ts';
import { givenTex, ownNumbers } from './size.ts';

interface ShownValue {
  /** Its name as TeX, and as plain text for where none is set. */
  readonly tex: string;
  readonly plain: string;
  readonly value: number | string;
}

type Given = NonNullable<Example['given']>;

/** An entry of a matrix: of a network of one unit with one input, a number. */
function entry(letter: string, index: string, i: number, j: number, single: boolean): ShownValue['tex'] {
  const name = index.length > 1 ? `\\mathrm{${index}}` : index;
  return single ? `${letter.toLowerCase()}_{${name}}` : `(${letter}_{${name}})_{${i + 1}${j + 1}}`;
}

/** Row-major weights [recurrent, input] of a network: `W` of an RNN, `W_f` … of an LSTM. */
function weights(name: string, list: readonly number[], n: number, m: number): ShownValue[] {
  const gate = /^W_(\w)$/.exec(name)?.[1];
  return list.map((value, at) => {
    const [i, j] = [Math.floor(at / (n + m)), at % (n + m)];
    const recurrent = j < n;
    const [letter, index] = gate ? [recurrent ? 'U' : 'V', gate] : ['W', recurrent ? 'rec' : 'in'];
    const tex = entry(letter, index, i, recurrent ? j : j - n, (recurrent ? n : n * m) === 1);
    return { tex, plain: plainOf(tex), value };
  });
}

const plainOf = (tex: string): string => tex.replace(/\\mathrm|\\var|[\\{}]/g, '');

function named(name: string, value: number | string | readonly number[], given: Given): ShownValue[] {
  const [n, m] = [given.n, given.m];
  if (typeof value !== 'object') return [{ tex: givenTex(name), plain: name, value }];
  if (typeof n === 'number' && typeof m === 'number') {
    if (/^W(_\w)?$/.test(name) && value.length === n * (n + m)) return weights(name, value, n, m);
    if (name === 'Wout')
      return value.map((v, at) => {
        const tex = entry('W', 'out', Math.floor(at / n), at % n, value.length === 1);
        return { tex, plain: plainOf(tex), value: v };
      });
    const over = typeof given.T === 'number' ? given.T : 1;
    if (/^[xy]$/.test(name) && given.T !== undefined) {
      const size = value.length / over;
      return value.map((v, at) => {
        const tex =
          size === 1 ? `${name}_{${at + 1}}` : `(${name}_{${Math.floor(at / size) + 1}})_{${(at % size) + 1}}`;
        return { tex, plain: plainOf(tex), value: v };
      });
    }
  }
  const tex = givenTex(name);
  return value.map((v, at) => {
    const each = value.length === 1 ? tex : `(${tex})_{${at + 1}}`;
    return { tex: each, plain: plainOf(each), value: v };
  });
}

/** What is not zero, and whether anything was. */
export function nonZero(example: Pick<Example, 'given'>): {
  readonly shown: readonly ShownValue[];
  readonly zeros: boolean;
} {
  const all = ownNumbers(example).flatMap(([name, value]) => named(name, value, example.given ?? {}));
  const shown = all.filter(({ value }) => value !== 0);
  return { shown, zeros: shown.length < all.length };
}
