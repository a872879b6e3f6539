/**
 * `npm run mutation -- formulas [claim …]`: puts every formula that differs from a displayed one in one place (an index, a letter, a
 * function, a limit, a sign, a factor …) in its place, and looks whether the claim's own evidence refutes it.
 */
import { claims } from '../../src/claims/index.ts';
import { tryMutants } from '../../src/node/formula-mutants.ts';

const CASES = 60;

export function report(asked: readonly string[]): string {
  const chosen = asked.length > 0 ? claims.filter(({ id }) => asked.includes(id)) : claims;
  const tried = chosen.flatMap((claim) => tryMutants(claim, CASES));
  const surviving = tried.filter(({ fate }) => fate === 'survives');
  const share = (100 * (tried.length - surviving.length)) / tried.length;
  return [
    ...surviving.map(({ claim, kind, tex }) => `${claim}: ${kind}: ${tex}`),
    `${tried.length} mutants of ${new Set(tried.map(({ claim }) => claim)).size} claims: ${share.toFixed(1)} % caught, ${surviving.length} survive`,
  ].join('\n');
}

console.log(report(process.argv.slice(2)));
