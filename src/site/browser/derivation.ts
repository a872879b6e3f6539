/** Puts the derivation of an equation, from its own page, in place of the link to it. */
export async function showDerivation(link: HTMLAnchorElement): Promise<void> {
  const place = link.closest('details');
  place?.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(link.href);
    const found = new DOMParser()
      .parseFromString(await response.text(), 'text/html')
      .querySelectorAll('#derivation > :not(h2)');
    // The link stays where there is none: offline, or on an error page of the host.
    if (found.length > 0) link.parentElement?.replaceWith(...found);
  } catch {
    // The link stays.
  } finally {
    place?.removeAttribute('aria-busy');
  }
}
