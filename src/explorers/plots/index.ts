/** The picture of each explorer, loaded on demand. */
import type { Picture } from './picture.ts';

const loaders: Readonly<Record<string, () => Promise<{ default: unknown }>>> = {
  'walk-two': () => import('./walk-two.ts'),
  'walk-four': () => import('./walk-four.ts'),
  walk: () => import('./walk.ts'),
  'walk-far': () => import('./walk-far.ts'),
  'walk-lstm': () => import('./walk-lstm.ts'),
  slopes: () => import('./slopes.ts'),
  'norm-radius': () => import('./norm-radius.ts'),
  cell: () => import('./cell.ts'),
  products: () => import('./products.ts'),
  lag: () => import('./lag.ts'),
  clip: () => import('./clip.ts'),
  'vanish-map': () => import('./vanish-map.ts'),
  gates: () => import('./gates.ts'),
  'fifth-path': () => import('./fifth-path.ts'),
  race: () => import('./race.ts'),
  characters: () => import('./characters.ts'),
  replay: () => import('./replay.ts'),
  runs: () => import('./runs.ts'),
  balance: () => import('./balance.ts'),
  box: () => import('./box.ts'),
  horizon: () => import('./horizon.ts'),
};

export async function pictureOf(id: string): Promise<Picture<unknown>> {
  if (!Object.hasOwn(loaders, id))
    throw new Error(`picture: got ${id}, needed one of: ${Object.keys(loaders).join(', ')}`);
  return (await loaders[id]()).default as Picture<unknown>;
}
