/** What a run of tests came to. */
export interface Results {
  readonly passed: number;
  /** The names of those that failed. */
  readonly failed: readonly string[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}
