/** The explorers that are computed at one go; the race runs in a worker of its own. */
import type { Explorer } from './explorer.ts';
import fifthPath from './fifth-path.ts';
import lag from './lag.ts';

export const explorers = [lag, fifthPath] as const satisfies readonly { readonly id: string }[];

/** @throws Error that names what there is */
export function explorerById(id: string): Explorer {
  const found = (explorers as readonly unknown[] as readonly Explorer[]).find((explorer) => explorer.id === id);
  if (!found) throw new Error(`explorer: got ${id}, needed one of: ${explorers.map((e) => e.id).join(', ')}`);
  return found;
}
