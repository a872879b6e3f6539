/**
 * What Stryker leaves out inside the mutated files: texts for people. Tests ask for their gist, and the parity tests for
 * both languages; no test should ask for every word.
 */
const speaks = /^(words|route|mistake|mismeasured)$|Error$/;

export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'texts',
    value: {
      shouldIgnore({ node, parent }) {
        const text = node.type === 'StringLiteral' || node.type === 'TemplateLiteral';
        const call = parent?.type === 'CallExpression' || parent?.type === 'NewExpression';
        return text && call && speaks.test(parent.callee.name)
          ? 'A text for people, in words()-like calls and errors.'
          : undefined;
      },
    },
  },
];
