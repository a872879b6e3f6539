/** TeX to HTML with MathML, and our words with `$…$` in them to HTML. Bad TeX throws. */
import katex from 'katex';

/** @throws Error that names the TeX and what KaTeX did not like */
export function renderTex(tex: string, display = false): string {
  try {
    return katex.renderToString(tex, {
      displayMode: display,
      output: 'htmlAndMathml',
      throwOnError: true,
      strict: 'error',
    });
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
