/**
 * Cross-fades between the languages and reading modes of one page; navigation to any other page has no transition. Browsers
 * without cross-document view transitions ignore this.
 */
const placeOf = (address: string) => new URL(address).pathname.replace(/\/(?:en|zh)\//, '/').replace(/parallel\/$/, '');

export function turnGently(): void {
  addEventListener('pageswap', (event) => {
    const { viewTransition, activation } = event as PageSwapEvent;
    const next = activation?.entry.url;
    if (viewTransition && (!next || placeOf(next) !== placeOf(location.href))) viewTransition.skipTransition();
  });
}
