/** A reader's gradient beside the true one: which entries agree, and which known mistake gives the others. */
import { floats } from '../engine/arithmetic/arithmetic.ts';
import { FileError, inventory, type Tensor } from '../files/tensor.ts';
import { type Words, words } from '../proof/words.ts';
import { type ArrayLayout, type Convention, gateOrder, layoutOf } from './conventions.ts';
import { type MistakeId, mistakenGradient, mistakes, mistakesOf } from './mistakes.ts';
import { runNet, type VectorNet } from './net.ts';

export interface Compared {
  readonly name: string;
  readonly shape: readonly number[];
  /** The reader's, and the true ones, row-major. */
  readonly yours: readonly number[];
  readonly truth: readonly number[];
  /** |yours − truth| over the largest |truth| of the array (over 1 if that is 0); NaN and ∞ for what is none. */
  readonly off: readonly number[];
  /** How many entries are off by more than the tolerance. */
  readonly wrong: number;
}

interface GradientDiagnosis {
  /** The mistakes that, made together, give the reader's numbers in all of `arrays`. */
  readonly ids: readonly string[];
  readonly says: readonly Words[];
  /** Those arrays in which something is wrong. */
  readonly arrays: readonly string[];
}

export interface GradientComparison {
  readonly arrays: readonly Compared[];
  /** Arrays of the gradient that the reader did not give. */
  readonly missing: readonly string[];
  /** Names of arrays given that belong to nothing here. */
  readonly ignored: readonly string[];
  readonly diagnoses: readonly GradientDiagnosis[];
}

/** Each array of a gradient with the one that the reader gave for it. */
interface Pair {
  readonly layout: ArrayLayout;
  readonly given: Tensor;
  /** Whether it has the shape of the transpose. */
  readonly turned: boolean;
}

const slim = (shape: readonly number[]) => shape.filter((size) => size !== 1).join('×');
const flipped = (shape: readonly number[]) => slim([...shape].reverse());
/** grad.W, dW, W.grad, lstm.W → W */
const bare = (name: string): string =>
  name.replace(/^(grad|gradient|gradients|grads)[._/]/i, '').replace(/[._]grad$/i, '');
const namedFor = ({ name }: ArrayLayout, { name: given }: Tensor): boolean => {
  const core = bare(given);
  return core === name || core === `d${name}` || core === `d_${name}` || core.endsWith(`.${name}`);
};

/** By name, else by shape where one array alone has it. Throws FileError that says what was found and what is needed. */
function pairs(layout: readonly ArrayLayout[], given: readonly Tensor[]): { found: Pair[]; ignored: string[] } {
  const found: Pair[] = [];
  const ignored: string[] = [];
  for (const tensor of given) {
    const named = layout.filter((one) => namedFor(one, tensor));
    const same = (one: ArrayLayout) => slim(one.shape) === slim(tensor.shape);
    const candidates = named.length > 0 ? named : tensor.name === '' ? layout.filter(same) : [];
    if (candidates.length === 0 && tensor.name !== '') {
      ignored.push(tensor.name);
      continue;
    }
    if (candidates.length !== 1)
      throw new FileError(
        `An array without a name has the shape [${tensor.shape.join(', ')}], which ${candidates.length === 0 ? 'no array has' : `${candidates.map(({ name }) => name).join(' and ')} have`}. Choose which array it is. ${need(layout, 'en')}`,
        `没有名称的数组形状为 [${tensor.shape.join(', ')}]，${candidates.length === 0 ? '与所有数组都不符' : `${candidates.map(({ name }) => name).join('、')} 都是这个形状`}。请选择它是哪一个数组。${need(layout, 'zh')}`,
      );
    const [one] = candidates;
    const turned = !same(one) && flipped(one.shape) === slim(tensor.shape);
    if (!same(one) && !turned)
      throw new FileError(
        `“${tensor.name || one.name}” has the shape [${tensor.shape.join(', ')}]; needed [${one.shape.join(', ')}].`,
        `“${tensor.name || one.name}”的形状是 [${tensor.shape.join(', ')}]；需要 [${one.shape.join(', ')}]。`,
      );
    if (found.some(({ layout: before }) => before === one))
      throw new FileError(
        `Two arrays are named ${one.name}; needed one.`,
        `有两个名为 ${one.name} 的数组；只需要一个。`,
      );
    found.push({ layout: one, given: tensor, turned });
  }
  if (found.length === 0)
    throw new FileError(
      `Found: ${inventory(given)}. None of these is an array of the gradient. ${need(layout, 'en')}`,
      `找到：${inventory(given)}。其中没有梯度的数组。${need(layout, 'zh')}`,
    );
  return { found, ignored };
}
const need = (layout: readonly ArrayLayout[], lang: 'en' | 'zh') =>
  words(`Needed: ${inventory(layout as never)}.`, `需要：${inventory(layout as never)}。`)[lang];

const largest = (list: ArrayLike<number>): number => {
  let top = 0;
  for (let k = 0; k < list.length; k++) top = Math.max(top, Math.abs(list[k]));
  return top || 1;
};

/** @param tolerance of the largest entry of each array, > 0 */
export function compareGradient(
  net: VectorNet,
  truth: ArrayLike<number>,
  convention: Convention,
  given: readonly Tensor[],
  tolerance: number,
): GradientComparison {
  const layout = layoutOf(convention, net);
  const { found, ignored } = pairs(layout, given);
  const arrays = found.map(({ layout: { name, shape, from }, given: { data, shape: own }, turned }): Compared => {
    const yours = turned ? transposed(data, own) : data;
    const right = Array.from(from, (at) => truth[at]);
    const scale = largest(right);
    const off = right.map((value, k) => Math.abs(yours[k] - value) / scale);
    const wrong = off.filter((one) => !(one <= tolerance)).length;
    return {
      name,
      shape,
      yours: Array.from(yours),
      truth: right,
      off,
      wrong: turned && wrong === 0 ? yours.length : wrong,
    };
  });
  return {
    arrays,
    ignored,
    missing: layout.filter((one) => !found.some((pair) => pair.layout === one)).map(({ name }) => name),
    diagnoses: diagnose(net, convention, found, arrays, tolerance),
  };
}

function transposed(data: ArrayLike<number>, shape: readonly number[]): Float64Array {
  const [rows, cols] = shape.filter((size) => size !== 1);
  return Float64Array.from({ length: data.length }, (_, k) => data[(k % rows) * cols + Math.floor(k / rows)]);
}

interface Suspect {
  readonly ids: readonly string[];
  readonly says: readonly Words[];
  /** The array that the mistakes would give. */
  readonly gives: (pair: Pair) => ArrayLike<number>;
}

const turnedWords = words('The matrix is transposed.', '矩阵被转置了。');
const orders = permutations(['f', 'i', 'c', 'o'] as const);

/** Single mistakes first, then other layouts of the result, then two together; the first level that explains anything is told. */
function diagnose(
  net: VectorNet,
  convention: Convention,
  found: readonly Pair[],
  arrays: readonly Compared[],
  tolerance: number,
): GradientDiagnosis[] {
  const wrong = arrays.filter((one) => one.wrong > 0).map(({ name }) => name);
  if (wrong.length === 0) return [];
  const pass = runNet(floats, net, Array.from(net.flat));
  const known = mistakesOf(net);
  const flats = new Map<string, Float64Array>();
  const flatOf = (ids: readonly MistakeId[]) => {
    const key = ids.join();
    const flat = flats.get(key) ?? mistakenGradient(net, new Set(ids), pass);
    flats.set(key, flat);
    return flat;
  };
  const placed = (ids: readonly MistakeId[], order = gateOrder[convention]): Suspect['gives'] => {
    const byName = new Map(layoutOf(convention, net, order).map((one) => [one.name, one.from]));
    return ({ layout }) => Array.from(byName.get(layout.name) ?? [], (at) => flatOf(ids)[at]);
  };
  const says = (ids: readonly MistakeId[]) => ids.map((id) => mistakes[id].says);
  const plain = (ids: readonly MistakeId[]): Suspect => ({ ids, says: says(ids), gives: placed(ids) });
  const moved = (ids: readonly MistakeId[]): Suspect[] => [
    ...(net.kind === 'lstm' && convention !== 'site' ? orders : [])
      .filter((order) => order.join() !== gateOrder[convention].join())
      .map((order) => ({
        ids: [`order-${order.join('')}`, ...ids],
        says: [
          words(
            `The gates are in the order ${order.join(', ')}; here they are in the order ${gateOrder[convention].join(', ')}.`,
            `各门的次序是 ${order.join('、')}；这里的次序是 ${gateOrder[convention].join('、')}。`,
          ),
          ...says(ids),
        ],
        gives: placed(ids, order),
      })),
    {
      ids: ['transposed', ...ids],
      says: [turnedWords, ...says(ids)],
      gives: (pair) => {
        const right = placed(ids)(pair);
        const shape = pair.layout.shape.filter((size) => size !== 1);
        // Row-major numbers of the transpose, read by the shape that the reader gave.
        return shape.length === 2 ? transposed(right, shape) : right;
      },
    },
  ];
  const levels: (() => Suspect[])[] = [
    () => [...known.map((id) => plain([id])), ...moved([])],
    () => known.flatMap((a, at) => known.slice(at + 1).map((b) => plain([a, b]))),
    () => known.flatMap((id) => moved([id])),
  ];
  const fits = (suspect: Suspect, pair: Pair) => {
    const expected = suspect.gives(pair);
    const scale = largest(expected);
    const asGiven = pair.given.data;
    for (let k = 0; k < expected.length; k++)
      if (!(Math.abs(asGiven[k] - expected[k]) <= tolerance * scale)) return false;
    // A transposed array of another shape is explained by a transposition only.
    return !pair.turned || suspect.ids.includes('transposed');
  };
  const wrongPairs = found.filter(({ layout }) => wrong.includes(layout.name));
  const rightPairs = found.filter(({ layout }) => !wrong.includes(layout.name));
  for (const level of levels) {
    const whole = level().filter((one) => [...wrongPairs, ...rightPairs].every((pair) => fits(one, pair)));
    if (whole.length > 0) return whole.slice(0, 4).map(({ ids, says: told }) => ({ ids, says: told, arrays: wrong }));
  }
  // No mistake gives all arrays: say which gives single ones.
  const parts = levels[0]().flatMap((one) => {
    const some = wrongPairs.filter((pair) => fits(one, pair)).map(({ layout }) => layout.name);
    return some.length > 0 ? [{ ids: one.ids, says: one.says, arrays: some }] : [];
  });
  return parts.sort((a, b) => b.arrays.length - a.arrays.length).slice(0, 6);
}

function permutations<V>(list: readonly V[]): V[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((one, at) => permutations(list.toSpliced(at, 1)).map((rest) => [one, ...rest]));
}
