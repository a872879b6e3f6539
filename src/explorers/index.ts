/** The explorers whose data are computed in one call; races have a worker each. */
import balance from './balance.ts';
import box from './box.ts';
import cell from './cell.ts';
import clip from './clip.ts';
import type { Explorer } from './explorer.ts';
import fifthPath from './fifth-path.ts';
import gates from './gates.ts';
import horizon from './horizon.ts';
import lag from './lag.ts';
import normRadius from './norm-radius.ts';
import products from './products.ts';
import slopes from './slopes.ts';
import vanishMap from './vanish-map.ts';
import walk from './walk.ts';
import walkFar from './walk-far.ts';
import walkFour from './walk-four.ts';
import walkLstm from './walk-lstm.ts';
import walkTwo from './walk-two.ts';

export const explorers = [
  lag,
  clip,
  vanishMap,
  gates,
  fifthPath,
  balance,
  box,
  horizon,
  walkTwo,
  walk,
  walkFar,
  walkLstm,
  walkFour,
  slopes,
  normRadius,
  cell,
  products,
] as const satisfies readonly {
  readonly id: string;
}[];

/** Throws Error with the known ids on an unknown one. */
export function explorerById(id: string): Explorer {
  const found = (explorers as readonly unknown[] as readonly Explorer[]).find((explorer) => explorer.id === id);
  if (!found) throw new Error(`explorer: got ${id}, needed one of: ${explorers.map((e) => e.id).join(', ')}`);
  return found;
}
