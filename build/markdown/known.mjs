/**
 * A remark plugin: the works that a chapter names must be there, and its braces be TeX's, or the build stops with the file and
 * the position at which something is not. Whether the claims are there is asked before (src/node/authoring).
 */
import { readFileSync } from 'node:fs';
import { visit } from 'unist-util-visit';

const bibliography = 'content/references.bib';
const works = () => [...readFileSync(bibliography, 'utf8').matchAll(/^@\w+\{([^,\s]+),/gm)].map(([, key]) => key);

export const known = () => (tree, file) => {
  const keys = works();
  visit(tree, ['mdxFlowExpression', 'mdxTextExpression'], (node) => {
    if (!/^\s*\/\*[\s\S]*\*\/\s*$/.test(node.value))
      file.fail(
        `“{${node.value}}” is a piece of program in MDX, needed $${node.value}$ for TeX, or \\{ for a brace`,
        node,
      );
  });
  visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
    const key = node.attributes.find(({ name }) => name === 'key')?.value ?? '';
    if (node.name === 'Cite' && !keys.includes(key))
      file.fail(`there is no work "${key}" in ${bibliography}, needed one of ${keys.join(', ')}`, node);
  });
};
