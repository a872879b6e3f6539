/** Three networks and one bias to drag: how much of a gradient is left, step by step back in time. Computed, and drawn at build too. */
import { useEffect, useState } from 'preact/hooks';
import { formatNumber, formatPercent } from '../../check/number.ts';
import type { Language } from '../../proof/words.ts';
import type en from '../text/en.json';
import { fill } from '../text/strings.ts';
import { Fresh } from './Fresh.tsx';
import { BIAS, keptBy, LAGS, left, RNN_WEIGHT } from './fade.ts';

interface Props {
  readonly lang: Language;
  readonly said: (typeof en)['home']['fade'];
}

const WIDTH = 34;
const HEIGHT = 46;

export default function Fade({ lang, said }: Props) {
  const [bias, setBias] = useState<number>(BIAS.first);
  // Until it listens the slider is off, so that no move is lost.
  const [alive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  const b = formatNumber(bias);
  const rows = [
    { name: said.rnn, shares: left(RNN_WEIGHT) },
    { name: fill(said.lstm, { b }), shares: left(keptBy(bias)) },
    { name: said.zero, shares: left(keptBy(0)) },
  ];
  const [rnn, lstm, zero] = rows.map(({ shares }) => formatPercent(shares[LAGS], lang));
  const label = fill(said.says, { lag: LAGS, kept: RNN_WEIGHT, rnn, lstm, zero, b });
  return (
    <div class="fade">
      <p class="label">{said.title}</p>
      {rows.map(({ name, shares }, row) => (
        <div key={row} class="fade-row">
          <p>
            <strong>{name}</strong>{' '}
            <span class="soft">{fill(said.left, { lag: LAGS, share: formatPercent(shares[LAGS], lang) })}</span>
          </p>
          <svg viewBox={`0 0 ${WIDTH * (LAGS + 1)} ${HEIGHT}`} aria-hidden="true">
            {shares.map((share, lag) => (
              <text key={lag} x={WIDTH * (LAGS - lag + 0.5)} y="36" text-anchor="middle" opacity={share.toFixed(3)}>
                ∂
              </text>
            ))}
          </svg>
        </div>
      ))}
      <label class="fade-bias">
        {said.slider} = <span>{b}</span>
        <input
          type="range"
          min={BIAS.low}
          max={BIAS.high}
          step={BIAS.step}
          value={bias}
          disabled={!alive}
          autocomplete="off"
          onInput={({ currentTarget }) => setBias(Number(currentTarget.value))}
        />
      </label>
      <p class="visually-hidden" role="status">
        <Fresh text={label} />
      </p>
      <p class="soft">{said.how}</p>
    </div>
  );
}
