/**
 * A remark plugin: every top-level block gets an id that says only where it stands (`s2` for the second section, `b7`
 * for the seventh block), so the same place has the same address in both languages. Components name themselves.
 */
export const anchors = () => (tree, file) => {
  let block = 0;
  let section = 0;
  for (const node of tree.children) {
    if (node.type === 'mdxjsEsm') continue;
    block += 1;
    if (node.type === 'heading' && node.depth === 1) file.fail('the title is in the frontmatter; start at ##', node);
    if (node.type === 'heading' && node.depth === 2) section += 1;
    const id = node.type === 'heading' && node.depth === 2 ? `s${section}` : `b${block}`;
    if (node.type !== 'mdxJsxFlowElement') node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } };
    else if (node.name === 'div') node.attributes.push({ type: 'mdxJsxAttribute', name: 'id', value: id });
  }
};
