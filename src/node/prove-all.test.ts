import { afterEach, expect, test, vi } from 'vitest';

/** The message with which f throws, once: a claim that stops the build is run again each time. */
function messageOf(f: () => unknown): string {
  try {
    f();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
}

afterEach(() => {
  vi.doUnmock('../engine/derivatives/rnn-bptt.ts');
  vi.doUnmock('../engine/networks/slopes.ts');
  vi.resetModules();
});

test('a broken sign in BPTT stops the build, with the claim’s name and how to see it again', async () => {
  vi.resetModules();
  vi.doMock('../engine/derivatives/rnn-bptt.ts', async (original) => {
    const { rnnBptt } = await original<typeof import('../engine/derivatives/rnn-bptt.ts')>();
    return {
      rnnBptt: (...given: Parameters<typeof rnnBptt>) => {
        const { W, Wout } = rnnBptt(...given);
        return { W: W.with(0, -W[0]), Wout };
      },
    };
  });
  const { builtReport } = await import('./prove-all.ts');
  const message = messageOf(() => builtReport('rnn-chain'));
  expect(message).toMatch(/claim "rnn-chain" stops the build: does not hold; stated as “.*”, not earned;/);
  expect(message).toContain('What to do: left and right are not as the relation says');
  expect(message).toContain('npm run prove -- rnn-chain --seed 1');
});

test('a wrong slope stops the build at the claims that rest on it', async () => {
  vi.resetModules();
  vi.doMock('../engine/networks/slopes.ts', async (original) => {
    const { gamma, slopes } = await original<typeof import('../engine/networks/slopes.ts')>();
    return { gamma, slopes: { ...slopes, tanh: (z: number) => slopes.tanh(z) * (1 + 1e-9) } };
  });
  const { builtReport } = await import('./prove-all.ts');
  expect(() => builtReport('activation-slope')).toThrow('smallest counterexample');
});

test('a claim is run once in a process', async () => {
  const { builtReport } = await import('./prove-all.ts');
  expect(builtReport('rnn-product')).toBe(builtReport('rnn-product'));
});
