/** The schema of a claim file. Each message has the file, the place, what is there, and what is needed instead. */
import { z } from 'astro/zod';
import {
  type Claim,
  type ClaimFile,
  displayNames,
  grades,
  sourceFile,
  type UnreadReason,
  unreadReasons,
  verdicts,
} from '../../claims/claim.ts';
import { ids, unknownClaim } from '../../claims/registry.ts';
import { symbols } from '../../claims/symbols.ts';
import { part } from './evidence.ts';
import { fields, filled, needed, problemsOf, said, shown, some, tex } from './texts.ts';

const claimFile = fields(
  {
    equation: filled('the number that the article prints, such as (2), or no such line').optional(),
    tex,
    says: said,
    sketch: said,
    uses: z.array(
      z.string().refine((id) => ids.includes(id), { error: ({ input }) => unknownClaim(input as string).message }),
      { error: needed('the ids of the claims that it rests on, or []') },
    ),
    symbols: some(
      z.string().refine((id) => Object.hasOwn(symbols, id), {
        error: ({ input }) =>
          `is ${shown(input)}, needed a symbol of src/claims/symbols.ts; a new one is a row there: ${input}: symbol(raw\`…\`, 'what it means', '含义')`,
      }),
      'the symbols that its formula shows, such as c_t, of src/claims/symbols.ts',
    ),
    verdict: z.enum(verdicts, { error: needed(`one of ${verdicts.join(', ')}`) }),
    proves: some(part(1), 'at least one part of evidence: identity(…), bound(…), …'),
    printed: fields(
      {
        tex,
        says: said,
        grade: z.enum(grades, { error: needed(`one of ${grades.join(', ')}`) }).optional(),
        refutes: part(0).optional(),
      },
      '{ tex, says } with the verdict “notation”, { tex, says, grade, refutes } with “corrected”',
    ).optional(),
    condition: fields({ tex, says: said, without: part(0) }, '{ tex, says, without }').optional(),
    unread: z.partialRecord(z.enum(displayNames), z.enum(Object.keys(unreadReasons) as UnreadReason[])).optional(),
    note: said.optional(),
  },
  'defineClaim({ tex, says, sketch, uses, symbols, verdict, proves, … }); its id, tag and chapter are in src/claims/registry.ts',
);

/** Fields that the verdict needs and the file lacks, or the other way round. */
function verdictProblems(file: Partial<ClaimFile>, { chapter }: Pick<Claim, 'chapter'>): string[] {
  const { verdict } = file;
  const problems: string[] = [];
  const given = { ...file, 'printed.grade': file.printed?.grade, 'printed.refutes': file.printed?.refutes };
  type Field = 'printed' | 'printed.grade' | 'printed.refutes' | 'condition' | 'note';
  const goesWith = (field: Field, ...stated: (typeof verdicts)[number][]) => {
    const is = stated.some((one) => one === verdict);
    if (is === (given[field] !== undefined)) return;
    const only = `is there, needed only with the verdict ${stated.map(shown).join(' or ')}; the verdict is “${verdict}”`;
    problems.push(`${field}: ${is ? `is missing, needed with the verdict “${verdict}”` : only}`);
  };
  goesWith('printed', 'notation', 'corrected');
  if (file.printed) {
    goesWith('printed.grade', 'corrected');
    goesWith('printed.refutes', 'corrected');
  }
  goesWith('condition', 'conditional');
  goesWith('note', 'corrected', 'conditional');
  if (chapter === 'beyond' && (verdict === 'holds' || verdict === 'hypothesis'))
    problems.push(
      `verdict: is “${verdict}”, which is said of the article, needed “added”: the chapter “beyond” is not in it`,
    );
  return problems;
}

/** The problems of one claim file's default export. */
export function claimProblems(file: unknown, entry: Pick<Claim, 'id' | 'chapter'>): string[] {
  const { verdict } = (file ?? {}) as Partial<ClaimFile>;
  const known = verdicts.some((one) => one === verdict);
  const problems = [...problemsOf(claimFile, file), ...(known ? verdictProblems(file as ClaimFile, entry) : [])];
  return problems.map((problem) => `${sourceFile(entry)}: ${problem}`);
}

const symbolTable = z.record(z.string(), z.strictObject({ tex, means: said }));

export const symbolProblems = (table: unknown = symbols): string[] =>
  problemsOf(symbolTable, table).map((problem) => `src/claims/symbols.ts: ${problem}`);
