/** The values of an explorer's parameters: from text, from an address and back. */
import type { NumberParameter, Parameter, Parameters, Values } from './explorer.ts';

export const isNumber = (parameter: Parameter): parameter is NumberParameter => 'low' in parameter;

export const initialValues = (parameters: Parameters): Values =>
  Object.fromEntries(Object.entries(parameters).map(([name, { initial }]) => [name, initial]));

export function admits(parameter: Parameter, value: unknown): boolean {
  if (!isNumber(parameter)) return typeof value === 'string' && Object.hasOwn(parameter.options, value);
  const { low, high, step } = parameter;
  return typeof value === 'number' && value >= low && value <= high && (step % 1 !== 0 || Number.isInteger(value));
}

/** What a text means for a parameter; undefined where it means nothing that can be used. */
export function parseValue(parameter: Parameter, text: string): string | number | undefined {
  // Full-width digits, as a Chinese keyboard makes them, are digits; a minus sign may be a true one.
  const plain = text.normalize('NFKC').trim().replace('−', '-');
  const value = isNumber(parameter)
    ? /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)
      ? Number(plain)
      : undefined
    : plain;
  return admits(parameter, value) ? value : undefined;
}

/** @throws RangeError unless every parameter has a value that it admits */
export function checkValues(parameters: Parameters, values: Values): void {
  for (const [name, parameter] of Object.entries(parameters))
    if (!admits(parameter, values[name])) {
      const needed = isNumber(parameter)
        ? `${parameter.step % 1 === 0 ? 'a whole number' : 'a number'} from ${parameter.low} to ${parameter.high}`
        : `one of ${Object.keys(parameter.options).join(', ')}`;
      throw new RangeError(`${name} is ${values[name]}, needed ${needed}`);
    }
}

export interface Asked {
  readonly values: Values;
  /** Whether the address speaks of this explorer at all. */
  readonly asked: boolean;
  /** What the address says that cannot be used, as it stands there; `name` may be no parameter. */
  readonly problems: readonly { readonly name: string; readonly text: string }[];
}

/** The values that a query such as `?lag.rho=0.9` asks for, the initial ones where it asks for none that can be used. */
export function fromQuery(id: string, parameters: Parameters, query: string): Asked {
  const values: Record<string, string | number> = { ...initialValues(parameters) };
  const problems: { name: string; text: string }[] = [];
  let asked = false;
  for (const [key, text] of new URLSearchParams(query)) {
    if (!key.startsWith(`${id}.`)) continue;
    asked = true;
    const name = key.slice(id.length + 1);
    const value = Object.hasOwn(parameters, name) ? parseValue(parameters[name], text) : undefined;
    if (value === undefined) problems.push({ name, text });
    else values[name] = value;
  }
  return { values, asked, problems };
}

/** The query with these values in it, and everything that is not this explorer's left as it was. */
export function toQuery(id: string, parameters: Parameters, values: Values, query: string): string {
  const pairs = new URLSearchParams(query);
  for (const key of [...pairs.keys()]) if (key.startsWith(`${id}.`)) pairs.delete(key);
  const moved = Object.entries(parameters).some(([name, { initial }]) => values[name] !== initial);
  if (moved) for (const name of Object.keys(parameters)) pairs.set(`${id}.${name}`, String(values[name]));
  return pairs.size > 0 ? `?${pairs}` : '';
}
