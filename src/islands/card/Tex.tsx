/** TeX, typeset as soon as KaTeX has come; until then, and if it cannot come, the plain text stands. */
import { useEffect, useMemo, useState } from 'preact/hooks';

type Render = (tex: string) => string;
let loading: Promise<Render> | undefined;
let ready: Render | undefined;

const load = (): Promise<Render> => {
  loading ??= import('katex').then(({ default: katex }) => {
    ready = (tex) => katex.renderToString(tex, { throwOnError: false, output: 'htmlAndMathml' });
    return ready;
  });
  return loading;
};

export function Tex({ tex, plain = tex }: { readonly tex: string; readonly plain?: string }) {
  const [render, setRender] = useState<Render | undefined>(() => ready);
  useEffect(() => {
    let gone = false;
    load().then(
      (r) => !gone && setRender(() => r),
      () => {
        loading = undefined;
      },
    );
    return () => {
      gone = true;
    };
  }, []);
  const html = useMemo(() => render?.(tex), [render, tex]);
  if (html === undefined) return <span class="card-tex">{plain}</span>;
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}
