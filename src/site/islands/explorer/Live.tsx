/** A picture in the browser, at whichever of the two widths the page has room for. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Picture, widths } from '../../../explorers/plots/picture.ts';
import { whenResized } from '../../browser/when-resized.ts';
import { type ExplorerTexts, explorerNumber } from './texts.ts';

interface Props {
  readonly picture: Picture<unknown>;
  readonly data: unknown;
  readonly texts: ExplorerTexts;
}

/** As in explorer.css. */
const room = 540;

export function Live({ picture, data, texts: { lang } }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<number>();

  useLayoutEffect(() => {
    const measure = () => setWidth((frame.current?.offsetWidth ?? 0) >= room ? widths.wide : widths.narrow);
    measure();
    return frame.current ? whenResized([frame.current], measure) : undefined;
  }, []);

  useLayoutEffect(() => {
    if (width === undefined) return;
    const drawn = picture.draw(data, { document, lang, number: explorerNumber, width });
    drawn.setAttribute('role', 'img');
    drawn.setAttribute('aria-label', picture.says(data, { lang, number: explorerNumber }));
    frame.current?.replaceChildren(drawn);
  }, [picture, data, width, lang]);

  return <div class="explorer-plot" data-width={width === widths.wide ? 'wide' : 'narrow'} ref={frame} />;
}
