/** The numbers behind a picture. */
import type { Table } from '../../../explorers/plots/picture.ts';
import { type ExplorerTexts, explorerNumber } from './texts.ts';

const cellText = (cell: string | number | undefined, none: string): string =>
  cell === undefined ? none : typeof cell === 'number' ? explorerNumber(cell) : cell;

export function DataTable({ table, texts }: { readonly table: Table; readonly texts: ExplorerTexts }) {
  return (
    <table>
      <thead>
        <tr>
          {table.head.map((name, i) => (
            <th key={i} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, at) => (
          <tr key={at}>
            {row.map((cell, i) => (
              <td key={i}>{cellText(cell, texts.strings.none)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
