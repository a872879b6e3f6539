/** The sets of other projects' tests: where in the folder they lie, where each can be had, and under which licence. */
export const sets = [
  {
    id: 'itf1788',
    name: 'ITF1788',
    file: 'itf1788/itf1788.json',
    from: 'github.com/oheim/ITF1788 at b6ee1e2, its itl/*.itl as JSON',
    licence: 'Apache-2.0, LGPL and permissive notices, by file',
  },
  {
    id: 'coreMath',
    name: 'CORE-MATH',
    file: 'core-math',
    from: 'CORE-MATH, core-math.gitlabpages.inria.fr: the .wc files of exp, expm1, log, tanh, atanh for binary64',
    licence: 'MIT',
  },
  {
    id: 'recurrent',
    name: 'Keras, tfjs, PyTorch, ONNX Runtime',
    file: 'recurrent.json',
    from: 'the tests of github.com/keras-team/keras, tensorflow/tfjs, pytorch/pytorch, microsoft/onnxruntime, copied as JSON',
    licence: 'Apache-2.0, BSD-3-Clause, MIT',
  },
  {
    id: 'onnx',
    name: 'ONNX',
    file: 'onnx/onnx-recurrent.json',
    from: 'github.com/onnx/onnx, onnx/backend/test/data/node, before #7959; TensorProto decoded to JSON',
    licence: 'Apache-2.0',
  },
] as const;

export type SetId = (typeof sets)[number]['id'];
