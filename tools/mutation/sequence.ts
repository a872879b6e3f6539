import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** Cheap tests first, the claims and the long samples last: a mutant is dead with the first test that fails. */
const last = [
  'order.test',
  'simd.test',
  'trainer.test',
  'lstm-joint.test',
  'elementary.test',
  'interval.test',
  'enclosure.test',
  'claims.test',
];
const rank = ({ moduleId }: TestSpecification) => last.findIndex((name) => moduleId.includes(name));

export class CheapFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}
