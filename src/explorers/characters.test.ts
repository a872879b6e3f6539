import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { createTrainer } from '../engine/training/trainer.ts';
import { languages } from '../proof/words.ts';
import explorer, { type CharactersValues, learnerConfig, readingLimits } from './characters.ts';
import picture from './plots/characters.ts';
import { widths } from './plots/picture.ts';
import { initialValues } from './values.ts';

const initial = initialValues(explorer.parameters) as unknown as CharactersValues;
const small: CharactersValues = { ...initial, units: 4, budget: 50 };

test('the first 50 updates from seed 1 have the same bits on every engine', () => {
  const { learners } = explorer.compute({ ...initial, budget: 50 });
  expect(learners.map(({ network, update, digest }) => [network, update, digest])).toEqual([
    ['rnn', 50, 'dd3b1a8e15757819'],
    ['lstm', 50, '7e84fa6f2a9d25bf'],
  ]);
});

test('the digest is of the weights alone, each of which counts', () => {
  const { learners } = explorer.compute(small);
  expect(explorer.compute(small)).toEqual(explorer.compute(small));
  const others = [
    { ...small, seed: 2 },
    { ...small, rate: 0.031 },
    { ...small, bias: 'zero' as const },
  ];
  const digests = others.map((values) => explorer.compute(values).learners[1].digest);
  expect(new Set([learners[1].digest, ...digests]).size).toBe(4);
});

test('each network is trained as it would be alone, and the curves are means over the updates between two points', () => {
  const values = { ...small, budget: 100 };
  const { learners } = explorer.compute(values);
  for (const { network, update, losses } of learners) {
    expect([update, losses.length]).toEqual([100, readingLimits.points]);
    const trainer = createTrainer(learnerConfig(values, network), values.seed);
    for (const point of losses) {
      const mean = (trainer.step().loss + trainer.step().loss) / 2;
      expect(point.update).toBe(trainer.update);
      expect(point.loss).toBe(mean);
    }
  }
});

test('the gradient by lag starts at 1, and what was there before training stays', () => {
  const race = explorer.begin(small);
  const first = race.data();
  while (!race.done) race.step();
  race.step();
  const { learners } = race.data();
  for (const [k, { before, now, update }] of learners.entries()) {
    expect(update).toBe(small.budget);
    expect(before).toEqual(first.learners[k].now);
    expect(now).not.toEqual(before);
    for (const values of [before, now]) {
      expect(values.length).toBe(readingLimits.T);
      expect(values[0]).toBe(1);
      expect(values.every((value) => value > 0)).toBe(true);
    }
  }
});

test('b_f at the start is 0, 1 or b* for the length of a sequence', () => {
  const at = (bias: CharactersValues['bias']) => learnerConfig({ ...initial, bias }, 'lstm');
  expect([at('zero').forgetBias, at('one').forgetBias, at('horizon').forgetBias]).toEqual([0, 1, 'b*']);
  expect([at('one').task, at('one').n, at('one').rate, at('one').T]).toEqual(['brackets', 24, 0.03, 48]);
});

test.each(['brackets', 'verse', 'prose'] as const)(
  '%s: every state is drawn, tabulated and worded, before the first update too',
  (text) => {
    const { document } = parseHTML('<html></html>');
    const race = explorer.begin({ ...small, text });
    for (const steps of [0, 1, 99]) {
      for (let s = 0; s < steps; s++) race.step();
      const data = race.data();
      for (const lang of languages) {
        const reader = { lang, number: String };
        const said = picture.says(data, reader);
        expect(said).not.toMatch(/undefined|NaN/);
        for (const { digest, sample } of data.learners) {
          expect(said).toContain(digest);
          expect(said).toContain(sample.trim());
        }
        const { head, rows } = picture.table(data, reader);
        expect(rows.flat().some(Number.isNaN)).toBe(false);
        for (const row of rows) expect(row.length).toBe(head.length);
        const place = { document: document as unknown as Document, ...reader };
        const drawn = Object.values(widths).map((width) => picture.draw(data, { ...place, width }));
        for (const svg of drawn) expect(svg.outerHTML).not.toMatch(/NaN|Infinity|<style/);
        expect(drawn.map((svg) => svg.getAttribute('height'))).toEqual(['694', '770']);
        const written = data.learners.map(({ sample }) => sample.replaceAll(' ', '\u00A0'));
        for (const svg of drawn) for (const one of written) expect(svg.textContent).toContain(one.slice(0, 20));
      }
    }
  },
);

test('in the sample what memory decides is strong where it fits, and underlined where it does not', () => {
  const { document } = parseHTML('<html></html>');
  const data = explorer.begin(small).data();
  const marks = [
    { at: 3, right: true },
    { at: 100, right: false },
    { at: 120, right: undefined },
  ];
  const learners = data.learners.map((learner) => ({ ...learner, marks }));
  const place = { document: document as unknown as Document, lang: 'en', number: String } as const;
  for (const width of Object.values(widths)) {
    const spans = [...picture.draw({ ...data, learners }, { ...place, width }).querySelectorAll('tspan')];
    expect(spans.map((span) => [span.getAttribute('font-weight'), span.getAttribute('text-decoration')])).toEqual(
      [0, 1].flatMap(() => [
        ['bold', null],
        [null, 'underline'],
      ]),
    );
    const shown = spans.map((span) => span.textContent?.replace('\u00A0', ' '));
    expect(shown).toEqual([...data.learners].reverse().flatMap(({ sample }) => [sample[3], sample[100]]));
  }
  expect(picture.says({ ...data, learners }, place)).toContain('1 of 2 far closing brackets fit');
});
