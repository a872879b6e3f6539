/** What is wrong with the list of claims, in sentences for its authors; empty where nothing is. The build asks first. */
import type { Words } from '../proof/words.ts';
import type { Claim } from './claim.ts';
import { symbols } from './symbols.ts';
import type { TagEntry } from './tags.ts';

/** Every text of a value, and where it stands. */
export function textsOf(value: unknown, path = ''): { path: string; text: Words }[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  if ('en' in value || 'zh' in value) return [{ path, text: value as Words }];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, path === '' ? key : `${path}.${key}`));
}

const missing = ({ en, zh }: Partial<Words>): string[] => [
  ...((en ?? '').trim() === '' ? ['English'] : []),
  ...((zh ?? '').trim() === '' ? ['Chinese'] : []),
];

export function registryProblems(claims: readonly Claim[], tags: readonly TagEntry[]): string[] {
  const problems: string[] = [];
  const ids = new Set(claims.map(({ id }) => id));
  for (const [i, claim] of claims.entries()) {
    const say = (problem: string) => problems.push(`src/claims/${claim.chapter}/${claim.id}.ts: ${problem}`);
    for (const name of ['id', 'tag'] as const) {
      const twin = claims.slice(0, i).find((other) => other[name] === claim[name]);
      if (twin) say(`its ${name} “${claim[name]}” is that of “${twin.id}”, needed one of its own`);
    }
    const given = tags.find(({ id }) => id === claim.id);
    const taken = claims.some(({ id, tag }) => id !== claim.id && tag === claim.tag);
    if (given?.tag !== claim.tag && !taken)
      say(
        `its tag is “${claim.tag}”, needed the one in tags.ts, ${given ? `“${given.tag}”` : 'which has none for it'}`,
      );
    for (const { path, text } of textsOf(claim))
      for (const language of missing(text)) say(`${path} has no ${language} text, needed both languages`);
    for (const used of claim.uses) if (!ids.has(used)) say(`it uses “${used}”, needed the id of a claim on the list`);
    for (const id of claim.symbols) if (!Object.hasOwn(symbols, id)) say(`there is no symbol “${id}” in symbols.ts`);
  }
  return problems;
}
