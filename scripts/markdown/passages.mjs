/**
 * A remark plugin, after `anchors`: from the first equation, figure or explorer on, the blocks between two of these stand in a
 * `<Passage>` of their own, so that on a long page a passage can wait to be laid out, as an equation can (`layout.css`).
 */
const prose = ['Seam', 'MarginNote', 'div'];
const stands = (node) => node.type === 'mdxJsxFlowElement' && !prose.includes(node.name);

export const passages = () => (tree) => {
  const children = [];
  let begun = false;
  let passage;
  tree.children.forEach((node, at) => {
    // The seam before a block goes with it.
    const block = node.name === 'Seam' ? tree.children[at + 1] : node;
    begun ||= stands(block);
    if (!begun || stands(block) || node.type === 'mdxjsEsm') {
      passage = undefined;
      children.push(node);
      return;
    }
    if (!passage) {
      passage = { type: 'mdxJsxFlowElement', name: 'Passage', attributes: [], children: [] };
      children.push(passage);
    }
    passage.children.push(node);
  });
  tree.children = children;
};
