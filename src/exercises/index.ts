/**
 * The exercises of each chapter and of the prerequisites (`before`), loaded when they are needed: a chapter's numbers are
 * computed when its file is.
 */
import type { ChapterId } from '../claims/claim.ts';
import type { Exercise } from './exercise.ts';

type Load = () => Promise<{ readonly default: readonly Exercise[] }>;

const files: Readonly<Record<ChapterId | 'before', Load>> = {
  before: () => import('./before.ts'),
  rnn: () => import('./rnn.ts'),
  bptt: () => import('./bptt.ts'),
  vanishing: () => import('./vanishing.ts'),
  lstm: () => import('./lstm.ts'),
  'lstm-bptt': () => import('./lstm-bptt.ts'),
  'lstm-gradient': () => import('./lstm-gradient.ts'),
  rescue: () => import('./rescue.ts'),
  beyond: () => import('./beyond.ts'),
  practice: () => import('./practice.ts'),
};

/** The exercises of a chapter, in their order. @throws RangeError for a chapter that does not exist */
export async function exercisesOf(chapter: string): Promise<readonly Exercise[]> {
  if (!Object.hasOwn(files, chapter))
    throw new RangeError(`chapter: got ${chapter}, needed one of: ${Object.keys(files).join(', ')}`);
  return (await files[chapter as keyof typeof files]()).default;
}
