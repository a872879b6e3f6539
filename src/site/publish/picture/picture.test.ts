import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chapters } from '../../../claims/claim.ts';
import { languages } from '../../../proof/words.ts';
import { t } from '../../text/strings.ts';
import { lacking, picturePng, pictureSvg } from './picture.ts';

test('the fonts have what the pictures say, in both languages', () => {
  for (const lang of languages) {
    const { verdict, claim, site } = t(lang);
    const titles = globSync(`content/${lang}/*.mdx`).map(
      (file) => /^title: (.*)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '',
    );
    expect(titles).toHaveLength(chapters.length);
    expect(
      lacking([...Object.values(verdict), claim.equation, site.chapter, site.tagline, ...titles].join('')),
    ).toEqual([]);
  }
});

test('Chinese is drawn, and what the fonts lack is refused', () => {
  const picture = { title: 'Carousel', caption: '', graded: 'holds', earned: '' } as const;
  const [without, some, more] = ['', '成立', '有条件成立'].map((earned) => picturePng({ ...picture, earned }).length);
  expect(some).toBeGreaterThan(without + 300);
  expect(more).toBeGreaterThan(some + 300);
  expect(() => pictureSvg({ ...picture, title: '龘' })).toThrow('lack “龘”');
});
