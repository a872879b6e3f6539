/** The schema of a registry entry, and the order of the entries. */
import { z } from 'astro/zod';
import { chapters } from '../../claims/claim.ts';
import { type Entry, idPattern, registry } from '../../claims/registry.ts';
import { needed, problemsOf, said } from './texts.ts';

const day = z.iso.date({ error: needed('a day such as 2026-11-24') });
const entries = z.array(
  z.strictObject({
    id: z.string().regex(idPattern, { error: needed('lower-case words joined by hyphens, such as rnn-chain') }),
    tag: z.string(),
    chapter: z.enum(chapters, { error: needed(`one of ${chapters.join(', ')}`) }),
    since: day,
    changes: z.array(z.strictObject({ on: day, what: said })).optional(),
    withdrawn: z.strictObject({ on: day, reason: said, successor: z.string().optional() }).optional(),
  }),
);

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
    const successor = withdrawn?.successor;
    if (successor !== undefined && !list.some((other) => other.id === successor))
      problems.push(`“${id}” was withdrawn for “${successor}”, needed the id of an entry`);
  }
  return problems.map((problem) => `src/claims/registry.ts: ${problem}`);
}
