/** Arrays written as text: JSON (an array, or arrays by name, in objects of any depth) and CSV (one matrix). */
import { FileError, mostNumbers, type Tensor } from './tensor.ts';

/** Throws FileError on rows of different lengths, on what is no number, and on more than 8 levels. */
function arrayOf(value: unknown, name: string): Tensor {
  const shape: number[] = [];
  for (let level: unknown = value; Array.isArray(level); level = level[0]) {
    if (shape.length === 8) throw deep(name);
    shape.push(level.length);
  }
  const numbers: number[] = [];
  const walk = (part: unknown, at: number): void => {
    if (at < shape.length && Array.isArray(part) && part.length === shape[at]) {
      for (const one of part) walk(one, at + 1);
    } else if (at === shape.length && typeof part === 'number') {
      if (numbers.length === mostNumbers) throw tooMany();
      numbers.push(part);
    } else
      throw new FileError(
        `The array “${name}” has ${JSON.stringify(part)?.slice(0, 40) ?? '?'} where ${at < shape.length ? `a row of ${shape[at]}` : 'a number'} was needed.`,
        `数组“${name}”中出现 ${JSON.stringify(part)?.slice(0, 40) ?? '?'}，此处应为${at < shape.length ? `长度为 ${shape[at]} 的一行` : '一个数'}。`,
      );
  };
  walk(value, 0);
  return { name, shape, data: Float64Array.from(numbers) };
}
const tooMany = () => new FileError(`More than ${mostNumbers} numbers.`, `超过 ${mostNumbers} 个数。`);
const deep = (name: string) =>
  new FileError(`“${name.slice(0, 60)}” is nested more than 8 levels deep.`, `“${name.slice(0, 60)}”的嵌套超过 8 层。`);

/** The arrays of a JSON text; the keys on the way to an array, joined by dots, are its name. Texts and `null` are passed over. */
export function readJson(text: string): Tensor[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message.slice(0, 120) : '';
    throw new FileError(`The JSON cannot be read: ${message}`, `JSON 无法读取：${message}`);
  }
  const found: Tensor[] = [];
  const walk = (value: unknown, path: readonly string[]): void => {
    if (path.length > 8) throw deep(path.join('.'));
    if (found.length > 1000) throw new FileError('More than 1000 arrays.', '数组超过 1000 个。');
    if (typeof value === 'number' || Array.isArray(value)) found.push(arrayOf(value, path.join('.')));
    else if (value && typeof value === 'object')
      for (const [key, one] of Object.entries(value)) walk(one, [...path, key]);
  };
  walk(parsed, []);
  return found;
}

/** One matrix: a row a line, numbers apart by commas, semicolons, tabs or spaces; lines that begin with # are passed over. */
export function readCsv(text: string): Tensor {
  const rows: number[][] = [];
  let count = 0;
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const trimmed = line.trim().replace(/[\s,;]+$/, '');
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const row = trimmed.split(/\s*[,;\t]\s*|\s+/).map((cell) => {
      const number = cell === '' ? Number.NaN : Number(cell);
      if (Number.isNaN(number) && cell.toLowerCase() !== 'nan')
        throw new FileError(
          `Line ${at + 1} of the text has “${cell.slice(0, 30)}” where a number was needed.`,
          `文本第 ${at + 1} 行的“${cell.slice(0, 30)}”不是数。`,
        );
      return number;
    });
    if (rows.length > 0 && row.length !== rows[0].length)
      throw new FileError(
        `Line ${at + 1} has ${row.length} numbers; the lines before it have ${rows[0].length}.`,
        `第 ${at + 1} 行有 ${row.length} 个数；此前各行有 ${rows[0].length} 个。`,
      );
    rows.push(row);
    count += row.length;
    if (count > mostNumbers) throw tooMany();
  }
  if (rows.length === 0) throw new FileError('The text holds no numbers.', '文本中没有数。');
  return { name: '', shape: [rows.length, rows[0].length], data: Float64Array.from(rows.flat()) };
}
