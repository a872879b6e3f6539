import { expect, test } from 'vitest';
import { articleRowsOf, sourceOf } from '../claims/article.ts';
import { claims } from '../claims/index.ts';
import { basisCounts, placeWords, quotedBy } from './sources.ts';

test('the bases make up all images, and what both notes quote is in each', () => {
  const { text, quoted, inferred, all } = basisCounts();
  expect(all).toBe(46);
  expect(text + quoted + inferred).toBe(all);
  expect(quotedBy('zyksir2020') + quotedBy('further') - quotedBy('zyksir2020', 'further')).toBe(quoted);
});

test('a claim says its place and basis in both languages', () => {
  const [row] = articleRowsOf('rnn-step-jacobian');
  expect(placeWords(row)).toEqual({
    en: 'Image 6 of the article, as quoted in notes: under “Backpropagation through time (BPTT) in RNNs”, after the new state.',
    zh: '原文的图 6，依据笔记所引：在“RNN 的随时间反向传播”一节，新的状态之后。',
  });
  for (const { id } of claims.filter(({ printed }) => printed)) {
    const source = sourceOf(id);
    expect(source && placeWords(source).en, id).toMatch(/^(Image \d+ of the article|In the article’s words)/);
  }
});
