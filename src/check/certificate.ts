/** Runs a certificate: bisection of the box by interval arithmetic; its controls must come out certainly false. */

import type { Box, Enclosure } from '../proof/certificate.ts';
import { enclose } from '../proof/enclose.ts';
import type { Certificate } from '../proof/part.ts';
import { words } from '../proof/words.ts';
import type { ControlReport, Outcome, PartReport, Role } from './report.ts';

const outcomes = { proved: 'passes', refuted: 'refuted', inconclusive: 'inconclusive' } as const satisfies Record<
  string,
  Outcome
>;

const examine = (box: Box, { of, goal }: Enclosure, work: number) => enclose(Object.values(box), of, goal, { work });

function runControl(part: Certificate, control: Certificate['controls'][number]): ControlReport {
  const caught = examine(control.box ?? part.box, control.encloses, part.work).outcome === 'refuted';
  return { name: control.name, seeds: 1, refuted: caught ? 1 : 0, caught };
}

/** How many ticks `runCertificate` gives: one for the part, one a control. */
export const certificateTicks = (part: Certificate, control?: number): number =>
  control === undefined ? 1 + part.controls.length : 1;

/** `control` is the mistake that the reader puts in; without it the part itself is run, with its controls. */
export function runCertificate(part: Certificate, role: Role, tick: () => void, control?: number): PartReport {
  const mistake = control === undefined ? undefined : part.controls[control];
  const box = mistake?.box ?? part.box;
  const { outcome, boxes, hull, worst } = examine(box, mistake?.encloses ?? part.encloses, part.work);
  tick();
  return {
    role,
    kind: 'certificate',
    name: part.name,
    outcome: outcomes[outcome],
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
          const report = runControl(part, c);
          tick();
          return report;
        }),
  };
}
