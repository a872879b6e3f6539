/**
 * Trains the networks of a race in time slices, and reads messages between slices. The clock only sets the length of a slice
 * and the reported speed, never the numbers of the race.
 */
import type { Race } from '../explorers/explorer.ts';
import { raceById } from '../explorers/races.ts';
import { checkValues } from '../explorers/values.ts';
import type { RaceNews, RaceOrder } from './race-client.ts';

/** Milliseconds of a slice, and between two progress messages. */
const slice = 25;
const apart = 120;

let race: Race<unknown> | undefined;
let running = false;
let awaited = false;
let [told, steps, time] = [0, 0, 0];

function tell(): void {
  if (!race) return;
  const is = race.done ? 'done' : running ? 'running' : 'paused';
  const speed = time > 0 ? (1000 * steps) / time : 0;
  self.postMessage({ is, data: race.data(), speed } satisfies RaceNews);
  told = performance.now();
}

/** Schedules the next slice by a timer, so that messages are read in between. Never two at a time. */
function soon(): void {
  if (awaited || !running) return;
  awaited = true;
  setTimeout(work);
}

function work(): void {
  awaited = false;
  if (!race || !running) return;
  const began = performance.now();
  do {
    race.step();
    steps++;
  } while (!race.done && performance.now() - began < slice);
  time += performance.now() - began;
  if (race.done) running = false;
  if (race.done || performance.now() - told >= apart) tell();
  soon();
}

const obey: { [What in RaceOrder['do']]: (order: Extract<RaceOrder, { do: What }>) => void } = {
  start({ id, values, paused }) {
    const { parameters, begin } = raceById(id);
    checkValues(parameters, values);
    race = begin(values as never);
    [steps, time] = [0, 0];
    running = !paused;
    tell();
    soon();
  },
  pause() {
    running = false;
    tell();
  },
  resume() {
    if (running || !race || race.done) return;
    running = true;
    tell();
    soon();
  },
  step() {
    running = false;
    for (let turn = 0; turn < (race?.networks ?? 0); turn++) race?.step();
    tell();
  },
};

self.onmessage = ({ data: order }: MessageEvent<RaceOrder>) => {
  try {
    obey[order.do](order as never);
  } catch (error) {
    running = false;
    const message = error instanceof Error ? error.message : String(error);
    self.postMessage({ is: 'error', message } satisfies RaceNews);
  }
};
