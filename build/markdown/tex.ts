/**
 * A remark plugin: turns TeX into HTML and MathML; bad TeX stops the build with file and position. The HTML is one string, about twice
 * as fast as a tree of a thousand elements a page.
 */
import type { Root } from 'mdast';
import type {} from 'mdast-util-math';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { inlineTex, leadingStop, renderTex } from '../../src/site/text/tex.ts';
import { flowElement, textElement } from './element.ts';

export const tex = () => (tree: Root, file: VFile) => {
  visit(tree, (node, index, parent) => {
    if ((node.type !== 'math' && node.type !== 'inlineMath') || index === undefined || !parent) return;
    try {
      if (node.type === 'math') {
        const display = flowElement('div', { class: 'equation', 'set:html': renderTex(node.value, true) });
        parent.children[index] = { ...display, position: node.position };
        return;
      }
      const next = parent.children[index + 1];
      const stop = next?.type === 'text' ? leadingStop(next.value) : '';
      const inline = textElement('span', { class: 'tex', 'set:html': inlineTex(node.value, stop) });
      parent.children[index] = { ...inline, position: node.position };
      if (stop && next?.type === 'text') next.value = next.value.slice(stop.length);
    } catch (error) {
      file.fail((error as Error).message, node, 'tex');
    }
  });
};
