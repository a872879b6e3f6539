/** A table in a box that scrolls sideways where the table is wider; only then is the box a stop for the keyboard. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { whenResized } from '../../browser/when-resized.ts';

interface Props {
  readonly head: readonly string[];
  /** The first cell of a row is its head. */
  readonly rows: readonly (readonly ComponentChildren[])[];
}

export function CardTable({ head, rows }: Props) {
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
      <table>
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...others], at) => (
            <tr key={at}>
              <th scope="row">{first}</th>
              {others.map((cell, i) => (
                <td key={i}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
