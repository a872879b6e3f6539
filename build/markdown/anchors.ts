/**
 * A remark plugin: gives every top-level block an id by its position (`s2` is the second section, `b7` the seventh block), so a place
 * has the same address in both languages. Components other than notes have ids of their own. A heading links to itself, and a table
 * goes into a box that scrolls on narrow pages.
 *
 * Puts a `<Seam block="b7" kind="paragraph" />` before each block, at which a page separates the blocks.
 */
import type { Root, RootContent } from 'mdast';
import type {} from 'mdast-util-to-hast';
import type { VFile } from 'vfile';
import { attribute, flowElement } from './element.ts';

export const anchors = () => (tree: Root, file: VFile) => {
  let block = 0;
  let section = 0;
  tree.children = tree.children.flatMap((node): RootContent[] => {
    if (node.type === 'mdxjsEsm') return [node];
    block += 1;
    if (node.type === 'heading' && node.depth === 1) file.fail('the title is in the frontmatter; start at ##', node);
    const opens = node.type === 'heading' && node.depth === 2;
    if (opens) section += 1;
    const id = opens ? `s${section}` : `b${block}`;
    const seam = flowElement('Seam', { block: id, kind: node.type });
    if (node.type === 'table') return [seam, flowElement('div', { class: 'scroller', id }, [node])];
    if (opens) node.children = [{ type: 'link', url: `#${id}`, children: node.children }];
    if (node.type !== 'mdxJsxFlowElement') {
      node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } };
    } else if (['div', 'MarginNote', 'ChapterEnd'].includes(node.name ?? '')) {
      node.attributes.push(attribute('id', id));
    }
    return [seam, node];
  });
};
