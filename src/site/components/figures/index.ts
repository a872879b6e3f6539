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
  'unrolled-rnn': { component: UnrolledRnn, props: {}, text: texts.unrolledRnn },
  'lstm-three-cells': { component: LstmThree, props: {}, text: texts.lstmThree },
  'forget-gate': { component: LstmCell, props: { focus: 'forget' }, text: texts.forget },
  'input-gate': { component: LstmCell, props: { focus: 'input' }, text: texts.input },
  'output-gate': { component: LstmCell, props: { focus: 'output' }, text: texts.output },
  'lstm-backward': { component: LstmBackward, props: {}, text: texts.lstmBackward },
  'bptt-sum': { component: BpttSum, props: {}, text: texts.bpttSum },
  'two-sums': { component: TwoSums, props: {}, text: texts.twoSums },
  'gate-dependency': { component: GateDependency, props: {}, text: texts.gateDependency },
  slopes: { component: Slopes, props: {}, text: texts.slopes },
  stretch: { component: Stretch, props: {}, text: texts.stretch },
  singular: { component: Singular, props: {}, text: texts.singular },
} as const;
