/** What this project uses of jsfive, which has no types of its own. */
declare module 'jsfive' {
  export class Group {
    readonly keys: readonly string[];
    get(name: string): Group | Dataset;
  }
  export class File extends Group {
    constructor(bytes: ArrayBuffer, name: string);
  }
  export class Dataset {
    readonly shape: readonly number[];
    /** '<f4' and the like; an array for strings and references. */
    readonly dtype: string | readonly unknown[];
    readonly value: readonly (number | bigint)[];
  }
}
