import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { claims } from '../../../claims/index.ts';
import { languages } from '../../../proof/words.ts';
import { t } from '../../text/strings.ts';
import { fitted, lacking, picturePng, pictureSvg } from './picture.ts';
import { inRows } from './rows.ts';

test('every equation is large enough to read where the picture is shown small', { timeout: 120_000 }, async () => {
  const small: string[] = [];
  for (const { id, tex } of claims) {
    const { scale } = await fitted(tex);
    // Shown half as wide, letters of the equation are then as high as those of a text of 14 pixels.
    if (!(scale >= 0.028)) small.push(`${id} ${scale.toFixed(4)}`);
  }
  expect(small).toEqual([]);
});

test('rows begin after gaps and before relations, never within brackets', () => {
  expect(inRows('a = b')).toEqual(['a = b']);
  expect(inRows('a = b = c')).toEqual(['a = b = c', String.raw`\begin{gathered} a = b \\[6pt] = c \end{gathered}`]);
  expect(inRows(String.raw`f(x = 1) \qquad \frac{a = b}{c}`)).toEqual([
    String.raw`f(x = 1) \qquad \frac{a = b}{c}`,
    String.raw`\begin{gathered} f(x = 1) \\[6pt] \frac{a = b}{c} \end{gathered}`,
  ]);
  const aligned = String.raw`\begin{aligned} a &= b \\ c &= d \end{aligned}`;
  expect(inRows(aligned)).toEqual([aligned]);
});

test('the fonts have what the pictures say, in both languages', () => {
  for (const lang of languages) {
    const { verdict, claim, site } = t(lang);
    const titles = globSync(`content/${lang}/*.mdx`).map(
      (file) => /^title: (.*)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '',
    );
    expect(titles).toHaveLength(9);
    expect(
      lacking([...Object.values(verdict), claim.equation, site.chapter, site.tagline, ...titles].join('')),
    ).toEqual([]);
  }
});

test('Chinese is drawn, and what the fonts lack is refused', async () => {
  const picture = { tex: 'x', title: 'Carousel', caption: '', verdict: 'holds', earned: '' } as const;
  const [without, some, more] = await Promise.all(
    ['', '成立', '有条件成立'].map(async (earned) => (await picturePng({ ...picture, earned })).length),
  );
  expect(some).toBeGreaterThan(without + 300);
  expect(more).toBeGreaterThan(some + 300);
  await expect(pictureSvg({ ...picture, title: '龘' })).rejects.toThrow('lack “龘”');
});
