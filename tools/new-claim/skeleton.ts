import { inRnn } from '../../src/claims/in-rnn.ts';
import { hypotheses } from '../../src/claims/suppose.ts';
import { withWrec } from '../../src/claims/vanishing/networks.ts';
import { defineClaim, equal, words } from '../../src/claims/vocabulary.ts';
import { scale, spectralNorm } from '../../src/engine/arithmetic/matrix.ts';
import { Wrec } from '../../src/engine/closed-forms/rnn-jacobians.ts';
import { drawRnn, type RnnCase } from '../../src/engine/networks/draw.ts';
import { rnnTrace } from '../../src/engine/networks/traces.ts';
import { identity, route } from '../../src/proof/make.ts';

// 1 · The formula, which is shown and evaluated. This one is false: put yours in its place, and say where its indices stand, at one
// place or in a range. In String.raw a backslash is written once, in quotes twice. From chapter 4 on there are inLstm and drawLstm.
const shown = inRnn<RnnCase>(String.raw`\lVert W_{\mathrm{rec}}\rVert < 1 \implies c_t = 0`, { t: [1, 'T'] });
const conclusion = { chain: 1 };
// 2 · A draw: random networks that meet what the formula supposes.
const draw = drawRnn({ gain: [0.05, 0.3], admits: shown.supposed([0]).holds });

export default defineClaim({
  tex: shown.tex,
  // The statement in a sentence, and why it is true in two or three; TeX between single dollars.
  says: words('', ''),
  sketch: words('', ''),
  // Ids of the claims it rests on; symbols of its formula, from src/claims/symbols.ts (a new one is a row there).
  uses: [],
  symbols: [],
  // “added”: not in the article. What else there is, and what it asks for: src/claims/claim.ts.
  verdict: 'added',
  // Evidence: identity here; bound (left ≤ right) with shown.inequality(…), witness, certificate, experiment, tendsTo in the same way.
  proves: [
    identity<RnnCase>({
      name: words('', ''),
      draw,
      // 3 · A left route: the same number by a way that shares no rule with the formula, such as forwardMode, reverseMode, goldenVectors.
      ...shown.equation([route('', '', (g: RnnCase) => rnnTrace(g).c.slice(1).flat())], conclusion),
      relation: equal({ relative: 1e-10 }),
      // 4 · Edits: plausible mistakes in the formula. The check must refute each on 20 seeds of 20, or 99 of 100.
      controls: [shown.edit('c_t', 'c_{t-1}', conclusion)],
    }),
    // 5 · Hypotheses: how a case is changed so that one alone is missed by the share `off`, or just met. Without hypotheses this part goes.
    hypotheses(shown, {
      draw,
      edges: [{ chain: 0, at: (g, off) => withWrec(g, scale((1 + off) / spectralNorm(Wrec(g)), Wrec(g))) }],
      edits: [['< 1', '< 1.1']],
    }),
  ],
});
