/** What Stryker leaves out inside the files that it mutates, with the reason that its report gives. */

/** Texts for people: tests ask for their gist, and the parity tests for both languages; none should ask for every word. */
const speaks = /^(words|route|mistake|mismeasured)$|Error$/;
const isText = ({ node, parent }) =>
  (node.type === 'StringLiteral' || node.type === 'TemplateLiteral') &&
  (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') &&
  speaks.test(parent.callee.name);

/** A loop that counts the other way never ends: always found out, after a long time, and tells nothing of the tests. */
const isCount = ({ node, parent }) => parent?.type === 'ForStatement' && parent.update === node;

export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'reasons',
    value: {
      shouldIgnore(path) {
        if (isText(path)) return 'a text for people';
        return isCount(path) ? 'a loop that would not end' : undefined;
      },
    },
  },
];
