/** The goldens of recurrent.json, each read as its project means it. */
import { compare } from './compare.ts';
import { type KerasCase, runKeras } from './keras.ts';
import type { Golden, Reason } from './networks.ts';
import { type BackwardCase, type ForwardCase, runBackward, runForward } from './onnxruntime.ts';
import { type PytorchCase, runPytorch } from './pytorch.ts';
import { runTfjs, type TfjsTraining } from './tfjs.ts';

export interface Given {
  readonly id: string;
  readonly op: string;
  /** Begins with the repository. */
  readonly source: string;
}

export function recurrentGolden(given: Given): Golden {
  const [project] = given.source.split(' ');
  return { project, test: given.id, run: runOf(project, given) };
}

function runOf(project: string, given: Given): Golden['run'] {
  switch (project) {
    case 'keras-team/keras':
      return () => runKeras(given as Given & KerasCase);
    case 'tensorflow/tfjs':
      // Their LSTMs open the gates by clip(0.2z + 0.5, 0, 1).
      return given.op.startsWith('LSTM') ? 'hard-sigmoid' : () => runTfjs(given as Given & TfjsTraining);
    case 'pytorch/pytorch':
      return () => runPytorch(given as Given & PytorchCase);
    case 'microsoft/onnxruntime':
      return given.op === 'LSTMGrad'
        ? () => runBackward(given as Given & BackwardCase)
        : () => runForward(given as Given & ForwardCase);
    default:
      throw new Error(
        `recurrent.json: ${given.id} is from ${project}, needed keras-team/keras, tensorflow/tfjs, pytorch/pytorch or microsoft/onnxruntime`,
      );
  }
}

export type GoldenRow = { readonly project: string; readonly test: string } & (
  | { readonly outcome: 'passes' | 'fails'; readonly difference: number; readonly tolerance: number }
  | { readonly outcome: 'not expressed'; readonly reason: Reason }
);

export function score({ project, test, run }: Golden): GoldenRow {
  if (typeof run === 'string') return { project, test, outcome: 'not expressed', reason: run };
  const { passes, difference, tolerance } = compare(run());
  return { project, test, outcome: passes ? 'passes' : 'fails', difference, tolerance };
}
