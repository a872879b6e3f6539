/**
 * A remark plugin, after `tex` and `anchors`: a formula or an entry of a table with decimals in a chapter becomes a link to the line of
 * the chapter's Python file that computes the last of them, `<Worked line="12">…</Worked>`.
 */
import type { PhrasingContent, Root, RootContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { type ChapterId, chapters } from '../../src/claims/claim.ts';
import { codeLines, codeNames, decimalsIn, lineFor, readLine } from '../../src/site/code.ts';
import { flowElement, textElement } from './element.ts';

export const worked = () => (tree: Root, file: VFile) => {
  const [, name = ''] = /\/(?:en|zh)\/\d\d-([\w-]+)\.mdx$/.exec(file.path.replaceAll('\\', '/')) ?? [];
  const chapter = chapters.find((id): id is ChapterId => id === name && codeNames.has(id));
  if (!chapter) return;
  const lines = codeLines(chapter, 'en').map(readLine);
  let section = 0;
  visit(tree, (node, index, parent) => {
    if (node.type === 'heading') section += 1;
    if (!parent || index === undefined || !node.position) return undefined;
    const display =
      node.type === 'mdxJsxFlowElement' && node.name === 'div' && parent.type === 'root' && isTex(file, node);
    const inline = node.type === 'mdxJsxTextElement' && node.name === 'span';
    if (!display && !inline && !(node.type === 'text' && parent.type === 'tableCell')) return undefined;
    const { start, end } = node.position;
    const line = lineFor(lines, decimalsIn(String(file.value).slice(start.offset, end.offset)), section);
    if (line === undefined) return undefined;
    const element = display
      ? { ...flowElement('Worked', { line: `${line}` }), children: [node] }
      : { ...textElement('Worked', { line: `${line}` }), children: [node as PhrasingContent] };
    parent.children[index] = element as RootContent;
    return [SKIP, index + 1];
  });
};

/** A display, which is written between `$$`; tables stand in a `div` too. */
const isTex = (file: VFile, { position }: RootContent) => String(file.value).startsWith('$$', position?.start.offset);
