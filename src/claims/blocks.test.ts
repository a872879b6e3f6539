import { expect, test } from 'vitest';
import { compare, refutes } from '../check/compare.ts';
import { measure } from '../check/measure.ts';
import type { RnnCase } from '../engine/networks/draw.ts';
import type { LstmCase } from '../engine/networks/draw-lstm.ts';
import { identity, only, route } from '../proof/make.ts';
import { fourTerms, lstmMatrices, rnnMatrices, smallestBlockTooLarge } from './blocks.ts';
import { equal, words } from './vocabulary.ts';

test('the blocks of an RNN are columns of W, and W_out behind it', () => {
  const blockOf = rnnMatrices({ n: 2, m: 1, W: new Float64Array(6) } as RnnCase);
  const [rec, enters, out] = ['W_rec', 'W_in', 'W_out'];
  expect([0, 1, 2, 3, 4, 5, 6].map(blockOf)).toEqual([rec, rec, enters, rec, rec, enters, out]);
});

test('the blocks of an LSTM follow the order of flatten', () => {
  const blockOf = lstmMatrices({ n: 1, m: 1 } as LstmCase);
  expect(Array.from({ length: 12 }, (_, i) => blockOf(i)).join(' ')).toBe(
    'U_f V_f U_i V_i U_c V_c U_o V_o b_f b_i b_c b_o',
  );
});

test('the blocks of the four terms are n × n each', () => {
  const blockOf = fourTerms({ n: 2 } as LstmCase);
  expect([0, 3, 4, 8, 15].map(blockOf).join('')).toBe('AABCD');
});

test('a mistake in the smallest block is refuted only if blocks are told apart', () => {
  const blocks = () => (i: number) => (i < 2 ? 'large' : i < 3 ? 'small' : 'zero');
  const truth = () => [1, -2, 1e-6, 0];
  const part = identity({
    name: words('one', '一'),
    draw: only(null),
    left: [route('one', '一', truth)],
    right: smallestBlockTooLarge(truth, blocks).right ?? truth,
    relation: equal({ relative: 1e-10 }),
    controls: [],
  });
  const drawn = { given: null, size: {}, index: 0 };
  expect(refutes(compare(part, measure(part, drawn)))).toBe(false);
  expect(refutes(compare({ ...part, blocks }, measure(part, drawn)))).toBe(true);
});
