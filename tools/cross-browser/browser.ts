/** What this check needs of a browser, whatever protocol it speaks. */
export interface Browser {
  readonly version: string;
  /** Resolves when the page has loaded. */
  open(address: string): Promise<void>;
  /** Runs a function in the page. It sees nothing of this file but its argument, and both are plain data. */
  ask<Argument, Answer>(
    question: (argument: Argument) => Answer | Promise<Answer>,
    argument: Argument,
  ): Promise<Answer>;
  /** Clicks as a hand does: the element is scrolled to, and must not be covered. */
  click(selector: string): Promise<void>;
}

export interface Engine {
  readonly name: string;
  /** What must be on the machine, for whoever has it not. */
  readonly needs: string;
  /** A way to start it, or undefined where it is not installed. What it starts is ended by `endAll`. */
  find(): (() => Promise<Browser>) | undefined;
}

/** Asks again and again until the answer is not undefined. Throws after `limit` milliseconds. */
export async function until<Answer>(
  what: string,
  limit: number,
  ask: () => Promise<Answer | undefined>,
): Promise<Answer> {
  const end = performance.now() + limit;
  while (performance.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${what}: nothing within ${limit / 1000} s`);
}
