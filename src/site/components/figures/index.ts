/** The article's figures, and those that the chapters add, by the name that the text calls them by. */
import BpttSum from './BpttSum.astro';
import GateDependency from './GateDependency.astro';
import LstmBackward from './LstmBackward.astro';
import LstmCell from './LstmCell.astro';
import LstmThree from './LstmThree.astro';
import { texts } from './labels.ts';
import Singular from './Singular.astro';
import Slopes from './Slopes.astro';
import Stretch from './Stretch.astro';
import TwoSums from './TwoSums.astro';
import UnrolledRnn from './UnrolledRnn.astro';

export const figures = {
  'unrolled-rnn': { component: UnrolledRnn, props: {}, caption: texts.unrolledRnn.caption },
  'lstm-three-cells': { component: LstmThree, props: {}, caption: texts.lstmThree.caption },
  'forget-gate': { component: LstmCell, props: { focus: 'forget' }, caption: texts.forget.caption },
  'input-gate': { component: LstmCell, props: { focus: 'input' }, caption: texts.input.caption },
  'output-gate': { component: LstmCell, props: { focus: 'output' }, caption: texts.output.caption },
  'lstm-backward': { component: LstmBackward, props: {}, caption: texts.lstmBackward.caption },
  'bptt-sum': { component: BpttSum, props: {}, caption: texts.bpttSum.caption },
  'two-sums': { component: TwoSums, props: {}, caption: texts.twoSums.caption },
  'gate-dependency': { component: GateDependency, props: {}, caption: texts.gateDependency.caption },
  slopes: { component: Slopes, props: {}, caption: texts.slopes.caption },
  stretch: { component: Stretch, props: {}, caption: texts.stretch.caption },
  singular: { component: Singular, props: {}, caption: texts.singular.caption },
} as const;
