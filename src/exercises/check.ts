/** Judges an answer to an exercise: numbers by what the engine computed, formulas and planted mistakes by the checks of the site. */
import { formatNumber } from '../check/number.ts';
import { defaults } from '../check/options.ts';
import type { Example, PartReport } from '../check/report.ts';
import { runMistake } from '../check/run.ts';
import { loadClaim } from '../claims/registry.ts';
import { judgeFormula, type OwnReport } from '../own/judge.ts';
import { type Words, words } from '../proof/words.ts';
import type {
  ChoiceAnswer,
  Exercise,
  ExerciseAnswer,
  FormulaAnswer,
  MistakeAnswer,
  NumberAnswer,
  OrderAnswer,
  ProofAnswer,
} from './exercise.ts';
import { exercisesOf } from './index.ts';
import { letterOf, piecesOf } from './mistake.ts';
import { parseNumber } from './number.ts';

/** `unread`: no answer, or none that can be read · `compared`: a proof, which only its writer has compared. */
export type ExerciseVerdict = 'right' | 'wrong' | 'unread' | 'compared';

export interface Checked {
  readonly verdict: ExerciseVerdict;
  /** Sentences, each by itself. */
  readonly says: readonly Words[];
  /** A network on which a wrong formula fails. */
  readonly example?: { readonly example: Example; readonly relation: PartReport['relation'] };
}

/**
 * @param given as the page sends it: what was typed; the number of an option or a piece, from 0; the steps in their order or the
 * points that were ticked, by number, with commas
 */
export async function checkAnswer(chapter: string, id: string, given: string): Promise<Checked> {
  const exercises = await exercisesOf(chapter);
  const exercise = exercises.find((one) => one.id === id);
  if (!exercise)
    throw new RangeError(`exercise: got ${id}, needed one of: ${exercises.map((one) => one.id).join(', ')}`);
  return given.trim() === '' && exercise.answer.kind !== 'proof' ? unanswered : judge(exercise, given);
}

const unread = (...says: readonly Words[]): Checked => ({ verdict: 'unread', says });
const unanswered = unread(words('There is no answer yet.', '还没有作答。'));

type Judges = {
  readonly [Kind in ExerciseAnswer['kind']]: (
    answer: Extract<ExerciseAnswer, { kind: Kind }>,
    given: string,
  ) => Checked | Promise<Checked>;
};

const judges: Judges = {
  number: checkNumber,
  formula: checkFormula,
  choice: checkChoice,
  mistake: checkMistake,
  order: checkOrder,
  proof: checkProof,
};

const judge = ({ answer }: Exercise, given: string): Checked | Promise<Checked> =>
  (judges[answer.kind] as (answer: ExerciseAnswer, given: string) => Checked | Promise<Checked>)(answer, given);

const isWithin = (given: number, { value }: { readonly value: number }, within: number): boolean =>
  Math.abs(given - value) <= within + 1e-12 * Math.abs(value);

function checkNumber(answer: NumberAnswer, given: string): Checked {
  const number = parseNumber(given);
  if (number === undefined)
    return unread(
      words(
        `“${given}” is no number. Write for example 0.0896, −1/8 or 3e−4.`,
        `“${given}” 不是一个数。可以写成 0.0896、−1/8 或 3e−4 这样的形式。`,
      ),
    );
  const { value, within, mistaken } = answer;
  const exactly = formatNumber(value, 5);
  if (isWithin(number, answer, within))
    return { verdict: 'right', says: [words(`The engine computes ${exactly}.`, `引擎算得 ${exactly}。`)] };
  const known = mistaken.find((one) => isWithin(number, one, within));
  if (known) return { verdict: 'wrong', says: [known.says] };
  if (number * value < 0) return { verdict: 'wrong', says: [words('The sign is wrong.', '符号不对。')] };
  return {
    verdict: 'wrong',
    says: [
      Math.abs(number) > Math.abs(value)
        ? words('That is too large.', '数值太大了。')
        : words('That is too small.', '数值太小了。'),
    ],
  };
}

/** The article’s letters, whatever letters a reader has chosen for the page; the page says so. */
const notation = { state: 'c', weights: 'site', C: 'term', T: 'transpose' } as const;

const judged = (target: string, formula: string): OwnReport =>
  judgeFormula({ target, formula, choices: notation, seed: defaults.seed }, () => {});

const exampleOf = ({ numbers }: OwnReport): Pick<Checked, 'example'> =>
  numbers?.counterexample ? { example: { example: numbers.counterexample, relation: numbers.relation } } : {};

function checkFormula({ target }: FormulaAnswer, given: string): Checked {
  const report = judged(target, given);
  const { verdict, problem, exact, numbers, diagnosis } = report;
  if (verdict === 'equal' || verdict === 'in numbers')
    return {
      verdict: 'right',
      says: [
        exact
          ? words(
              'Equal as a function of the network: exactly, not only in numbers.',
              '作为网络的函数，两者相等：这是精确的结论，不只是数值上相符。',
            )
          : words(
              `True on all ${numbers?.checked ?? 0} networks that were drawn.`,
              `在抽取的 ${numbers?.checked ?? 0} 个网络上全部成立。`,
            ),
      ],
    };
  const found = [
    ...(diagnosis?.instead ?? []).map(({ en, zh }) => words(`It is ${en}.`, `它其实是${zh}。`)),
    ...(diagnosis?.remedies ?? []).slice(0, 2).map(({ says: { en, zh } }) => words(`${en}.`, `${zh}。`)),
  ];
  if (verdict !== 'wrong')
    return {
      verdict: verdict === 'ill-typed' && diagnosis ? 'wrong' : 'unread',
      says: [...(problem ? [problem.says] : []), ...found],
    };
  return {
    verdict,
    says: [words('It is another function of the network.', '它是网络的另一个函数。'), ...found],
    ...exampleOf(report),
  };
}

function checkChoice({ options }: ChoiceAnswer, given: string): Checked {
  const option = options[Number(given)];
  return option ? { verdict: option.right ? 'right' : 'wrong', says: [option.because] } : unanswered;
}

async function checkMistake(answer: MistakeAnswer, given: string): Promise<Checked> {
  const claim = await loadClaim(answer.claim);
  const { formula, spans, wrong, instead } = piecesOf(claim, answer);
  const chosen = spans[Number(given)];
  if (!chosen) return unanswered;
  const { part, control, judged: by } = answer;
  const example = by
    ? exampleOf(judged(by.target, by.relation))
    : mistakeExample(runMistake(claim, part, control, defaults));
  const piece = formula.tex.slice(chosen.from, chosen.to);
  if (Number(given) !== wrong)
    return {
      verdict: 'wrong',
      says: [
        words(
          `$${piece}$ stands in the true equation as well. The formula as a whole fails, as this network shows:`,
          `$${piece}$ 在正确的公式里也是这样。但整个公式确实不成立，下面的网络就是反例：`,
        ),
      ],
      ...example,
    };
  return {
    verdict: 'right',
    says: [
      instead.trim() === ''
        ? words(`${letterOf(wrong)} does not belong there.`, `${letterOf(wrong)} 处是多出来的。`)
        : words(`In the true equation it is $${instead}$.`, `正确的公式里是 $${instead}$。`),
    ],
    ...example,
  };
}

const mistakeExample = ({ counterexample, relation }: PartReport): Pick<Checked, 'example'> =>
  counterexample ? { example: { example: counterexample, relation } } : {};

function checkOrder({ steps }: OrderAnswer, given: string): Checked {
  const order = given.split(',').map(Number);
  if ([...order].sort((a, b) => a - b).join() !== steps.map((_, i) => i).join()) return unanswered;
  for (const [at, step] of order.entries()) {
    const missing = steps[step].after.find((before) => !order.slice(0, at).includes(before));
    if (missing !== undefined)
      return {
        verdict: 'wrong',
        says: [
          words(
            `Step ${at + 1} comes too early: ${steps[step].because.en}`,
            `第 ${at + 1} 步来得太早：${steps[step].because.zh}`,
          ),
        ],
      };
  }
  return {
    verdict: 'right',
    says: [words('Each step has what it needs before it.', '每一步所需要的，前面都已经有了。')],
  };
}

function checkProof({ points }: ProofAnswer, given: string): Checked {
  const ticked = new Set(given.split(',').filter((one) => points[Number(one)] && one !== '')).size;
  return {
    verdict: 'compared',
    says: [
      words(
        `${ticked} of ${points.length} points. Nobody has checked this proof but you.`,
        `${points.length} 个要点中有 ${ticked} 个。除你自己之外，没有谁检验过这个证明。`,
      ),
    ],
  };
}
