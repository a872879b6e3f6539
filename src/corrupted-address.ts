/** For tests: generators of query strings that were mistyped, truncated, mangled or made up. */
import fc from 'fast-check';
import { claims } from './claims/index.ts';
import { explorers } from './explorers/index.ts';
import { races } from './explorers/races.ts';

export const movable = [...explorers, ...races];

/** Known names, and names of Object.prototype. */
const key = fc.oneof(
  fc.constantFrom('run', 'seed', 'cases', 'units', 'inputs', 'steps', 'digest', 'verdict', 'view', 'lang'),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', '', '.', 'lag.', 'race.__proto__'),
  fc.constantFrom(...movable.flatMap(({ id, parameters }) => Object.keys(parameters).map((name) => `${id}.${name}`))),
  fc.string({ unit: 'binary' }),
);

/** Texts that are no admitted number and no known name. */
export const useless = fc.oneof(
  fc.constantFrom(
    'NaN',
    'Infinity',
    '-0',
    '1e999',
    '0x10',
    '−1',
    '',
    '1 2',
    '"><img src=x>',
    '\0',
    '\ud800',
    '%E0%A4%A',
  ),
  fc.integer({ min: 30, max: 3000 }).map((n) => '9'.repeat(n)),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }).map((text) => `!${text}`),
);

/** Texts that are numbers, nearly numbers, names, or broken. */
const text = fc.oneof(
  fc.constantFrom(...claims.map(({ id }) => id)),
  fc.constantFrom('１２', '%', '+', '&&&', '='),
  useless,
  fc.double().map(String),
  fc.bigInt().map(String),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

/** A whole query, with its `?`. */
export const query = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }).map((s) => `?${s}`),
  fc.array(fc.tuple(key, text)).map((pairs) => `?${pairs.map((pair) => pair.join('=')).join('&')}`),
  fc.array(fc.tuple(key, text)).map((pairs) => `?${new URLSearchParams(pairs.map(([k, v]) => [k, v]))}`),
);
