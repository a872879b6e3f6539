/** Runs a certificate by interval bisection of its box; its controls must come out refuted. */
import { enclose } from '../proof/enclose.ts';
import type { Certificate } from '../proof/part.ts';
import { words } from '../proof/words.ts';
import type { PartReport, Role } from './report.ts';

type Control = Certificate['controls'][number];

/** The box of the part, or of the mistake put in, and what bisection says of it. */
function examine(part: Certificate, mistake?: Control) {
  const { of, goal } = mistake?.encloses ?? part.encloses;
  const box = mistake?.box ?? part.box;
  return { box, ...enclose(Object.values(box), of, goal, { work: part.work }) };
}

/** How often `runCertificate` calls `tick`: once for the part, once a control. */
export const certificateTicks = (part: Certificate, control?: number): number =>
  control === undefined ? 1 + part.controls.length : 1;

/** `control` is the mistake to put in; without it the part itself is run, with its controls. */
export function runCertificate(part: Certificate, role: Role, tick: () => void, control?: number): PartReport {
  const mistake = control === undefined ? undefined : part.controls[control];
  const { box, outcome, boxes, hull, worst } = examine(part, mistake);
  tick();
  return {
    role,
    kind: 'certificate',
    name: part.name,
    outcome: outcome === 'proved' ? 'passes' : outcome,
    ...(outcome === 'refuted' && {
      reason: words('false everywhere on a part of the box', '在区域的某一部分上处处不成立'),
    }),
    ...(outcome === 'inconclusive' && {
      reason: words(`undecided after ${boxes} boxes`, `划分了 ${boxes} 个子区域仍无法判定`),
    }),
    checked: boxes,
    box: Object.entries(box).map(([name, { lo, hi }]) => ({ name, lo, hi })),
    hull: { lo: hull.lo, hi: hull.hi },
    ...(worst && { where: Object.keys(box).map((name, i) => ({ name, lo: worst[i].lo, hi: worst[i].hi })) }),
    controls: mistake
      ? []
      : part.controls.map((c) => {
          const caught = examine(part, c).outcome === 'refuted';
          tick();
          return { name: c.name, seeds: 1, refuted: caught ? 1 : 0, caught };
        }),
  };
}
