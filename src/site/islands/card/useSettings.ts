/** What is typed into a card's fields, and the options that it comes to. */
import { useState } from 'preact/hooks';
import type { RunOptions } from '../../../check/options.ts';
import type { Report } from '../../../check/report.ts';
import { type Ranges, readSettings, type TypedSettings, typedSettings } from './settings.ts';

export const fieldId = (prefix: string, name: string): string => `${prefix}-${name}`;

/** `onProblem` brings the fields into view; the first that does not work then gets the focus. */
export function useSettings(prefix: string, built: Report, sizes: Ranges, onProblem: () => void) {
  const [given, setGiven] = useState<TypedSettings>(typedSettings(built));
  const [problems, setProblems] = useState<Ranges>({});

  const options = (): RunOptions | undefined => {
    const answer = readSettings(given, sizes);
    setProblems('problems' in answer ? answer.problems : {});
    if ('options' in answer) return answer.options;
    onProblem();
    // The field may only now be rendered.
    setTimeout(() => document.getElementById(fieldId(prefix, Object.keys(answer.problems)[0]))?.focus());
    return undefined;
  };

  const change = (next: TypedSettings): void => {
    setGiven(next);
    setProblems({});
  };

  return { given, problems, options, change };
}
