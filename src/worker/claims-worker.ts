/**
 * The proof worker: runs one request at a time and posts its answer. Claims, explorers and exercises are imported on demand, so that the
 * worker starts at once. The clock only spaces the progress messages; it never reaches a report.
 */
import { loadClaim } from '../claims/registry.ts';
import type { Request, Response } from './protocol.ts';

/** Milliseconds between two progress messages, since each makes the page lay out and paint. */
const pause = 200;

const post = (response: Response): void => self.postMessage(response);

self.onmessage = async ({ data }: MessageEvent<Request>) => {
  try {
    post(await answer(data));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    post({ job: data.job, is: 'error', why: error instanceof Unloaded ? 'crashed' : 'threw', message });
  }
};

/** A file that did not load: the network failed, or the site was updated and its server has the file no more. */
class Unloaded extends Error {}

const loaded = <Module>(loading: Promise<Module>): Promise<Module> =>
  loading.catch((error: unknown) => {
    throw new Unloaded(error instanceof Error ? error.message : String(error));
  });

async function answer(request: Request): Promise<Response> {
  const { job } = request;
  if (request.run === 'explore') {
    const { explore } = await loaded(import('../explorers/explore.ts'));
    return { job, is: 'explored', data: explore(request.explorer, request.values) };
  }
  if (request.run === 'exercise') {
    const { checkAnswer } = await loaded(import('../exercises/check.ts'));
    return { job, is: 'checked', checked: await checkAnswer(request.chapter, request.exercise, request.given) };
  }
  const [claim, { run, runMistake }] = await loaded(Promise.all([loadClaim(request.claim), import('../check/run.ts')]));
  if (request.run === 'claim') return { job, is: 'report', report: run(claim, request.options, teller(job)) };
  return { job, is: 'mistake', report: runMistake(claim, request.part, request.control, request.options, teller(job)) };
}

/** Posts progress at most every `pause` milliseconds. */
function teller(job: number) {
  let told = Number.NEGATIVE_INFINITY;
  return (done: number, total: number): void => {
    const now = performance.now();
    if (now - told < pause) return;
    told = now;
    post({ job, is: 'progress', done, total });
  };
}
