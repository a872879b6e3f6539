/**
 * A remark plugin: a chapter must be there in both languages, and the claims and the works that it names must be there, or
 * the build stops with the file and the position at which something is not.
 */
import { existsSync, readFileSync } from 'node:fs';
import { visit } from 'unist-util-visit';
import { ids, unknownClaim } from '../../src/claims/list.ts';
import { languages } from '../../src/proof/words.ts';

const bibliography = 'content/references.bib';
const works = () => [...readFileSync(bibliography, 'utf8').matchAll(/^@\w+\{([^,\s]+),/gm)].map(([, key]) => key);

export const known = () => (tree, file) => {
  const keys = works();
  const [name] = /[^/\\]+\.mdx$/.exec(file.path ?? '') ?? [];
  for (const twin of languages.map((lang) => `content/${lang}/${name}`))
    if (name && !existsSync(twin)) file.fail(`there is no ${twin}, needed every chapter in both languages`);
  visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
    const named = (attribute) => node.attributes.find(({ name }) => name === attribute)?.value ?? '';
    if (node.name === 'Claim' && !ids.includes(named('id'))) file.fail(unknownClaim(named('id')).message, node);
    if (node.name === 'Cite' && !keys.includes(named('key')))
      file.fail(`there is no work "${named('key')}" in ${bibliography}, needed one of ${keys.join(', ')}`, node);
  });
};
