/** Makes MDX elements for the remark plugins. */
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';

export const attribute = (name: string, value: string): MdxJsxAttribute => ({ type: 'mdxJsxAttribute', name, value });

const attributesOf = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([name, value]) => attribute(name, value));

export const flowElement = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: MdxJsxFlowElement['children'] = [],
): MdxJsxFlowElement => ({ type: 'mdxJsxFlowElement', name, attributes: attributesOf(attributes), children });

export const textElement = (name: string, attributes: Readonly<Record<string, string>>): MdxJsxTextElement => ({
  type: 'mdxJsxTextElement',
  name,
  attributes: attributesOf(attributes),
  children: [],
});
