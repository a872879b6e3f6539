/** TeX to HTML with MathML, and our words with `$…$` in them to HTML. Bad TeX throws. */
import katex from 'katex';

/** Marks the wide spaces between two statements of a display, those outside every group, as places to break a line. */
function breakable(tex: string): string {
  let depth = 0;
  return tex.replace(/\\(?:begin|end|left|right|qq?uad)(?![a-z])|\\[{}]|[{}]/gi, (token) => {
    if (/^(?:\{|\\begin|\\left)$/.test(token)) depth += 1;
    if (/^(?:\}|\\end|\\right)$/.test(token)) depth -= 1;
    return depth === 0 && token.endsWith('quad') ? `${token}\\allowbreak ` : token;
  });
}
/**
 * What KaTeX makes of such a place is a space that cannot vanish at the end of a line; a word space can. What stands
 * between two of them is a statement, which is broken only where it alone is wider than the line. The MathML is left as if
 * there were no marks.
 */
function statements(html: string): string {
  const place =
    /<span class="mspace" style="margin-right:([12])em;"><\/span><span class="mspace allowbreak"><\/span>(?:<span class="mspace"[^>]*><\/span>)?<\/span>/g;
  if (!html.includes('mspace allowbreak')) return html;
  const end = '</span></span></span>';
  return html
    .replace('<span class="katex-html" aria-hidden="true">', '$&<span class="statement">')
    .replaceAll(place, '</span></span><span style="word-spacing:$1em"> </span><span class="statement">')
    .slice(0, -end.length)
    .concat('</span>', end)
    .replaceAll('<mspace></mspace>', '')
    .replaceAll('\\allowbreak ', '');
}

/** KaTeX ends a piece after every relation and operator; within brackets and norms a word joiner holds the pieces together. */
function joined(html: string): string {
  const start = '<span class="katex-base">';
  let depth = 0;
  return html
    .split(start)
    .map((piece) => {
      const joiner = depth > 0 ? '\u2060' : '';
      depth += piece.split('class="mopen').length - piece.split('class="mclose').length;
      return joiner + start + piece;
    })
    .join('')
    .slice(start.length);
}

/** @throws Error that names the TeX and what KaTeX did not like */
export function renderTex(tex: string, display = false): string {
  const options = { displayMode: display, output: 'htmlAndMathml', throwOnError: true, strict: 'error' } as const;
  try {
    return display
      ? statements(joined(katex.renderToString(breakable(tex), options)))
      : katex.renderToString(tex, options);
  } catch (error) {
    throw new Error(`bad TeX “${tex}”: ${(error as Error).message}`);
  }
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character]);

/** The stops and closing brackets that a text begins with: they belong on the line of the formula before them. */
export const leadingStop = (text: string): string => /^[,.;:!?)\]’”…，。；：！？、）」》]*/.exec(text)?.[0] ?? '';

/** A formula within a line, with the stop after it; a formula of one or two pieces is not parted from its stop. */
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

/** The same text with the TeX left as it is written, for titles and plain attributes. */
export const wordsToText = (text: string): string => text.replaceAll('$', '');
