/** What a reader takes along: Python files and notebooks, routes, slides, and the kit that is printed from the built site. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { chapters } from '../src/claims/claim.ts';
import { exercisesOf } from '../src/exercises/index.ts';
import { languages } from '../src/proof/words.ts';
import { codeText } from '../src/site/code.ts';
import { routes } from '../src/site/course.ts';
import { readPdf } from './pdf.ts';
import { slow } from './slow.ts';

for (const lang of languages) {
  test(`${lang}: a number leads to its line, and the line back to its section`, async ({ page }) => {
    await page.goto(`${lang}/lstm/`);
    const number = page.locator('#text a.worked', { hasText: '99.77' }).first();
    const href = (await number.getAttribute('href')) ?? '';
    const [, line] = /code\/lstm\/#L(\d+)$/.exec(href) ?? [];
    expect(codeText('lstm', lang).split('\n')[Number(line) - 1]).toContain('99.77');
    await number.click();
    const target = page.locator(`#L${line}`);
    await expect(target).toBeInViewport();
    await target.getByRole('link').click();
    await expect(page).toHaveURL(/\/lstm\/#s4$/);
  });

  test(`${lang}: files and notebooks come down as they are written`, async ({ page, request, baseURL }) => {
    await page.goto(`${lang}/rnn/`);
    const link = page.locator('#code a[download]', { hasText: '.py' });
    const [file] = await Promise.all([page.waitForEvent('download'), link.press('Enter')]);
    expect(file.suggestedFilename()).toBe('01-rnn.py');
    expect(readFileSync(await file.path(), 'utf8')).toBe(codeText('rnn', lang));
    const { files } = await (await request.get('api/code/index.json')).json();
    const own = files.filter((one: { lang: string }) => one.lang === lang);
    expect(own.map((one: { chapter: string }) => one.chapter)).toEqual([...chapters]);
    for (const { notebook } of own) {
      const { pathname } = new URL(notebook);
      const book = await (await request.get(new URL(pathname, baseURL).href)).json();
      expect(book.nbformat).toBe(4);
      expect(book.cells.length).toBeGreaterThan(5);
    }
  });

  test(`${lang}: every stop of the routes is there`, async ({ page, request }) => {
    await page.goto(`${lang}/course/`);
    const stops = routes.flatMap(({ lectures }) => lectures.flatMap((lecture) => lecture.stops));
    await expect(page.locator('[id^="route-"] .course-stops > li')).toHaveCount(stops.length);
    const links = await page
      .locator('#text a:visible')
      .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
    const pages = new Map<string, string>();
    for (const link of links) {
      const { origin, pathname, hash } = new URL(link);
      if (!pages.has(pathname)) {
        const answer = await request.get(origin + pathname);
        expect(answer.ok(), `${link} answers ${answer.status()}`).toBe(true);
        pages.set(pathname, await answer.text());
      }
      if (hash) expect(pages.get(pathname), link).toContain(`id="${decodeURIComponent(hash.slice(1))}"`);
    }
  });

  test(`${lang}: arrow keys move from slide to slide`, async ({ page }) => {
    await page.goto(`${lang}/course/slides/`);
    const slides = page.locator('.slide');
    expect(await slides.count()).toBeGreaterThanOrEqual(12);
    await page.keyboard.press('ArrowRight');
    await expect(slides.first().locator('h2')).toBeInViewport();
    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/#slide-2$/);
    await expect(slides.nth(1).locator('h2')).toBeInViewport();
    await page.keyboard.press('ArrowLeft');
    await expect(page).toHaveURL(/#slide-1$/);
    await page.keyboard.press('End');
    await expect(slides.last()).toBeInViewport();
  });
}

/** A run of text of an exercise's solution, long enough to stand in no other place. */
const phrase = (solution: string) =>
  solution
    .replace(/\s/g, '')
    .split(/\$[^$]*\$/)
    .toSorted((a, b) => b.length - a.length)[0]
    .slice(0, 24);

test('the kit of one chapter: its pages, its formulas, its fonts, and no solution', slow, async ({ page }) => {
  test.setTimeout(180_000);
  const before = readFileSync('dist/course/index.json', 'utf8');
  const print = (name: string) => {
    execFileSync(process.execPath, ['tools/course-kit.ts', `--only=${name}`], {
      env: { ...process.env, OUT: './dist', BASE: '' },
    });
    const file = readFileSync(`dist/course/${name}.pdf`);
    const { files } = JSON.parse(readFileSync('dist/course/index.json', 'utf8'));
    const listed = files.find((one: { name: string }) => one.name === `${name}.pdf`);
    const pdf = readPdf(file);
    expect(listed).toEqual({
      ...{ name: `${name}.pdf`, bytes: file.length, pages: pdf.pages },
      sha256: createHash('sha256').update(file).digest('hex'),
    });
    return pdf;
  };
  try {
    // As the build leaves it, whatever was printed since.
    writeFileSync('dist/course/index.json', '{ "files": [] }');
    const exercises = await exercisesOf('lstm-bptt');
    const solutions = exercises.map(({ solution }) => phrase(solution.en));
    const chapter = print('en/05-lstm-bptt');
    expect(chapter.pages).toBeGreaterThanOrEqual(5);
    expect(chapter.pages).toBeLessThanOrEqual(11);
    expect(chapter.missing).toEqual([]);
    expect(chapter.fonts.length).toBeGreaterThan(3);
    expect(chapter.text).toContain('∂');
    expect(chapter.text).toContain(phrase(exercises[0].asks.en));
    expect(solutions.filter((text) => chapter.text.includes(text))).toEqual([]);

    const solved = print('en/solutions');
    expect(solved.missing).toEqual([]);
    expect(solutions.filter((text) => !solved.text.includes(text))).toEqual([]);

    const slides = print('en/slides');
    expect(slides.missing).toEqual([]);
    await page.goto('en/course/slides/');
    expect(slides.pages).toBe(await page.locator('.slide').count());

    await page.goto('en/course/');
    const link = page.locator('[data-pdf="en/slides.pdf"]');
    await expect(link).toBeVisible();
    await expect(link).toHaveText(new RegExp(`^PDF, ${slides.pages} pages, \\d+\\.\\d MB$`));
    await expect(page.locator('[data-pdf="en/01-rnn.pdf"]')).toBeHidden();
  } finally {
    writeFileSync('dist/course/index.json', before);
  }
});
