/** The chapters of the two languages are the same text: same blocks, same claims, same figures, in the same order. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Root, RootContent } from 'mdast';
import 'mdast-util-mdx-jsx';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { chapters } from '../claims/claim.ts';
import { ids } from '../claims/registry.ts';

const files = readdirSync('content/en').filter((name) => name.endsWith('.mdx'));
const read = (lang: string, name: string) => readFileSync(`content/${lang}/${name}`, 'utf8');
const body = (source: string) => source.replace(/^---\n[\s\S]*?\n---\n/, '');
const field = (source: string, name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(source)?.[1];
/** MDX takes an element that is alone in its paragraph for a block. */
const unravelled = (node: RootContent): RootContent =>
  node.type === 'paragraph' && node.children.length === 1 && node.children[0].type === 'mdxJsxTextElement'
    ? node.children[0]
    : node;
const blocks = (source: string) =>
  (unified().use(remarkParse).use(remarkMdx).use(remarkMath).parse(body(source)) as Root).children.map(unravelled);

/** `heading 2`, `paragraph`, `list of 3`, `table 3 3 3`, `math E = mc^2`, `Claim rnn-chain`. */
function kind(node: RootContent): string {
  if (node.type === 'heading') return `heading ${node.depth}`;
  if (node.type === 'list') return `list of ${node.children.length}`;
  if (node.type === 'table') return `table ${node.children.map(({ children }) => children.length).join(' ')}`;
  if (node.type === 'math') return `math ${node.value.replaceAll(/\\text\{[^}]*\}/g, '')}`;
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return node.type;
  const values = node.attributes.map((attribute) => (typeof attribute.value === 'string' ? attribute.value : ''));
  return [node.name, ...values].join(' ');
}
const cited = (source: string) => [...body(source).matchAll(/<Cite\s+key="([^"]+)"/g)].map(([, key]) => key).sort();

test('there are chapters, and the same ones in both languages', () => {
  expect(files.length).toBeGreaterThan(0);
  expect(readdirSync('content/zh').filter((name) => name.endsWith('.mdx'))).toEqual(files);
});

test.each(files)('%s has the same blocks in both languages', (name) => {
  expect(blocks(read('zh', name)).map(kind)).toEqual(blocks(read('en', name)).map(kind));
});

test.each(files)('%s cites the same works in both languages', (name) => {
  expect(cited(read('zh', name))).toEqual(cited(read('en', name)));
});

const equations = (source: string) => [...body(source).matchAll(/<Equation id="([^"]+)"/g)].map(([, id]) => id);

test.each(files)('%s names the same equations in both languages, and those there are', (name) => {
  expect(equations(read('zh', name)).sort()).toEqual(equations(read('en', name)).sort());
  for (const id of equations(read('en', name))) expect(ids).toContain(id);
});

test.each(files)('%s is named by its number and chapter', (name) => {
  for (const lang of ['en', 'zh']) {
    const source = read(lang, name);
    const [chapter, number] = [field(source, 'chapter'), field(source, 'number')];
    expect(name).toBe(`0${number}-${chapter}.mdx`);
    expect(chapters.indexOf(chapter as never) + 1).toBe(Number(number));
  }
});

test('no component stands inside a paragraph but a citation, an equation’s number and a link', () => {
  for (const name of files) {
    for (const block of blocks(read('en', name))) {
      if (block.type === 'paragraph')
        expect(JSON.stringify(block)).not.toMatch(/"name":"(?!(Cite|Equation|PageLink)")[A-Z]/);
    }
  }
});
