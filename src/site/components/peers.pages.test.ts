import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { languages } from '../../proof/words.ts';
import { goldensByProject, peerFunctions, peerGoldens, peerIntervals } from '../peers.ts';
import Peers from './Peers.astro';

test.each(languages)('every count of the record stands in a table, every row full (%s)', async (lang) => {
  const container = await AstroContainer.create();
  const html = await container.renderToString(Peers as never, { params: { lang } });
  const tables = [...parseHTML(`<main>${html}</main>`).document.querySelectorAll('table')];
  expect(tables.map((table) => table.querySelectorAll('tbody tr').length)).toEqual([
    goldensByProject().length,
    peerGoldens.length,
    peerIntervals.rows.length,
    peerFunctions.rows.length,
  ]);
  for (const table of tables) {
    const columns = table.querySelectorAll('thead th').length;
    for (const row of table.querySelectorAll('tbody tr')) expect(row.querySelectorAll('th, td')).toHaveLength(columns);
    expect(table.textContent).not.toMatch(/undefined|NaN|\{\w+\}/);
  }
});
