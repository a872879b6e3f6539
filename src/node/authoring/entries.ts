/** The schema of a registry entry, and the order of the entries. */
import { z } from 'astro/zod';
import { chapters } from '../../claims/claim.ts';
import { type Entry, idPattern, registry } from '../../claims/registry.ts';
import { needed, problemsOf, said } from './texts.ts';

const day = z.iso.date({ error: needed('a day such as 2026-11-24') });
const entries = z.array(
  z.strictObject({
    id: z.string().regex(idPattern, { error: needed('lower-case words joined by hyphens, such as rnn-chain') }),
    name: said,
    tag: z.string(),
    chapter: z.enum(chapters, { error: needed(`one of ${chapters.join(', ')}`) }),
    since: day,
    changes: z.array(z.strictObject({ on: day, what: said })).optional(),
    withdrawn: z.strictObject({ on: day, reason: said, successor: z.string().optional() }).optional(),
  }),
);

/** What is wrong with the name of an equation: it stands in lists, titles and references, so it is short, plain and its own. */
function nameProblems({ id, name: { en, zh } }: Entry, others: readonly Entry[]): string[] {
  const problems: string[] = [];
  const words = en.split(' ').length;
  if (words < 2 || words > 5) problems.push(`name.en: is “${en}”, ${words} words, needed 2 to 5`);
  const characters = [...zh].length;
  if (characters < 2 || characters > 14) problems.push(`name.zh: is “${zh}”, ${characters} characters, needed 2 to 14`);
  for (const text of [en, zh]) {
    const [odd] = /[$\\_^{},，、]|[a-z]+-[a-z]+-/.exec(text) ?? [];
    if (odd) problems.push(`name: “${text}” has “${odd}”, needed words without TeX, commas or ids`);
    const twin = others.find(({ name }) => [name.en, name.zh].some((one) => one.toLowerCase() === text.toLowerCase()));
    if (twin) problems.push(`name: “${text}” is also that of “${twin.id}”, needed one of its own`);
  }
  return problems.map((problem) => `“${id}”.${problem}`);
}

export function registryProblems(list: readonly Entry[] = registry): string[] {
  const problems = problemsOf(entries, list).map((problem) =>
    problem.replace(/^\d+/, (i) => `“${list[Number(i)].id}”`),
  );
  for (const [i, { id, chapter, withdrawn }] of list.entries()) {
    const before = list[i - 1];
    if (before && chapters.indexOf(before.chapter) > chapters.indexOf(chapter))
      problems.push(
        `“${id}” of “${chapter}” stands after “${before.id}” of “${before.chapter}”, needed the order of the chapters: ${chapters.join(', ')}`,
      );
    if (list[i].name.en && list[i].name.zh) problems.push(...nameProblems(list[i], list.slice(0, i)));
    const successor = withdrawn?.successor;
    if (successor !== undefined && !list.some((other) => other.id === successor))
      problems.push(`“${id}” was withdrawn for “${successor}”, needed the id of an entry`);
  }
  return problems.map((problem) => `src/claims/registry.ts: ${problem}`);
}
