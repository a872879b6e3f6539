/** The numbers behind the picture, folded: the build's own until there are live ones. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Table } from '../../../explorers/plots/picture.ts';
import { DataTable } from './DataTable.tsx';
import type { ExplorerTexts } from './texts.ts';

interface Props {
  readonly texts: ExplorerTexts;
  readonly title: string;
  /** The live numbers; asked for only while they are looked at. */
  readonly table: (() => Table) | undefined;
  readonly built: ComponentChildren;
}

export function Data({ texts, title, table, built }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details class="explorer-data" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{texts.strings.data}</summary>
      {/* It scrolls, so the keyboard must reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region */}
      <section class="explorer-table" tabIndex={0} aria-label={title}>
        {table && open ? <DataTable table={table()} texts={texts} /> : built}
      </section>
    </details>
  );
}
