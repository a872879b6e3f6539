/**
 * A chapter turns into its twin: a short fade, since the place stays and only the language or the reading mode changes.
 * Any other page is another place, and is simply there. Browsers without transitions between pages do without.
 */
const placeOf = (address: string) => new URL(address).pathname.replace(/\/(?:en|zh)\//, '/').replace(/parallel\/$/, '');

export function turnGently(): void {
  addEventListener('pageswap', (event) => {
    const { viewTransition, activation } = event as PageSwapEvent;
    const next = activation?.entry.url;
    if (viewTransition && (!next || placeOf(next) !== placeOf(location.href))) viewTransition.skipTransition();
  });
}
