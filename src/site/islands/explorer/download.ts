/** The picture and its numbers as files. */
import type { LegendEntry, Table } from '../../../explorers/plots/picture.ts';
import type { Language } from '../../../proof/words.ts';

export function save(name: string, type: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const quoted = (cell: string | number | undefined): string => {
  const text = cell === undefined ? '' : String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** All digits, so that what is computed from the file is what the page has. */
const toCsv = ({ head, rows }: Table): string =>
  [head, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');

// The mark tells spreadsheets that the file is UTF-8.
export const saveCsv = (name: string, table: Table): void =>
  save(`${name}.csv`, 'text/csv;charset=utf-8', `\uFEFF${toCsv(table)}`);

const properties = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-family',
] as const;

/** The SVG as it looks on the page now, with nothing left that depends on the page, its title and its legend. */
function standalone(svg: SVGSVGElement, title: string, legend: readonly LegendEntry[], lang: Language): SVGElement {
  const copy = svg.cloneNode(true) as SVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  for (const [at, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(originals[at]);
    for (const property of properties) element.setAttribute(property, style.getPropertyValue(property));
  }
  const make = (name: string, attributes: Record<string, string | number>, text = '') => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.textContent = text;
    return element;
  };
  const page = getComputedStyle(document.body);
  const [width, height] = ['width', 'height'].map((name) => Number(svg.getAttribute(name)));
  const top = 34 + 18 * legend.length;
  const type = { fill: page.color, stroke: 'none', 'font-family': 'system-ui, sans-serif' };
  const all = make('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${width} ${height + top}`,
    width,
    height: height + top,
  });
  const paper = getComputedStyle(document.documentElement).backgroundColor;
  all.append(make('rect', { width, height: height + top, fill: paper }));
  all.append(make('text', { x: 12, y: 22, 'font-size': 15, 'font-weight': 600, ...type }, title));
  const probe = document.createElement('span');
  svg.parentElement?.append(probe);
  for (const [at, { label, mark, colour }] of legend.entries()) {
    probe.style.color = colour;
    const stroke = getComputedStyle(probe).color;
    const y = 40 + 18 * at;
    const dash = mark === 'dashed' ? { 'stroke-dasharray': '5 4' } : {};
    const thick = mark === 'area' ? 10 : mark === 'dot' ? 6 : 2;
    all.append(make('line', { x1: 12, x2: 36, y1: y - 4, y2: y - 4, stroke, 'stroke-width': thick, ...dash }));
    all.append(make('text', { x: 44, y, 'font-size': 13, ...type }, label[lang]));
  }
  probe.remove();
  copy.setAttribute('y', String(top));
  all.append(copy);
  return all;
}

export const saveSvg = (...[name, ...given]: [name: string, ...Parameters<typeof standalone>]): void =>
  save(`${name}.svg`, 'image/svg+xml', new XMLSerializer().serializeToString(standalone(...given)));
