/** The claim files as text, so that the site can show what it has run. */
const files = import.meta.glob<string>('../claims/*/*.ts', { query: '?raw', import: 'default', eager: true });
const base = import.meta.env.BASE_URL;

export interface Source {
  readonly id: string;
  /** From the root of the project. */
  readonly file: string;
  readonly href: string;
  readonly text: string;
}

export const sources: readonly Source[] = Object.entries(files)
  .filter(([path]) => !path.endsWith('.test.ts'))
  .map(([path, text]) => {
    const id = path.replace(/^.*\/|\.ts$/g, '');
    return { id, file: path.replace('..', 'src'), href: `${base}source/${id}.txt`, text };
  });

/** @throws Error where no file in `src/claims` has the name of the claim */
export function sourceOf(id: string): Source {
  const source = sources.find((candidate) => candidate.id === id);
  if (!source) throw new Error(`claim “${id}” has no file src/claims/<chapter>/${id}.ts`);
  return source;
}
