import { say } from './notice.ts';

/**
 * Says so, with a link that reloads the page, when a part of it cannot be loaded: offline, or after an update of the site
 * whose server has the old files no more. Islands and imports report here; trying again alone may not help.
 */
export function noticeMissingFiles(): void {
  for (const event of ['astro:hydration-error', 'vite:preloadError']) addEventListener(event, () => say('missing'));
}
