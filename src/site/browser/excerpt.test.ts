import { expect, test } from 'vitest';
import { markedPieces, ranked } from './excerpt.ts';

test('a phrase that stands as it was typed is marked whole, in Chinese too', () => {
  expect(markedPieces('<mark>随时</mark>间<mark>反向</mark><mark>传播</mark>。每一步', '随时间反向传播')).toEqual([
    { text: '随时间反向传播', marked: true },
    { text: '。每一步', marked: false },
  ]);
  expect(markedPieces('The <mark>Forget</mark> <mark>gate</mark> reads &lt;b&gt;', 'forget gate')).toEqual([
    { text: 'The ', marked: false },
    { text: 'Forget gate', marked: true },
    { text: ' reads <b>', marked: false },
  ]);
});

test('else the words are, those side by side as one', () => {
  expect(markedPieces('各<mark>雅</mark>\u200b<mark>可比</mark>，<mark>矩阵</mark>', '雅可比矩阵')).toEqual([
    { text: '各', marked: false },
    { text: '雅可比', marked: true },
    { text: '，', marked: false },
    { text: '矩阵', marked: true },
  ]);
  expect(markedPieces('', 'x')).toEqual([]);
  expect(markedPieces('a', '')).toEqual([{ text: 'a', marked: false }]);
});

test('the name of an equation comes first, then a title, then what comes to the phrase soonest; the rest keeps its order', () => {
  const find = (title: string, content: string, name = '', id = '') => ({ meta: { title, name, id }, content });
  const all = [
    find('no gate', 'gate'),
    find('later', 'Here is the forget gate'),
    find('Cell state · CFY0', 'Cell state, Equation 4.5. CFY0. The Forget\u200b gate'),
    find('Forget gate derivative · 2QKV', 'Equation', 'Forget gate derivative', 'forget-gate-derivative'),
    find('forgets', 'forgets, gates'),
    find('Forget gate · AM2Q', 'Equation', 'Forget gate', 'forget-gate'),
  ];
  expect(ranked(all, 'forget gate').map(({ meta }) => meta.title)).toEqual([
    'Forget gate · AM2Q',
    'Forget gate derivative · 2QKV',
    'Cell state · CFY0',
    'later',
    'no gate',
    'forgets',
  ]);
  const chinese = [find('', '输入门'), find('', '遗忘\u200b门')];
  expect(ranked(chinese, '遗忘门')[0]).toBe(chinese[1]);
});
