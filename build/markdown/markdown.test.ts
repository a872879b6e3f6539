import { readFileSync } from 'node:fs';
import type { Root } from 'mdast';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { anchors } from './anchors.ts';
import { known } from './known.ts';
import { linked, references } from './references.ts';
import { tex } from './tex.ts';

async function compile(value: string) {
  const processor = unified().use(remarkParse).use(remarkMdx).use(remarkMath).use(tex).use(anchors);
  const file = new VFile({ value, path: 'content/en/01-rnn.mdx' });
  return (await processor.run(processor.parse(file), file)) as Root;
}
const idOf = (node: object) => {
  const { data, attributes } = node as {
    data?: { hProperties?: { id?: string } };
    attributes?: { name: string; value: string }[];
  };
  return data?.hProperties?.id ?? attributes?.find(({ name }) => name === 'id')?.value;
};

test('blocks and sections are addressed by where they stand', async () => {
  const { children } = await compile('One.\n\n## Two\n\n$$\nx\n$$\n\n<Claim id="c" />\n\nFive.\n\n## Six');
  const seams = children.filter((node) => 'name' in node && node.name === 'Seam');
  expect(children.filter((node) => !seams.includes(node)).map(idOf)).toEqual(['b1', 's1', 'b3', 'c', 'b5', 's2']);
  expect(seams.map((node) => ('attributes' in node ? node.attributes : []).map(({ value }) => value))).toEqual([
    ['b1', 'paragraph'],
    ['s1', 'heading'],
    ['b3', 'mdxJsxFlowElement'],
    ['b4', 'mdxJsxFlowElement'],
    ['b5', 'paragraph'],
    ['s2', 'heading'],
  ]);
});

test('a heading links to itself', async () => {
  const [, heading] = (await compile('## Two')).children;
  expect(heading).toMatchObject({ children: [{ type: 'link', url: '#s1', children: [{ value: 'Two' }] }] });
});

test('TeX is set at build time, with MathML', async () => {
  const tree = JSON.stringify(await compile('Let $c_t$ be.'));
  expect(tree).toContain('<math');
  expect(tree).not.toContain('inlineMath');
});

test('bad TeX stops the build with the file and the position', async () => {
  await expect(compile('Fine.\n\nHere $\\frax{1}{2}$ it is.')).rejects.toMatchObject({
    file: 'content/en/01-rnn.mdx',
    line: 3,
    column: 6,
    reason: expect.stringContaining('\\frax'),
  });
});

test.each([
  [
    'As told (<Cite key="nobody1999" />).',
    'there is no work "nobody1999" in content/references.bib, needed one of arbel2018,',
  ],
  ['Let {alpha} be small.', '“{alpha}” is a piece of program in MDX, needed $alpha$ for TeX, or \\{ for a brace'],
  ['{alpha}', '“{alpha}” is a piece of program in MDX'],
])('what is not there is told with the file and the position: %s', async (text, reason) => {
  const processor = unified().use(remarkParse).use(remarkMdx).use(remarkMath).use(known);
  const file = new VFile({ value: `Fine.\n\n${text}\n`, path: 'content/en/01-rnn.mdx' });
  await expect(processor.run(processor.parse(file), file)).rejects.toMatchObject({
    file: 'content/en/01-rnn.mdx',
    line: 3,
    reason: expect.stringContaining(reason),
  });
});

test('a chapter as it is, and a comment, are let pass', async () => {
  const processor = unified().use(remarkParse).use(remarkMdx).use(remarkMath).use(known);
  const chapter = readFileSync('content/en/01-rnn.mdx', 'utf8').replace(/^---[\s\S]*?\n---\n/, '');
  const file = new VFile({ value: `${chapter}\n{/* later */}\n` });
  await processor.run(processor.parse(file), file);
});

test('a title in the text is refused', async () => {
  await expect(compile('# Title')).rejects.toThrow('frontmatter');
});

test('a chapter that the text names is a link, in a heading’s link it is not', async () => {
  expect(
    linked('as in chapter 3, and Chapter 12. 见第 4 章和第 5 章。').map((part) => ('name' in part ? part.name : '')),
  ).toEqual([...['', 'Chapter', ''], ...['Chapter', '', 'Chapter', '']]);
  const processor = unified().use(remarkParse).use(remarkMdx).use(references);
  const tree = (text: string) => processor.run(processor.parse(text)).then((found) => JSON.stringify(found));
  expect(await tree('See chapter 3.')).toContain('"name":"Chapter"');
  expect(await tree('See [chapter 3](#x).')).not.toContain('"name":"Chapter"');
});
