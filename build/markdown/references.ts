/**
 * A remark plugin: a chapter named in the text, “chapter 3” or “第 3 章”, becomes a link to it, `<Chapter number="3" says="chapter 3" />`.
 * An equation is named by its id, `<Equation id="rnn-chain" />`, which prints its number.
 */
import type { PhrasingContent, Root } from 'mdast';
import type {} from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';
import { textElement } from './element.ts';

const named = /([Cc]hapter (\d)\b|第 (\d) 章)/;

/** The text with each chapter that it names as an element. */
export function linked(text: string): PhrasingContent[] {
  const [before, says, en, zh] = named.exec(text) ? text.split(named) : [text];
  if (!says) return [{ type: 'text', value: text }];
  const rest = text.slice(before.length + says.length);
  return [
    ...(before ? [{ type: 'text', value: before } as const] : []),
    textElement('Chapter', { number: en ?? zh ?? '', says }),
    ...(rest ? linked(rest) : []),
  ];
}

export const references = () => (tree: Root) => {
  visit(tree, 'text', (node, index, parent) => {
    if (!parent || index === undefined || parent.type === 'link' || !named.test(node.value)) return undefined;
    const parts = linked(node.value);
    parent.children.splice(index, 1, ...(parts as typeof parent.children));
    return [SKIP, index + parts.length];
  });
};
