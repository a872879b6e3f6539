/** One stretch of a label in one style. */
export interface LabelRun {
  readonly text: string;
  readonly style: 'words' | 'italic' | 'upright';
  /** 0 on the line, −1 in a subscript, 1 in a superscript. */
  readonly level: -1 | 0 | 1;
  /** Stands over the letter before it and takes no room. */
  readonly accent?: true;
}

const tilde = '\u0303';
const token = /[_^]\{[^}]*\}|[_^].|\p{M}|\p{L}+|[^_^\p{L}\p{M}]+/gu;

/**
 * The words and the mathematics of a label. Mathematics stands between dollars, as in `Words`: `$c_{t−1}$`. A single
 * letter is a quantity and italic; several are a name (`tanh`, `rec`) and upright, and so are figures and signs. The
 * tilde of c̃ becomes a run of its own, because the fonts of the equations have no combining one.
 */
export function typeset(label: string): readonly LabelRun[] {
  return label.split('$').flatMap((stretch, position): readonly LabelRun[] => {
    if (stretch === '') return [];
    return position % 2 === 0 ? [{ text: stretch, style: 'words', level: 0 }] : mathematics(stretch, 0);
  });
}

function mathematics(text: string, level: LabelRun['level']): readonly LabelRun[] {
  return (text.match(token) ?? []).flatMap((part): readonly LabelRun[] => {
    if (part[0] === '_') return mathematics(part.replace(/^_\{?|\}$/g, ''), -1);
    if (part[0] === '^') return mathematics(part.replace(/^\^\{?|\}$/g, ''), 1);
    if (part === tilde) return [{ text: '˜', style: 'upright', level, accent: true }];
    return [{ text: part, style: /^\p{L}$/u.test(part) ? 'italic' : 'upright', level }];
  });
}
