/**
 * A remark plugin: every top-level block gets an id that says only where it stands (`s2` for the second section, `b7`
 * for the seventh block), so the same place has the same address in both languages. Components name themselves, and a
 * table goes into a box of its own, which scrolls where the page is narrow.
 */
const attribute = (name, value) => ({ type: 'mdxJsxAttribute', name, value });

export const anchors = () => (tree, file) => {
  let block = 0;
  let section = 0;
  for (const [index, node] of tree.children.entries()) {
    if (node.type === 'mdxjsEsm') continue;
    block += 1;
    if (node.type === 'heading' && node.depth === 1) file.fail('the title is in the frontmatter; start at ##', node);
    const opens = node.type === 'heading' && node.depth === 2;
    if (opens) section += 1;
    const id = opens ? `s${section}` : `b${block}`;
    if (node.type === 'table') {
      const attributes = [attribute('class', 'scroller'), attribute('id', id)];
      tree.children[index] = { type: 'mdxJsxFlowElement', name: 'div', attributes, children: [node] };
    } else if (node.type !== 'mdxJsxFlowElement') {
      node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } };
    } else if (node.name === 'div') {
      node.attributes.push(attribute('id', id));
    }
  }
};
