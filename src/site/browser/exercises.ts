/**
 * Answers to exercises: read from the page, judged by a worker, kept in this browser and nowhere else. Where storage is blocked or
 * full they last as long as the page.
 */
import type { Language } from '../../proof/words.ts';
import { JobError } from '../../worker/pool.ts';
import { onKey } from './keys.ts';
import { recall, remember } from './storage.ts';

interface Kept {
  readonly given: string;
  readonly done: boolean;
}
const key = 'exercises';

function keptAnswers(): Record<string, Kept> {
  try {
    const all: unknown = JSON.parse(recall(key) ?? '{}');
    const works = ([, value]: [string, Partial<Kept> | null]) => typeof value?.given === 'string';
    return Object.fromEntries(Object.entries(all as Record<string, Kept>).filter(works));
  } catch {
    // Not ours, or damaged: as if nothing were kept.
    return {};
  }
}

const inputsOf = (exercise: HTMLElement) => [...exercise.querySelectorAll('input')];
const stepsOf = (exercise: HTMLElement) => [...exercise.querySelectorAll<HTMLElement>('[data-step]')];

const orderOf = (steps: readonly HTMLElement[]): string => steps.map(({ dataset }) => dataset.step).join();

/** The answer as it stands in the page, in the form that `src/exercises/check.ts` reads. */
function given(exercise: HTMLElement): string {
  const steps = stepsOf(exercise);
  if (steps.length > 0) return orderOf(steps);
  const inputs = inputsOf(exercise);
  const [first] = inputs;
  if (first?.type === 'text') return first.value;
  return inputs.flatMap(({ checked, value }) => (checked ? [value] : [])).join();
}

function restore(exercise: HTMLElement, text: string): void {
  const chosen = text.split(',');
  for (const input of inputsOf(exercise))
    if (input.type === 'text') input.value = text;
    else input.checked = chosen.includes(input.value);
  const steps = stepsOf(exercise);
  if (chosen.length === steps.length)
    for (const step of chosen) {
      const item = steps.find(({ dataset }) => dataset.step === step);
      item?.parentElement?.append(item);
    }
}

/** Makes the exercises of the page work. */
export function exercises(): void {
  for (const section of document.querySelectorAll<HTMLElement>('.exercises')) enliven(section);
}

function enliven(section: HTMLElement): void {
  const lang: Language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
  const all = [...section.querySelectorAll<HTMLElement>('[data-exercise]')];
  const progress = section.querySelector<HTMLElement>('.exercises-progress');
  /** What stands in an exercise before it is answered: steps in the order of the page, else nothing. */
  const unanswered = new Map(all.map((exercise) => [exercise, orderOf(stepsOf(exercise))]));
  let kept = keptAnswers();
  const idOf = ({ dataset }: HTMLElement) => dataset.exercise ?? '';
  const isDone = (exercise: HTMLElement) => Boolean(kept[idOf(exercise)]?.done);

  const tally = (): void => {
    const done = all.filter(isDone).length;
    for (const exercise of all) {
      exercise.toggleAttribute('data-done', isDone(exercise));
      const mark = exercise.querySelector<HTMLElement>('.exercise-done');
      if (mark) mark.hidden = !isDone(exercise);
    }
    if (!progress) return;
    progress.hidden = all.every((exercise) => !kept[idOf(exercise)]);
    const says = (progress.dataset.says ?? '').replace('{done}', String(done)).replace('{n}', String(all.length));
    progress.querySelector('span')?.replaceChildren(says);
  };
  const keep = (change: (all: Record<string, Kept>) => void): void => {
    // Another tab may have kept answers meanwhile.
    kept = { ...kept, ...keptAnswers() };
    change(kept);
    remember(key, Object.keys(kept).length > 0 ? JSON.stringify(kept) : undefined);
    tally();
  };

  for (const exercise of all) {
    const found = kept[idOf(exercise)];
    // Also where there is none: Firefox checks again what was checked before a reload.
    restore(exercise, found?.given ?? '');
    answering(exercise, lang, section, (answer, done) =>
      keep((them) => {
        them[idOf(exercise)] = { given: answer, done: done || Boolean(them[idOf(exercise)]?.done) };
      }),
    );
  }
  progress?.querySelector('button')?.addEventListener('click', () => {
    keep((them) => {
      for (const exercise of all) delete them[idOf(exercise)];
    });
    for (const exercise of all) {
      restore(exercise, unanswered.get(exercise) ?? '');
      void clear(exercise);
    }
    section.querySelector<HTMLElement>('h2 a')?.focus();
  });
  tally();
}

const verdicts = () => import('../islands/exercise/verdict.tsx');
const placesOf = (exercise: HTMLElement) => ({
  result: exercise.querySelector<HTMLElement>('.exercise-result'),
  example: exercise.querySelector<HTMLElement>('.exercise-case'),
});

async function clear(exercise: HTMLElement): Promise<void> {
  const { result, example } = placesOf(exercise);
  delete exercise.dataset.verdict;
  if (!result || !example || (result.childElementCount === 0 && result.textContent === '')) return;
  (await verdicts()).clear(result, example);
}

function answering(
  exercise: HTMLElement,
  lang: Language,
  section: HTMLElement,
  keep: (given: string, done: boolean) => void,
): void {
  const { result, example } = placesOf(exercise);
  const button = exercise.querySelector<HTMLButtonElement>('.exercise-check');
  const fields = exercise.querySelector('fieldset');
  if (!result || !example || !button || !fields) return;
  const label = button.textContent ?? '';
  let asked = 0;

  const check = async (): Promise<void> => {
    const [job, answer] = [++asked, given(exercise)];
    button.textContent = button.dataset.busy ?? '';
    exercise.dataset.phase = 'busy';
    try {
      const [{ show }, { checkInWorker }] = await Promise.all([verdicts(), import('../../worker/client.ts')]);
      const checked = await checkInWorker(section.dataset.chapter ?? '', exercise.dataset.exercise ?? '', answer)
        .result;
      if (job !== asked) return;
      show(result, example, checked, lang);
      exercise.dataset.verdict = checked.verdict;
      if (checked.verdict !== 'unread') keep(answer, checked.verdict === 'right' || checked.verdict === 'compared');
    } catch (error) {
      if (job !== asked || (error instanceof JobError && error.why === 'cancelled')) return;
      const message = error instanceof Error ? error.message : String(error);
      exercise.dataset.verdict = 'failed';
      const says = (section.dataset.failed ?? '').replace('{message}', message);
      // Where this file is missing, too, the notice of the page says so.
      await verdicts().then(
        ({ tell }) => tell(result, example, says),
        () => {},
      );
    } finally {
      if (job === asked) {
        button.textContent = label;
        delete exercise.dataset.phase;
      }
    }
  };

  button.addEventListener('click', () => void check());
  onKey(fields, (event) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    void check();
  });
  // What was said belongs to the answer that was there.
  fields.addEventListener('input', () => {
    asked += 1;
    button.textContent = label;
    delete exercise.dataset.phase;
    void clear(exercise);
  });
  for (const [i, piece] of [...exercise.querySelectorAll('.piece')].entries())
    piece.addEventListener('click', () => {
      const input = inputsOf(exercise)[i];
      if (!input) return;
      input.checked = true;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
  const list = exercise.querySelector<HTMLElement>('.exercise-steps');
  list?.addEventListener('click', async (event) => {
    const mover = (event.target as Element).closest<HTMLElement>('[data-move]');
    const item = mover?.closest<HTMLElement>('[data-step]');
    if (!mover || !item) return;
    const up = mover.dataset.move === 'up';
    const beside = up ? item.previousElementSibling : item.nextElementSibling;
    if (beside) beside[up ? 'before' : 'after'](item);
    mover.focus();
    asked += 1;
    await clear(exercise);
    const steps = stepsOf(exercise);
    const place = (list.dataset.place ?? '')
      .replace('{n}', String(steps.indexOf(item) + 1))
      .replace('{of}', String(steps.length));
    (await verdicts()).tell(result, example, place);
  });
  fields.disabled = false;
}
