import type { Values } from './explorer.ts';
import { explorerById } from './index.ts';
import { checkValues } from './values.ts';

/** The data of an explorer at these values. Throws Error on an unknown id, RangeError on a bad value. */
export function explore(id: string, values: Values): unknown {
  const explorer = explorerById(id);
  checkValues(explorer.parameters, values);
  return explorer.compute(values as never);
}
