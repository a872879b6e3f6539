/** HDF5 as Keras writes it: `.h5`, `.weights.h5`, and `.keras`, a zip with the weights and the model's configuration. */
import { Dataset, File, Group } from 'jsfive';
import { FileError, mostNumbers, sizeOf, type Tensor } from './tensor.ts';

/** Groups and arrays that are looked at, at most: links can form circles. */
const mostNodes = 5000;

/** The arrays of real numbers by their paths. Throws FileError. */
export function readHdf5(bytes: Uint8Array): Tensor[] {
  const tensors: Tensor[] = [];
  let [nodesLeft, numbersLeft] = [mostNodes, mostNumbers];
  const walk = (group: Group, path: string): void => {
    for (const key of group.keys) {
      if (--nodesLeft < 0)
        throw new FileError(
          `The HDF5 file has more than ${mostNodes} groups and arrays.`,
          `HDF5 文件中的组与数组超过 ${mostNodes} 个。`,
        );
      const [node, name] = [group.get(key), path ? `${path}/${key}` : key];
      if (node instanceof Group) walk(node, name);
      else if (node instanceof Dataset && typeof node.dtype === 'string' && /^[<>]?[fiu][1248]$/.test(node.dtype)) {
        const size = sizeOf(node.shape, name);
        numbersLeft -= size;
        if (numbersLeft < 0)
          throw new FileError(`The file has more than ${mostNumbers} numbers.`, `文件中的数超过 ${mostNumbers} 个。`);
        const data = Float64Array.from(node.value, Number);
        if (data.length !== size)
          throw new FileError(
            `The array “${name}” has ${data.length} numbers; the shape [${node.shape}] needs ${size}.`,
            `数组“${name}”有 ${data.length} 个数；形状 [${node.shape}] 需要 ${size} 个。`,
          );
        tensors.push({ name, shape: [...node.shape], data });
      }
    }
  };
  try {
    walk(new File(bytes.slice().buffer, ''), '');
  } catch (error) {
    if (error instanceof FileError) throw error;
    const why = String(error instanceof Error ? error.message : error).slice(0, 80);
    throw new FileError(`The HDF5 file cannot be read to its end (${why}).`, `HDF5 文件无法完整读取（${why}）。`);
  }
  return tensors;
}

/** The configuration of a layer, as `config.json` of a `.keras` file has it somewhere in its tree. */
interface KerasLayer {
  readonly class_name: string;
  readonly config: { readonly name?: string; readonly activation?: unknown; readonly recurrent_activation?: unknown };
}

/** Of Keras's activations those that this site's RNN has. */
export type KerasActivation = 'tanh' | 'sigmoid';

function layersIn(tree: unknown): KerasLayer[] {
  if (typeof tree !== 'object' || tree === null) return [];
  const isLayer = 'class_name' in tree && 'config' in tree && typeof tree.config === 'object' && tree.config !== null;
  const here = isLayer ? [tree as KerasLayer] : [];
  return [...here, ...Object.values(tree).flatMap(layersIn)];
}

/**
 * The activation of the simple RNN layers, where the configuration of a `.keras` file tells one for all. Throws FileError on an LSTM or
 * RNN that computes something else than this site does.
 */
export function kerasActivation(config: string): KerasActivation | undefined {
  let layers: KerasLayer[];
  try {
    layers = layersIn(JSON.parse(config));
  } catch {
    throw new FileError('config.json in the .keras file is no JSON.', '.keras 文件中的 config.json 不是 JSON。');
  }
  const found = new Set<KerasActivation>();
  for (const { class_name: kind, config: one } of layers) {
    if (kind !== 'LSTM' && kind !== 'SimpleRNN') continue;
    const used = kind === 'LSTM' ? [one.activation, one.recurrent_activation] : [one.activation];
    const fits = kind === 'LSTM' ? used.join() === 'tanh,sigmoid' : used[0] === 'tanh' || used[0] === 'sigmoid';
    if (!fits)
      throw new FileError(
        `The layer “${one.name}” (${kind}) has the activations ${used.join(', ')}; needed ${kind === 'LSTM' ? 'tanh and sigmoid' : 'tanh or sigmoid'}.`,
        `层“${one.name}”（${kind}）的激活函数是 ${used.join('、')}；需要 ${kind === 'LSTM' ? 'tanh 与 sigmoid' : 'tanh 或 sigmoid'}。`,
      );
    if (kind === 'SimpleRNN') found.add(used[0] as KerasActivation);
  }
  const [phi] = found;
  return found.size === 1 ? phi : undefined;
}
