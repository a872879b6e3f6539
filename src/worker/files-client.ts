/** The page's side of the worker that reads readers' files: a worker for each order, so that a file that holds it is given up with it. */
import type { Words } from '../proof/words.ts';
import type { MeasuredNetwork } from '../trained/measure.ts';
import type { InputSequence } from '../trained/sequence.ts';
import type { GradientComparison } from '../vectors/compare.ts';
import type { Convention } from '../vectors/conventions.ts';

export type FilesOrder =
  | {
      readonly do: 'compare';
      readonly bytes: Uint8Array;
      readonly net: string;
      readonly convention: Convention;
      readonly tolerance: number;
      /** The name of the only array of a file, where it gives none. */
      readonly called: string;
    }
  | ({
      readonly do: 'measure';
      readonly bytes: Uint8Array;
      /** Which of the layers; the first if it has no such one. */
      readonly layer: number;
      readonly phi: 'tanh' | 'sigmoid';
    } & InputSequence);

export type FilesNews =
  | { readonly is: 'progress'; readonly done: number; readonly total: number }
  | { readonly is: 'compared'; readonly comparison: GradientComparison; readonly milliseconds: number }
  | {
      readonly is: 'measured';
      readonly layers: readonly { name: string; kind: 'rnn' | 'lstm'; n: number; m: number; phi?: string }[];
      readonly measured: Omit<MeasuredNetwork, 'gradient'>;
      /** The gradient in the arrays of the file's convention. */
      readonly npz: Uint8Array;
      readonly milliseconds: number;
    }
  /** What is wrong with the file; without `says` the worker itself failed, or was silent for too long. */
  | { readonly is: 'error'; readonly says?: Words };

/** Milliseconds without news after which a file is given up. */
const limit = 20_000;

/** Returns a function that ends the work at once; no news follows. */
export function orderFiles(order: FilesOrder, hear: (news: FilesNews) => void): () => void {
  const worker = new Worker(new URL('./files-worker.ts', import.meta.url), { type: 'module' });
  let timer: ReturnType<typeof setTimeout>;
  const end = () => {
    clearTimeout(timer);
    worker.onmessage = worker.onerror = null;
    worker.terminate();
  };
  const fail = () => {
    end();
    hear({ is: 'error' });
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(fail, limit);
  };
  worker.onmessage = ({ data }: MessageEvent<FilesNews>) => {
    if (data.is === 'progress') wait();
    else end();
    hear(data);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    fail();
  };
  wait();
  worker.postMessage(order);
  return end;
}
