import { words } from '../../proof/words.ts';
import { strong, text } from './drawing.ts';
import { colours } from './picture.ts';
import { rnnWalkPicture, sideHeight } from './walk-rnn.ts';

/** Bars for the terms of the gradient's sum: those that were read off, and those still to come. */
export default rnnWalkPicture({
  legend: [
    { label: words('term read off', '已读出的项'), mark: 'area', colour: colours.c },
    { label: words('term to come', '还未读出的项'), mark: 'line', colour: colours.soft },
  ],
  draw(shape, { width, lang, number }, { back, steps }) {
    const T = steps.length;
    const most = Math.max(...steps.map(({ term }) => term)) || 1;
    const pitch = width / T;
    const floor = sideHeight - 24;
    const room = floor - 48;
    return shape(
      'g',
      {},
      text(shape, 0, 6, words('size of the term of step j', '第 j 项的大小')[lang], { 'text-anchor': 'start' }),
      shape('line', { x1: 0, x2: width, y1: floor, y2: floor, stroke: colours.soft }),
      ...steps.flatMap(({ t, term }) => {
        const seen = t >= T - back;
        const height = (room * term) / most;
        return [
          shape('rect', {
            x: (t - 0.78) * pitch,
            y: floor - height,
            width: 0.56 * pitch,
            height,
            fill: seen ? colours.c : 'none',
            stroke: seen ? colours.c : colours.soft,
          }),
          text(shape, (t - 0.5) * pitch, sideHeight - 10, String(t)),
          ...(seen
            ? [text(shape, (t - 0.5) * pitch, floor - height - 12, number(Number(term.toPrecision(2))), strong)]
            : []),
        ];
      }),
    );
  },
});
