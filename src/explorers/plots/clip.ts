import { dot, line } from '@observablehq/plot';
import { words } from '../../proof/words.ts';
import type { ClipData } from '../clip.ts';
import { decades, stack } from './panels.ts';
import { colours, type Picture, short } from './picture.ts';

type Row = ClipData['rows'][number];

const picture: Picture<ClipData> = {
  legend: [
    { label: words('before', '裁剪前'), mark: 'dot', colour: colours.b },
    { label: words('after', '裁剪后'), mark: 'line', colour: colours.a },
  ],
  draw({ rows }, place) {
    const { lang } = place;
    const part = (label: string, before: keyof Row, after: keyof Row) => {
      const y = decades([1, ...rows.flatMap((row) => [row[before], row[after]])], [-12, 6]);
      const along = (name: keyof Row) => ({ x: 'tau', y: (row: Row) => y.within(row[name]) });
      return {
        y: { ...y.scale, label },
        marks: [
          y.grid,
          line(rows, { ...along(after), stroke: colours.a, strokeWidth: 2 }),
          dot(rows, { ...along(before), stroke: colours.b, r: 3 }),
        ],
      };
    };
    return stack(place, { domain: [0, rows.length - 1], label: words('lag τ, in steps', '时滞 τ（步）')[lang] }, [
      part(words('length of the part of lag τ', '时滞为 τ 的部分的长度')[lang], 'before', 'after'),
      part(words('share of the lags ≥ τ', '时滞 ≥ τ 的占比')[lang], 'share', 'shareAfter'),
    ]);
  },
  table: ({ rows }, { lang }) => ({
    head: {
      en: ['lag τ', 'length before', 'length after', 'share of the lags ≥ τ before', 'share after'],
      zh: ['时滞 τ', '裁剪前的长度', '裁剪后的长度', '裁剪前时滞 ≥ τ 的占比', '裁剪后的占比'],
    }[lang],
    rows: rows.map((r) => [r.tau, r.before, r.after, r.share, r.shareAfter]),
  }),
  says({ before, after, rows }, { lang, number }) {
    const say = (x: number) => number(short(x));
    const { tau, share, shareAfter } = rows[Math.min(10, rows.length - 1)];
    return words(
      `The gradient goes from the length ${say(before)} to ${say(after)}; the lags from ${tau} on are ${say(share)} of it before and ${say(shareAfter)} after.`,
      `梯度的长度从 ${say(before)} 变为 ${say(after)}；时滞不小于 ${tau} 的部分，裁剪前占 ${say(share)}，裁剪后占 ${say(shareAfter)}。`,
    )[lang];
  },
};
export default picture;
