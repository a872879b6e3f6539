/** For tests: a right answer to every exercise, and a wrong one, as the page would send them. */
import { claimById } from '../claims/index.ts';
import type { Exercise } from './exercise.ts';
import { piecesOf } from './mistake.ts';

export interface Samples {
  readonly right: string;
  readonly wrong: string;
}

export function samplesOf({ answer }: Exercise): Samples {
  switch (answer.kind) {
    case 'number':
      return { right: String(answer.value), wrong: String(answer.mistaken[0]?.value ?? answer.value + 1) };
    case 'formula':
      return answer;
    case 'choice': {
      const right = answer.options.findIndex((option) => option.right);
      return { right: String(right), wrong: String((right + 1) % answer.options.length) };
    }
    case 'mistake': {
      const { wrong: right } = piecesOf(claimById(answer.claim), answer);
      return { right: String(right), wrong: String((right + 1) % answer.pieces.length) };
    }
    case 'order':
      return {
        right: answer.steps.map((_, i) => i).join(),
        wrong: answer.steps.map((_, i) => answer.steps.length - 1 - i).join(),
      };
    case 'proof':
      return { right: answer.points.map((_, i) => i).join(), wrong: '' };
  }
}
