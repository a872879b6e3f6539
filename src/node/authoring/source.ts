/** What is wrong with a file as it is written, before it is run: in sentences, each with the file and the line. */
import ts from 'typescript';

/** Of Math, what gives the same bits on every engine. */
const exact = 'abs ceil E floor fround imul LN2 max min PI round sign sqrt trunc'.split(' ');

const parsed = (file: string, text: string) => ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);

const place = (source: ts.SourceFile, at: number): string =>
  `${source.fileName}:${source.getLineAndCharacterOfPosition(at).line + 1}`;

/** What `look` has to say of the nodes of a file. */
function search(source: ts.SourceFile, look: (node: ts.Node) => string | undefined): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const problem = look(node);
    if (problem) found.push(`${place(source, node.getStart(source))}: ${problem}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The first one: those after it are mostly its consequences. */
function syntaxProblem(source: ts.SourceFile): string | undefined {
  // TypeScript keeps them with every file, though its types do not say so.
  const [first] = (source as unknown as { parseDiagnostics: readonly ts.DiagnosticWithLocation[] }).parseDiagnostics;
  if (!first) return undefined;
  const line = source.text.split('\n')[source.getLineAndCharacterOfPosition(first.start).line].trim().slice(0, 60);
  return `${place(source, first.start)}: syntax error at “${line}”: ${ts.flattenDiagnosticMessageText(first.messageText, ' ')}`;
}

const isPiece = (node: ts.Node) => ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);

/** Whether a text, or a piece of one, stands in a tagged template, which keeps every backslash. */
function isRaw(node: ts.Node): boolean {
  const text = ts.isTemplateSpan(node.parent) ? node.parent.parent : isPiece(node) ? node.parent : node;
  return ts.isTaggedTemplateExpression(text.parent);
}

/** A backslash that JavaScript takes for itself, `\alpha` or `\tfrac` in quotes, and one too many. */
function backslashProblem(node: ts.Node): string | undefined {
  if (!ts.isStringLiteralLike(node) && !isPiece(node)) return undefined;
  const written = node.getText();
  const raw = isRaw(node);
  const [lost] = (!raw && /(?<!\\)(?:\\\\)*\\(?![\\'"`])[\s\S][a-zA-Z]*/.exec(written)) || [];
  if (lost) return `“${lost}” in quotes loses a backslash, needed each twice, or String.raw`;
  const [, twice] = (raw ? /(\\\\)[a-zA-Z]/ : /(\\\\\\\\)[a-zA-Z]/).exec(written) ?? [];
  return twice && `“${twice}” begins a new line in TeX, needed a space after it, or half as many for a command`;
}

function inexactProblem(node: ts.Node): string | undefined {
  const needed = 'needed a function of src/engine/arithmetic/elementary.ts: its bits are the same on every engine';
  if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'Math' && !exact.includes(node.name.text))
    return `found Math.${node.name.text}, ${needed}`;
  if (node.kind === ts.SyntaxKind.AsteriskAsteriskToken || node.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken)
    return `found **, ${needed}`;
  if (ts.isIdentifier(node) && (node.text === 'Date' || node.text === 'performance'))
    return `found ${node.text}, needed no clock: a report must come out the same each time`;
  return undefined;
}

/** For any file that a report's numbers come from. */
export const inexactProblems = (file: string, text: string): string[] => search(parsed(file, text), inexactProblem);

/** For a file of `src/claims`, whose texts are TeX. */
export function sourceProblems(file: string, text: string): string[] {
  const source = parsed(file, text);
  const broken = syntaxProblem(source);
  return broken ? [broken] : search(source, (node) => backslashProblem(node) ?? inexactProblem(node));
}
