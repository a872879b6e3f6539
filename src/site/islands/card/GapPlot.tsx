/** The gap of every network as a strip of dots on a log axis. Positions are percentages: the strip fits any width. */

import type { PartReport } from '../../../check/report.ts';
import { fill } from '../../text/strings.ts';
import { strip } from './strip.ts';
import { cardNumber, useTexts } from './texts.tsx';

const percent = (x: number) => `${(100 * x).toFixed(2)}%`;
const BASE = 74;
const STEP = 6;

interface Props {
  readonly gaps: readonly number[];
  readonly relation: PartReport['relation'];
  readonly allowed: number;
}

export function GapPlot({ gaps, relation, allowed }: Props) {
  const { card } = useTexts().strings;
  const plot = strip(gaps, relation, allowed);
  if (!plot) return null;
  const { smallest, middle, largest } = plot;
  const said = {
    n: gaps.length,
    smallest: cardNumber(smallest),
    middle: cardNumber(middle),
    largest: cardNumber(largest),
  };
  const label =
    relation === 'equal'
      ? fill(card.plotEqual, { ...said, allowed: cardNumber(allowed) })
      : fill(card.plotAtMost, said);
  const exceeded = plot.dots.some(({ x, within }) => x === plot.zero && !within);
  const each = plot.each > 1 ? ` · ${fill(card.plotEach, { n: plot.each })}` : '';
  return (
    <figure class="card-plot">
      <svg width="100%" height="96" role="img" aria-label={label}>
        <line x1="0" x2="100%" y1={BASE + 4} y2={BASE + 4} class="axis" />
        {plot.ticks.map(({ x, exponent }, i) => (
          <g key={exponent}>
            <line x1={percent(x)} x2={percent(x)} y1={BASE + 4} y2={BASE + 8} class="axis" />
            {/* In a narrow window the word for zero takes the place of the first number. */}
            <text
              x={percent(x)}
              y={BASE + 19}
              text-anchor="middle"
              class={i === 0 && plot.zero !== undefined ? 'beside-zero' : undefined}
            >
              {cardNumber(10 ** exponent)}
            </text>
          </g>
        ))}
        {plot.zero !== undefined && (
          <text x="0" y={BASE + 19}>
            {relation === 'equal' ? '0' : exceeded ? card.plotExceeded : card.plotAtMostZero}
          </text>
        )}
        {plot.endless !== undefined && (
          <text x="100%" y={BASE + 19} text-anchor="end">
            {card.plotNone}
          </text>
        )}
        {plot.allowed !== undefined && (
          <g class="limit">
            <line x1={percent(plot.allowed)} x2={percent(plot.allowed)} y1="12" y2={BASE + 4} />
            <text x={percent(plot.allowed)} y="9" text-anchor="middle">
              {card.plotAllowed}
            </text>
          </g>
        )}
        {plot.dots.map(({ x, level, within }) => (
          <circle
            key={`${x} ${level}`}
            class="dot"
            data-within={within}
            cx={percent(x)}
            cy={BASE - STEP * level}
            r="2.4"
          />
        ))}
      </svg>
      <figcaption>
        {relation === 'equal' ? card.plotErrors : card.plotMargins}
        {each}
      </figcaption>
    </figure>
  );
}
