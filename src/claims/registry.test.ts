import { expect, test } from 'vitest';
import { claimById, claims } from './index.ts';
import { ids, loadClaim, registry } from './registry.ts';

test('a claim has the name, the tag and the chapter that the registry gives it', async () => {
  expect(claims.map(({ id }) => id)).toEqual(ids);
  for (const { id, tag, chapter } of registry.filter(({ withdrawn }) => !withdrawn))
    expect(await loadClaim(id)).toMatchObject({ id, tag, chapter });
});

test('an unknown id is answered with the ids that come near', async () => {
  expect(() => claimById('rnn-chian')).toThrow(
    'there is no claim "rnn-chian", needed one of the registry\'s ids (perhaps rnn-',
  );
  await expect(loadClaim('toString')).rejects.toThrow('there is no claim "toString"');
});
