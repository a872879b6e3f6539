/** TeX, typeset by the build or as soon as KaTeX has come; until then, and if it cannot come, the plain text stands. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { WrongFormula } from '../../../proof/part.ts';
import { markup } from '../../text/markup.ts';
import { changedRow } from './changed-row.ts';
import { useTexts } from './texts.tsx';

type Katex = typeof import('katex').default;
let loading: Promise<Katex> | undefined;
let ready: Katex | undefined;

const load = (): Promise<Katex> => {
  loading ??= import('katex').then(({ default: katex }) => {
    ready = katex;
    return katex;
  });
  return loading;
};

/**
 * The changed row of the wrong formula with the place of the edit in an element of the class `edited`; where something was left
 * out, a gap.
 */
export function marked(formula: WrongFormula): string {
  const { tex, from, to } = changedRow(formula);
  return String.raw`\displaystyle ${tex.slice(0, from)}\htmlClass{edited}{${tex.slice(from, to) || String.raw`\;\;`}}${tex.slice(to)}`;
}

/** The right formula with the place marked that the mistake changes; undefined where the mistake is an edit of another formula. */
export function markedRight(right: string, { tex, from, to }: WrongFormula): string | undefined {
  const [before, after] = [tex.slice(0, from), tex.slice(to)];
  if (!right.startsWith(before) || !right.endsWith(after) || right.length < before.length + after.length)
    return undefined;
  return marked({ tex: right, from, to: right.length - after.length });
}

interface Props {
  readonly tex: string;
  readonly plain?: string;
}

export function Tex({ tex, plain }: Props) {
  const { renderTex } = useTexts();
  // KaTeX's own markup, in a page that the build writes: no browser runs this line.
  if (renderTex) return <span dangerouslySetInnerHTML={{ __html: renderTex(tex) }} />;
  return <LoadedTex tex={tex} plain={plain ?? tex} />;
}

function LoadedTex({ tex, plain }: Required<Props>) {
  const [katex, setKatex] = useState<Katex | undefined>(() => ready);
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let gone = false;
    load().then(
      (loaded) => !gone && setKatex(() => loaded),
      () => {
        loading = undefined;
      },
    );
    return () => {
      gone = true;
    };
  }, []);
  useEffect(() => {
    // Built as nodes, not as markup: nothing that is shown is ever parsed.
    if (katex && place.current)
      katex.render(tex, place.current, { throwOnError: false, output: 'htmlAndMathml', ...markup });
  }, [katex, tex]);
  // Two elements: Preact must not look for its text where KaTeX has put nodes.
  return katex ? (
    <span key="set" ref={place} />
  ) : (
    <span key="plain" class="card-tex">
      {plain}
    </span>
  );
}
