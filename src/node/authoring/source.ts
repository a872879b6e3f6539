/** Problems in the text of a source file, found before it is run; each message has the file and the line. */
import { parseSync } from 'vite';

/** The members of Math that give the same bits on every engine. */
const exact = 'abs ceil E floor fround imul LN2 max min PI round sign sqrt trunc'.split(' ');

/** A node of the syntax tree; only what is read here. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly [name: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** The problems that `look` finds in the nodes of a file (`tagged`: part of a tagged template), or its first syntax error. */
function search(file: string, text: string, look: (node: Node, tagged: boolean) => string | undefined): string[] {
  const at = (offset: number) => `${file}:${lineOf(text, offset)}`;
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) {
    const start = errors[0].labels[0]?.start ?? 0;
    const line = text.split('\n')[lineOf(text, start) - 1];
    return [`${at(start)}: syntax error at “${line.trim().slice(0, 60)}”: ${errors[0].message}`];
  }
  const found: string[] = [];
  const visit = (node: Node, tagged: boolean): void => {
    const problem = look(node, tagged);
    if (problem) found.push(`${at(node.start)}: ${problem}`);
    for (const inner of Object.values(node).flat())
      if (isNode(inner))
        visit(inner, node.type === 'TaggedTemplateExpression' || (tagged && node.type === 'TemplateLiteral'));
  };
  visit(program as unknown as Node, false);
  return found;
}

/** The source of a string or template, undefined for other nodes. */
function writtenText(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.raw as string;
  return node.type === 'TemplateElement' ? (node.value as { raw: string }).raw : undefined;
}

/** A backslash that JavaScript consumes, as in `'\alpha'`, or a doubled one where a tagged template keeps both. */
function backslashProblem(node: Node, tagged: boolean): string | undefined {
  const written = writtenText(node);
  if (written === undefined) return undefined;
  const [lost] = (!tagged && /(?<!\\)(?:\\\\)*\\(?![\\'"`])[\s\S][a-zA-Z]*/.exec(written)) || [];
  if (lost) return `“${lost}” in quotes loses a backslash, needed each twice, or String.raw`;
  const [, twice] = (tagged ? /(\\\\)[a-zA-Z]/ : /(\\\\\\\\)[a-zA-Z]/).exec(written) ?? [];
  return twice && `“${twice}” begins a new line in TeX, needed a space after it, or half as many for a command`;
}

function inexactProblem(node: Node): string | undefined {
  const needed = 'needed a function of src/engine/arithmetic/elementary.ts: its bits are the same on every engine';
  const name = (part: unknown) => (isNode(part) && part.type === 'Identifier' ? (part.name as string) : undefined);
  if (node.type === 'MemberExpression' && name(node.object) === 'Math') {
    const used = name(node.property) ?? 'a computed name';
    return exact.includes(used) ? undefined : `found Math.${used}, ${needed}`;
  }
  if (node.operator === '**' || node.operator === '**=') return `found **, ${needed}`;
  if (node.type === 'Identifier' && (node.name === 'Date' || node.name === 'performance'))
    return `found ${node.name}, needed no clock: a report must come out the same each time`;
  return undefined;
}

/** Problems of any file that a report's numbers come from. */
export const inexactProblems = (file: string, text: string): string[] => search(file, text, inexactProblem);

/** Problems of a file of `src/claims`, whose texts are TeX. */
export const sourceProblems = (file: string, text: string): string[] =>
  search(file, text, (node, tagged) => backslashProblem(node, tagged) ?? inexactProblem(node));
