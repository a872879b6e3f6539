/** Puts a derivation in place of the link to it; it is taken from the equation's own page, to which the link leads. */
import { otherPage } from './other-page.ts';
import { scrollBoxes } from './scroll.ts';

export async function showDerivation(link: HTMLAnchorElement): Promise<void> {
  const place = link.closest('details');
  place?.setAttribute('aria-busy', 'true');
  try {
    const steps = (await otherPage(link.href)).querySelectorAll('#derivation > :not(h2)');
    if (steps.length > 0) link.parentElement?.replaceWith(...[...steps].map((step) => document.importNode(step, true)));
    if (place) scrollBoxes(place);
  } catch {
    // The link stays: it says itself when there is no network.
  }
  place?.removeAttribute('aria-busy');
}
