/** The components that chapters use beside prose. The parallel view shows each once, not in each language. */
import Claim from './Claim.astro';
import Exercises from './Exercises.astro';
import ExperimentTable from './ExperimentTable.astro';
import Explorer from './Explorer.astro';
import Figure from './Figure.astro';

export const mdxComponents = { Claim, Exercises, Figure, Explorer, ExperimentTable };
