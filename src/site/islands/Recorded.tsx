/** The learning curves of the record: an explorer whose data are fetched, not computed by the worker. */
import { runsOf } from '../../explorers/plots/recorded.ts';
import Explorer from './Explorer.tsx';
import type { ExplorerProps } from './explorer/Frame.tsx';
import { recordAt } from './record.ts';

export default function Recorded({ record, ...explorer }: ExplorerProps & { readonly record: string }) {
  return <Explorer {...explorer} compute={async (values) => runsOf(await recordAt(record), values)} />;
}
