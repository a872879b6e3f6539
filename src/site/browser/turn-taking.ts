/**
 * `client:turn` in a component: its island comes to life when the browser is idle, as with `client:idle`, but one in a task of
 * its own after the other, so that a page with many answers between two of them.
 */
import { whenIdle } from './idle.ts';

let before: Promise<unknown> = Promise.resolve();

const idle = () => new Promise<void>((resolve) => whenIdle(() => resolve()));

export default (load: () => Promise<() => Promise<void>>): void => {
  const mine = before.then(idle).then(load);
  before = mine
    .then(idle)
    .then(async () => (await mine)())
    // One that cannot be loaded does not keep the others from their turn.
    .catch(reportError);
};
