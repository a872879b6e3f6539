/** A small network with its numbers on it. Its size in the page is that of the picture, or less on a narrow screen. */
import type { Example } from '../../../check/report.ts';
import { fill, listed } from '../../text/strings.ts';
import { type DrawnEdge, drawn, type Label, RADIUS } from './network.ts';
import { cardNumber, useTexts } from './texts.tsx';

const round = (x: number): number => Math.round(10 * x) / 10;

function pathOf({ from, to, loop }: DrawnEdge): string {
  if (loop) return `M${to.x - 9} ${to.y - RADIUS + 3}c-14 -32 32 -32 19 -2`;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.sqrt(dx * dx + dy * dy);
  const [ux, uy] = [dx / length, dy / length];
  const start = dx === 0 ? 0 : RADIUS + 1;
  return `M${round(from.x + start * ux)} ${round(from.y + start * uy)}L${round(to.x - (RADIUS + 3) * ux)} ${round(to.y - (RADIUS + 3) * uy)}`;
}

const Name = ({ letter, index }: Pick<Label, 'letter' | 'index'>) => (
  <>
    <tspan font-style="italic">{letter}</tspan>
    <tspan dy="3" font-size="9">
      {index}
    </tspan>
  </>
);

export function NetworkPicture({ example }: { readonly example: Example }) {
  const { lang, strings } = useTexts();
  const { card } = strings;
  const picture = drawn(example);
  if (!picture) return null;
  const { width, height, units, edges, labels, steps, size } = picture;
  const marker = 'M0 0 7 3.5 0 7z';
  const said = listed(
    labels.map(({ letter, index, value }) => `${letter}_${index} = ${cardNumber(value, 4)}`),
    lang,
  );
  const label = fill(steps === undefined ? card.pictureLoop : card.pictureSteps, { n: size, T: steps ?? 0, said });
  return (
    <svg
      class="card-network"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      {edges.map((edge) => {
        const d = pathOf(edge);
        return (
          <g key={d} class="edge" data-cut={edge.cut}>
            <path d={d} />
            <Head edge={edge} d={marker} />
          </g>
        );
      })}
      {units.map(({ x, y, index }) => (
        <g key={`${x} ${y}`} class="unit">
          <circle cx={x} cy={y} r={RADIUS} />
          <text x={x} y={y + 3} text-anchor="middle">
            <Name letter="c" index={index} />
          </text>
        </g>
      ))}
      {labels.map(({ at, letter, index, value, anchor }) => (
        <text key={`${at.x} ${at.y}`} x={round(at.x)} y={round(at.y)} text-anchor={anchor}>
          <Name letter={letter} index={index} />
          <tspan dy="-3"> = {cardNumber(value, 4)}</tspan>
        </text>
      ))}
    </svg>
  );
}

function Head({ edge: { from, to, loop }, d }: { readonly edge: DrawnEdge; readonly d: string }) {
  const [x, y, angle] = loop
    ? [to.x + 10, to.y - RADIUS + 1, 112]
    : [to.x, to.y, (180 / Math.PI) * Math.atan2(to.y - from.y, to.x - from.x)];
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const back = loop ? 4 : RADIUS + 7;
  return (
    <path
      class="head"
      d={d}
      transform={`translate(${round(x - back * cos)} ${round(y - back * sin)}) rotate(${round(angle)}) translate(-1 -3.5)`}
    />
  );
}
