/** Schemas of texts that authors write, TeX and words in both languages, and the form of the messages. */
import { z } from 'astro/zod';
import type { Words } from '../../proof/words.ts';
import { renderTex, wordsToHtml } from '../../site/text/tex.ts';

/** The problems that a schema finds in a value, each with its place. */
export function problemsOf(schema: z.ZodType, value: unknown): string[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message));
}

export function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'string') return `“${value}”`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'function' ? 'a function' : Array.isArray(value) ? 'a list' : 'an object';
}

/** The message `is …, needed …` for a wrong type, and `has …, needed only …` for unknown fields. */
export const needed =
  (what: string) => (issue: { code?: string | undefined; keys?: readonly string[]; input?: unknown }) =>
    issue.code === 'unrecognized_keys'
      ? `has ${issue.keys?.map(shown).join(', ')}, needed only ${what}`
      : `is ${shown(issue.input)}, needed ${what}`;

/** Reports what `check` throws as a problem. */
const must =
  <T>(check: (value: T) => unknown) =>
  (value: T, context: z.RefinementCtx<T>): void => {
    try {
      check(value);
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    }
  };

/** An object with these fields and no others. */
export const fields = <S extends z.ZodRawShape>(shape: S, what: string) =>
  z.strictObject(shape, { error: needed(what) });
/** A list of at least one item. */
export const some = <T extends z.ZodType>(item: T, what: string) =>
  z.array(item, { error: needed(what) }).min(1, { error: `is empty, needed ${what}` });
/** A text that is not blank. */
export const filled = (what: string) =>
  z.string({ error: needed(what) }).refine((text) => text.trim() !== '', { error: needed(what), abort: true });
export const tex = filled('the formula as TeX, such as String.raw`c_t = \\varphi(z_t)`').superRefine(
  must((formula) => renderTex(formula, true)),
);
const sentence = (language: string) =>
  filled(`the text in ${language} too, words('English', '中文')`).superRefine(must(wordsToHtml));

const han = /\p{Script=Han}/u;
const prose = (text: string) => text.replace(/\$[^$]*\$/g, '');

function bothLanguages({ en, zh }: Words, context: z.RefinementCtx<Words>): void {
  const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  if (han.test(en)) say('en', `is “${en}”, needed English: words('English', '中文')`);
  // Names such as LSTM are the same in both languages, words are not.
  if (/[a-z]{2}/.test(prose(en)) && !han.test(zh)) say('zh', `is “${zh}”, needed Chinese, as in English it is “${en}”`);
  const [half] = /\p{Script=Han}[,;:!?()]/u.exec(prose(zh)) ?? [];
  if (half) say('zh', `has “${half}”, needed full-width punctuation after a Chinese character, as in “，；：！？（）”`);
}
export const said = fields(
  { en: sentence('English'), zh: sentence('Chinese') },
  "words('English', '中文')",
).superRefine(bothLanguages);
