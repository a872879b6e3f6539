/** The tasks that networks are trained on, by name. */
import { adding } from './adding.ts';
import { latch } from './latch.ts';

export const tasks = { latch, adding } as const;
export type TaskName = keyof typeof tasks;
