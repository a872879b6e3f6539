/** Reset, link, and the picture and its numbers as files. */
import { useRef, useState } from 'preact/hooks';
import type { Picture } from '../../../explorers/plots/picture.ts';
import { saveCsv, saveSvg } from './download.ts';
import { type ExplorerTexts, explorerNumber } from './texts.ts';

/** A picture with its data. */
export interface Shown {
  readonly picture: Picture<unknown>;
  readonly data: unknown;
}

interface Props {
  readonly id: string;
  readonly title: string;
  readonly texts: ExplorerTexts;
  readonly alive: boolean;
  /** Whether there is anything to save yet. */
  readonly files?: boolean | undefined;
  /** What the page shows, up to date; undefined when that failed. */
  readonly current: () => Promise<Shown | undefined>;
  readonly onReset: () => void;
  /** Brings the address up to date at once. */
  readonly onLink: () => void;
}

export function Actions({ id, title, texts: { lang, strings }, alive, files = true, current, onReset, onLink }: Props) {
  const [said, setSaid] = useState('');
  const row = useRef<HTMLDivElement>(null);
  const copy = async () => {
    onLink();
    const address = new URL(location.href);
    address.hash = `explorer-${id}`;
    try {
      await navigator.clipboard.writeText(address.href);
      setSaid(strings.linked);
    } catch {
      setSaid(strings.linkFailed);
    }
    setTimeout(() => setSaid(''), 3000);
  };
  const csv = async () => {
    const shown = await current();
    if (shown) saveCsv(`carousel-${id}`, shown.picture.table(shown.data, { lang, number: explorerNumber }));
  };
  const svg = async () => {
    const shown = await current();
    // Drawn in the same task that brought the data, or in the one before.
    await new Promise(requestAnimationFrame);
    const drawn = row.current?.parentElement?.querySelector<SVGSVGElement>('.explorer-plot > svg');
    if (shown && drawn) saveSvg(`carousel-${id}`, drawn, title, shown.picture.legend, lang);
  };
  return (
    <div class="explorer-actions" ref={row}>
      <button type="button" disabled={!alive} onClick={onReset}>
        {strings.reset}
      </button>
      <button type="button" disabled={!alive} onClick={() => void copy()}>
        {strings.link}
      </button>
      <button type="button" disabled={!alive || !files} onClick={() => void svg()}>
        <span class="visually-hidden">{strings.download} </span>
        {strings.svg}
      </button>
      <button type="button" disabled={!alive || !files} onClick={() => void csv()}>
        <span class="visually-hidden">{strings.download} </span>
        {strings.csv}
      </button>
      <span role="status">{said}</span>
    </div>
  );
}
