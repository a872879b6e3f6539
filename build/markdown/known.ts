/**
 * A remark plugin: stops the build with file and position at a citation that is not in the bibliography, and at a brace outside of
 * TeX. src/node/authoring checks the claims of a chapter.
 */
import { readFileSync } from 'node:fs';
import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

const bibliography = 'content/references.bib';
const works = () => [...readFileSync(bibliography, 'utf8').matchAll(/^@\w+\{([^,\s]+),/gm)].map(([, key]) => key);

/** The value of an element's attribute where it is a string, else an empty one. */
function textOf({ attributes }: MdxJsxFlowElement | MdxJsxTextElement, name: string): string {
  const found = attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === name);
  return typeof found?.value === 'string' ? found.value : '';
}

export const known = () => (tree: Root, file: VFile) => {
  const keys = works();
  visit(tree, (node) => {
    if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      const { value } = node;
      if (/^\s*\/\*[\s\S]*\*\/\s*$/.test(value)) return;
      file.fail(`“{${value}}” is a piece of program in MDX, needed $${value}$ for TeX, or \\{ for a brace`, node);
    }
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    const key = textOf(node, 'key');
    if (node.name === 'Cite' && !keys.includes(key))
      file.fail(`there is no work "${key}" in ${bibliography}, needed one of ${keys.join(', ')}`, node);
  });
};
