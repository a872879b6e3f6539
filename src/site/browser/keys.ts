/**
 * The only way in which the page's scripts listen to keys. While an input method composes a word, its keys (Enter, Escape,
 * arrows) belong to it: `isComposing` says so, and the key code 229 where Safari reports the last key after the composition.
 */
export function onKey(target: EventTarget, handle: (event: KeyboardEvent) => void): void {
  target.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && !isComposing(event)) handle(event);
  });
}

/** For the handlers of islands, which Preact adds. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;
