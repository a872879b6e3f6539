import { dot, line } from '@observablehq/plot';
import { words } from '../../proof/words.ts';
import { decades, panel } from './panels.ts';
import { colours } from './picture.ts';
import { rnnWalkPicture, sideHeight } from './walk-rnn.ts';

/** The length of the row against its bound. */
export default rnnWalkPicture({
  legend: [
    { label: words('length of the row', '行向量的长度'), mark: 'line', colour: colours.a },
    { label: words('its bound', '其上界'), mark: 'dashed', colour: colours.b },
  ],
  draw(_, place, { back, steps }) {
    const T = steps.length;
    const seen = steps.filter(({ t }) => t >= T - back);
    const y = decades([1, ...steps.flatMap(({ size, bound }) => [size, bound])], [-16, 8]);
    const along = (name: 'size' | 'bound') => ({ x: 't', y: (step: (typeof steps)[number]) => y.within(step[name]) });
    return panel(place, {
      height: sideHeight,
      x: { domain: [1, T], label: words('step t', '步 t')[place.lang] },
      y: { ...y.scale, label: words('length', '长度')[place.lang] },
      marks: [
        y.grid,
        line(steps, { ...along('bound'), stroke: colours.b, strokeDasharray: '5 4' }),
        line(seen, { ...along('size'), stroke: colours.a, strokeWidth: 2 }),
        dot(seen, { ...along('size'), fill: colours.a, r: 3 }),
      ],
    });
  },
});
