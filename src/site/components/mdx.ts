/** What the chapters call by name beside prose; in the parallel view it is shown once, not in each language. */
import Claim from './Claim.astro';
import Figure from './Figure.astro';

/** Explorers stand in the text by the name of their file, as `<LagPlot />`. */
const files = import.meta.glob<{ default: typeof Claim }>('./explorers/*.astro', { eager: true });
const explorers = Object.fromEntries(
  Object.entries(files).map(([path, file]) => [path.replace(/^.*\/|\.astro$/g, ''), file.default]),
);

export const mdxComponents = { Claim, Figure, ...explorers };
