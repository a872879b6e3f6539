/** What Stryker has found, from the files in which it keeps its results. */
import { readFileSync } from 'node:fs';

export const resultsOf = (group) => `.cache/mutation/${group}.json`;

/** The files of a group as they were when their mutants were tried, and every mutant, with its file and its code. */
export function readResults(group) {
  const files = Object.entries(JSON.parse(readFileSync(resultsOf(group), 'utf8')).files);
  return {
    sources: files.map(([file, { source }]) => ({ file, source })),
    mutants: files.flatMap(([file, { source, mutants }]) =>
      mutants.map((mutant) => ({ ...mutant, file, code: codeAt(source, mutant.location) })),
    ),
  };
}

export const alive = ({ status }) => status === 'Survived' || status === 'NoCoverage';
/** An endless loop is stopped, and a mutant with which nothing can be loaded is found out too. */
export const killed = ({ status }) => status === 'Killed' || status === 'Timeout' || status === 'RuntimeError';

function codeAt(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines.push(lines.pop().slice(0, end.column - 1));
  return [lines.shift().slice(start.column - 1), ...lines].join('\n');
}

/** As Stryker takes it: lines from 1, columns from 0, where its results count both from 1. */
export const rangeOf = ({ file, location: { start, end } }) =>
  `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
