/** Opens the derivation of an equation in place: it is taken from the equation's own page, to which its link leads. */
import { otherPage } from './other-page.ts';

async function show(link: HTMLAnchorElement): Promise<void> {
  const place = link.closest('details');
  place?.setAttribute('aria-busy', 'true');
  try {
    const steps = (await otherPage(link.href)).querySelectorAll('#derivation > :not(h2)');
    if (steps.length > 0) link.parentElement?.replaceWith(...[...steps].map((step) => document.importNode(step, true)));
  } catch {
    // The link stays: it says itself when there is no network.
  }
  place?.removeAttribute('aria-busy');
}

export function derivations(): void {
  // `toggle` does not bubble.
  document.addEventListener(
    'toggle',
    ({ target }) => {
      const link = (target as Element).querySelector<HTMLAnchorElement>(':scope[open] > p > a[data-derivation]');
      if (link) show(link);
    },
    true,
  );
}
