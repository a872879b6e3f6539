import { defineClaim, equal, mistake, words } from '../../src/claims/vocabulary.ts';
import { drawRnn, type RnnCase } from '../../src/engine/networks/draw.ts';
import { identity, route } from '../../src/proof/make.ts';

export default defineClaim({
  // The statement as TeX. In String.raw a backslash is written once, in quotes twice: '$\\varphi$'.
  tex: String.raw``,
  // The statement in a sentence, and why it is true in two or three; TeX between single dollars.
  says: words('', ''),
  sketch: words('', ''),
  // Ids of the claims it rests on; symbols of its formula, from src/claims/symbols.ts (a new one is a row there).
  uses: [],
  symbols: [],
  // “added”: not in the article. What else there is, and what it asks for: src/claims/claim.ts.
  verdict: 'added',
  // The formula that is shown should be the one that is evaluated: inRnn(tex, { k: 'T' }) of src/claims/in-rnn.ts gives both sides, an
  // exact check, and its edits as mistakes, as in lstm/forget-gate.ts. What follows is for what no formula says.
  // Evidence: identity here; bound (left ≤ right), witness, certificate, experiment, tendsTo in the same way. See
  // src/proof/make.ts, and bptt/rnn-step-jacobian.ts, vanishing/rnn-vanishing-bound.ts, vanishing/activation-slope.ts.
  proves: [
    identity<RnnCase>({
      name: words('', ''),
      // How a case is drawn: drawRnn, drawLstm, or { sizes, make: (random, size) => … } of your own.
      draw: drawRnn(),
      // What is measured, by routes that share no rule with the right side: closedForm, and forwardMode, reverseMode and
      // differences, with what src/engine/derivatives/differentiate.ts has for each.
      left: [route('', '', () => Number.NaN)],
      // What the equation says.
      right: () => Number.NaN,
      relation: equal({ relative: 1e-10 }),
      // Plausible mistakes; the check must refute each on 20 seeds of 20, or 99 of 100.
      controls: [mistake('', '', () => Number.NaN)],
    }),
  ],
});
