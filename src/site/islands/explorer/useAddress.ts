/** The values of an explorer and the address, which always says the same. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type AddressProblem, parseValues, printValues } from '../../../address.ts';
import type { Parameters, Values } from '../../../explorers/explorer.ts';
import { initialValues } from '../../../explorers/values.ts';
import { whenShown } from '../../browser/idle.ts';

/** Browsers allow some hundred changes of the address in half a minute. */
const pause = 300;

/** `onAsked` is called once, when the page was opened with values for this explorer in its address. */
export function useAddress(id: string, parameters: Parameters, onAsked: (values: Values) => void) {
  const [values, setValues] = useState(initialValues(parameters));
  const [problems, setProblems] = useState<readonly AddressProblem[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(values);

  const write = () => {
    clearTimeout(timer.current);
    const query = printValues(id, parameters, latest.current, location.search);
    history.replaceState(history.state, '', `${location.pathname}${query}${location.hash}`);
  };
  const change = (next: Values): void => {
    latest.current = next;
    setValues(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(write, pause);
  };

  useEffect(() => {
    const asked = parseValues(id, parameters, location.search);
    if (!asked.asked) return;
    latest.current = asked.values;
    setValues(asked.values);
    setProblems(asked.problems);
    whenShown(() => onAsked(asked.values));
  }, []);

  return { values, change, problems, dismiss: () => setProblems([]), write };
}
