/** Words with TeX between dollars. The TeX is typeset as soon as KaTeX has come; until then it stands as it is written. */
import { useEffect, useState } from 'preact/hooks';
import type { Words } from '../../proof/words.ts';
import { useTexts } from './texts.tsx';

type Render = (tex: string) => string;
let loading: Promise<Render> | undefined;

const load = (): Promise<Render> =>
  (loading ??= import('katex').then(
    ({ default: katex }) =>
      (tex) =>
        katex.renderToString(tex, { throwOnError: false, output: 'htmlAndMathml' }),
  ));

export function Say({ words }: { readonly words: Words }) {
  const { lang } = useTexts();
  const pieces = words[lang].split('$');
  const hasTex = pieces.length > 1;
  const [render, setRender] = useState<Render>();
  useEffect(() => {
    let gone = false;
    // Without KaTeX the names stay readable as they are, so a failure to load it needs no words of its own.
    if (hasTex)
      load().then(
        (r) => !gone && setRender(() => r),
        () => (loading = undefined),
      );
    return () => {
      gone = true;
    };
  }, [hasTex]);
  return (
    <>
      {pieces.map((piece, i) =>
        i % 2 === 0 ? (
          piece
        ) : render ? (
          <span key={i} dangerouslySetInnerHTML={{ __html: render(piece) }} />
        ) : (
          <span key={i} class="card-tex">
            {piece}
          </span>
        ),
      )}
    </>
  );
}
