/** The wanted files of a zip: `.npz` and `.keras` are zips. */
import { unzipSync } from 'fflate';
import { FileError, mostNumbers } from './tensor.ts';

/** Throws FileError on a broken zip, and on more than 1000 files or more bytes than `mostNumbers` float64 need. */
export function unzip(bytes: Uint8Array, wanted: RegExp): Record<string, Uint8Array> {
  let [bytesLeft, filesLeft] = [8 * mostNumbers, 1000];
  try {
    return unzipSync(bytes, {
      // A zip bomb is refused by the sizes that it states; a file that states too little does not inflate further than that.
      filter: ({ name, originalSize }) => {
        if (!wanted.test(name)) return false;
        bytesLeft -= originalSize;
        filesLeft -= 1;
        if (bytesLeft < 0 || filesLeft < 0) throw new RangeError('too large');
        return true;
      },
    });
  } catch (error) {
    if (error instanceof RangeError && error.message === 'too large')
      throw new FileError(
        `The zip unpacks to more than ${8 * mostNumbers} bytes or 1000 files.`,
        `zip 文件解压后超过 ${8 * mostNumbers} 字节或 1000 个文件。`,
      );
    throw new FileError('The file is no zip that can be read to its end.', '文件不是完整可读的 zip。');
  }
}
