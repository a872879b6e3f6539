/** A box that scrolls sideways where its table is wider; only then is it a stop for the keyboard. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { whenResized } from '../../browser/when-resized.ts';

export function Scroller({ children }: { readonly children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  // At every rendering, since a wider table does not resize the box; and when fonts or the screen change either.
  useLayoutEffect(() => {
    const it = box.current;
    if (!it) return;
    const look = () => {
      if (it.scrollWidth > it.clientWidth) it.tabIndex = 0;
      else it.removeAttribute('tabindex');
    };
    look();
    return whenResized([it, ...it.children], look);
  });
  return (
    <div class="scroller" ref={box}>
      {children}
    </div>
  );
}
