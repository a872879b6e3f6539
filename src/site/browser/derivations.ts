/** Opens derivations in place; what does so is loaded with the first one. */
export function derivations(): void {
  // `toggle` does not bubble.
  document.addEventListener(
    'toggle',
    async ({ target }) => {
      const link = (target as Element).querySelector<HTMLAnchorElement>(':scope[open] > p > a[data-derivation]');
      if (link) (await import('./derivation.ts')).showDerivation(link);
    },
    true,
  );
}
