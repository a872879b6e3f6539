/** Renders TeX, and texts with `$…$`, as HTML with MathML. Bad TeX throws. */
import katex from 'katex';
import { markup } from './markup.ts';

const options = { output: 'htmlAndMathml', throwOnError: true, ...markup } as const;
const opened = '<span class="katex">';
const kept = '<span class="katex" translate="no">';
/** Enclose the visual HTML in KaTeX's output; the MathML precedes it. */
const opening = '<span class="katex-html" aria-hidden="true">';
const closing = '</span></span></span>';

/** Replaces every match of `token` outside all groups with the result of `place`. */
function outside(tex: string, token: RegExp, place: (token: string) => string): string {
  let depth = 0;
  const all = new RegExp(String.raw`\\(?:begin|end|left|right)(?![a-zA-Z])|\\[{}]|[{}]|${token.source}`, 'g');
  return tex.replace(all, (found) => {
    if (/^(?:\{|\\begin|\\left)$/.test(found)) depth += 1;
    else if (/^(?:\}|\\end|\\right)$/.test(found)) depth -= 1;
    else if (depth === 0 && !/^\\[{}]$/.test(found)) return place(found);
    return found;
  });
}

/** The lines of a `gathered` display; any other display is one line. */
function linesOf(tex: string): string[] {
  const inner = /^\s*\\begin\{gathered\}([\s\S]*)\\end\{gathered\}\s*$/.exec(tex)?.[1];
  return inner ? outside(inner, /\\\\(?:\[[^\]]*\])?/, () => '\0').split('\0') : [tex];
}

/** KaTeX allows a line break after every relation and operator. Wraps those inside brackets or norms, so that they do not break. */
function joined(drawn: string): string {
  const start = '<span class="katex-base">';
  const groups: string[][] = [[]];
  let depth = 0;
  for (const piece of drawn.split(start).slice(1)) {
    groups.at(-1)?.push(start + piece);
    depth += piece.split('class="mopen').length - piece.split('class="mclose').length;
    if (depth <= 0 || piece.includes('mspace allowbreak')) groups.push([]);
  }
  return groups
    .map((pieces) => (pieces.length > 1 ? `<span class="unbroken">${pieces.join('')}</span>` : pieces.join('')))
    .join('');
}

/**
 * One line of a display as HTML that wraps at the wide spaces between its statements, and inside a statement only where that
 * alone is wider than the page.
 */
function drawnLine(tex: string): string {
  const marked = outside(tex, /\\qq?uad(?![a-zA-Z])/, (space) => `${space}\\allowbreak `);
  const html = katex.renderToString(marked, { ...options, displayMode: true });
  const drawn = joined(html.slice(html.indexOf(opening) + opening.length, -closing.length));
  const mark =
    /<span class="mspace" style="margin-right:([12])em;"><\/span><span class="mspace allowbreak"><\/span>(?:<span class="mspace"[^>]*><\/span>)?<\/span>/g;
  const apart = drawn.replaceAll(
    mark,
    '</span></span><span style="word-spacing:$1em"> </span><span class="statement">',
  );
  return apart === drawn ? drawn : `<span class="statement">${apart}</span>`;
}

/** @throws Error with the TeX and KaTeX's message */
export function renderTex(tex: string, display = false): string {
  try {
    // Translators leave formulas as they are.
    const html = katex.renderToString(tex, { ...options, displayMode: display }).replace(opened, kept);
    if (!display) return html;
    const lines = linesOf(tex).map(drawnLine);
    const drawn = lines.length > 1 ? lines.map((line) => `<span class="line">${line}</span>`).join('') : lines[0];
    return html.slice(0, html.indexOf(opening) + opening.length) + drawn + closing;
  } catch (error) {
    throw new Error(`bad TeX “${tex}”: ${(error as Error).message}`);
  }
}

/** Only the visual HTML, for places that are hidden from screen readers. */
export function drawTex(tex: string): string {
  const html = renderTex(tex);
  return `<span class="katex">${html.slice(html.indexOf(opening))}`;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character]);

/** The punctuation at the start of a text: it must stay on the line of the formula before it. */
export const leadingStop = (text: string): string => /^[,.;:!?)\]’”…，。；：！？、）”》]*/.exec(text)?.[0] ?? '';

/** An inline formula with the punctuation after it. One of at most two pieces never breaks before its punctuation. */
export function inlineTex(tex: string, stop: string): string {
  const html = renderTex(tex) + escapeHtml(stop);
  const pieces = html.split('class="katex-base"').length - 1;
  return stop && pieces <= 2 ? `<span class="unbroken">${html}</span>` : html;
}

/** `the slope $\varphi'$` → escaped text with the TeX rendered. Throws on an odd number of dollars. */
export function wordsToHtml(text: string): string {
  const pieces = text.split('$');
  if (pieces.length % 2 === 0) throw new Error(`a dollar sign without its partner in “${text}”`);
  return pieces
    .map((piece, i) => {
      if (i % 2) return inlineTex(piece, leadingStop(pieces[i + 1]));
      return escapeHtml(i ? piece.slice(leadingStop(piece).length) : piece);
    })
    .join('');
}

/** The text with its dollars removed, for titles and plain attributes. */
export const wordsToText = (text: string): string => text.replaceAll('$', '');
