/** A recorded run trained again, and whether it ended as the record says. */
import { asRecorded } from '../../explorers/plots/recorded.ts';
import type { RaceData } from '../../explorers/race.ts';
import type en from '../text/en.json';
import { fill } from '../text/strings.ts';
import { explorerNumber } from './explorer/texts.ts';
import { recordAt } from './record.ts';
import TrainingRace, { type RaceProps } from './TrainingRace.tsx';

interface Props extends RaceProps {
  readonly race: (typeof en)['replay'];
  /** The address of the record. */
  readonly record: string;
}

export default function Replay({ record, ...props }: Props) {
  const { race: said } = props;
  return (
    <TrainingRace
      {...props}
      conclude={async (values, data) => {
        try {
          const found = asRecorded(await recordAt(record), values, data as RaceData);
          if (!found) return said.unrecorded;
          const { updates, solved, loss } = found.run;
          const outcome = fill(solved ? said.solved : said.unsolved, { updates, loss: explorerNumber(loss) });
          return fill(found.same ? said.same : said.different, { outcome });
        } catch (error) {
          return fill(said.unread, { message: error instanceof Error ? error.message : String(error) });
        }
      }}
    />
  );
}
