import { words } from '../../proof/words.ts';
import type { ProductsData } from '../products.ts';
import { frame, type Shaper, shaper, strong, text } from './drawing.ts';
import { classOf, colourOf, heatLegend } from './heat.ts';
import { colours, type Picture } from './picture.ts';

const networks = [
  ['rnn', words('plain network', '普通 RNN')],
  ['lstm', words('LSTM', 'LSTM')],
] as const;

interface Square {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour: string;
}
/** All squares of one colour are one path, so that the picture has few elements. */
function squares(shape: Shaper, all: readonly Square[]): Element[] {
  const byColour = new Map<string, string>();
  for (const { x, y, size, colour } of all)
    byColour.set(colour, `${byColour.get(colour) ?? ''}M${x.toFixed(2)} ${y.toFixed(2)}h${size}v${size}h-${size}z`);
  return [...byColour].map(([fill, d]) => shape('path', { d, fill }));
}

const picture: Picture<ProductsData> = {
  legend: heatLegend,
  draw({ rows }, place) {
    const { width, number, lang } = place;
    const shape = shaper(place);
    const pitch = width / rows.length;
    const side = Math.min(84, pitch - 8);
    const top = 34;
    const lane = side + 56;
    const cells: Square[] = [];
    const parts: Element[] = [];
    for (const [at, { tau, ...products }] of rows.entries()) {
      const middle = (at + 0.5) * pitch;
      parts.push(text(shape, middle, 8, `τ = ${tau}`));
      for (const [row, [name]] of networks.entries()) {
        const { matrix, norm } = products[name];
        const size = Number((side / matrix.cols).toFixed(2));
        const [x, y] = [middle - side / 2, top + row * lane + 12];
        for (const [k, value] of matrix.data.entries())
          cells.push({
            x: x + (k % matrix.cols) * size,
            y: y + Math.floor(k / matrix.cols) * size,
            size,
            colour: colourOf(classOf(Math.abs(value))),
          });
        parts.push(shape('rect', { x, y, width: side, height: side, fill: 'none', stroke: colours.soft }));
        parts.push(text(shape, middle, y + side + 12, number(Number(norm.toPrecision(norm < 0.001 ? 1 : 2))), strong));
      }
    }
    for (const [row, [, says]] of networks.entries())
      parts.push(
        text(shape, 0, top + row * lane, says[lang], { 'text-anchor': 'start', 'font-weight': 600, ...strong }),
      );
    return frame(shape, width, top + networks.length * lane - 16, ...squares(shape, cells), ...parts);
  },
  table: ({ rows }, { lang }) => ({
    head: {
      en: ['τ', 'norm, plain network', 'norm, LSTM'],
      zh: ['τ', '范数（普通 RNN）', '范数（LSTM）'],
    }[lang],
    rows: rows.map(({ tau, rnn, lstm }) => [tau, rnn.norm, lstm.norm]),
  }),
  says({ rows }, { lang, number }) {
    const { tau, rnn, lstm } = rows[rows.length - 1];
    return words(
      `Over ${tau} steps the norm of the product is ${number(rnn.norm)} in the plain network and ${number(lstm.norm)} in the LSTM.`,
      `经过 ${tau} 步，雅可比矩阵之积的范数在普通 RNN 中为 ${number(rnn.norm)}，在 LSTM 中为 ${number(lstm.norm)}。`,
    )[lang];
  },
};
export default picture;
