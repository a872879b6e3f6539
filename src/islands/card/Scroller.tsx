/** A box that scrolls sideways where its table is wider; only then is it a stop for the keyboard. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export function Scroller({ children }: { readonly children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const it = box.current;
    if (!it) return;
    const observer = new ResizeObserver(() => {
      if (it.scrollWidth > it.clientWidth) it.tabIndex = 0;
      else it.removeAttribute('tabindex');
    });
    observer.observe(it);
    return () => observer.disconnect();
  }, []);
  return (
    <div class="scroller" ref={box}>
      {children}
    </div>
  );
}
