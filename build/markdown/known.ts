/**
 * A remark plugin: a chapter must be there in both languages, and the claims and the works that it names must be there, or
 * the build stops with the file and the position at which something is not.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { ids, unknownClaim } from '../../src/claims/list.ts';
import { languages } from '../../src/proof/words.ts';

const bibliography = 'content/references.bib';
const works = () => [...readFileSync(bibliography, 'utf8').matchAll(/^@\w+\{([^,\s]+),/gm)].map(([, key]) => key);

/** The value of an element's attribute where it is a string, else an empty one. */
function textOf({ attributes }: MdxJsxFlowElement | MdxJsxTextElement, name: string): string {
  const found = attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === name);
  return typeof found?.value === 'string' ? found.value : '';
}

export const known = () => (tree: Root, file: VFile) => {
  const keys = works();
  const [name] = /[^/\\]+\.mdx$/.exec(file.path ?? '') ?? [];
  for (const twin of languages.map((lang) => `content/${lang}/${name}`))
    if (name && !existsSync(twin)) file.fail(`there is no ${twin}, needed every chapter in both languages`);
  visit(tree, (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    const [id, key] = [textOf(node, 'id'), textOf(node, 'key')];
    if (node.name === 'Claim' && !ids.includes(id)) file.fail(unknownClaim(id).message, node);
    if (node.name === 'Cite' && !keys.includes(key))
      file.fail(`there is no work "${key}" in ${bibliography}, needed one of ${keys.join(', ')}`, node);
  });
};
