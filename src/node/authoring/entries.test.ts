import { expect, test } from 'vitest';
import { registry } from '../../claims/registry.ts';
import { words } from '../../proof/words.ts';
import { registryProblems } from './entries.ts';

test('what is wrong with the registry is told with the id', () => {
  expect(registryProblems()).toEqual([]);
  const [first, ...rest] = registry;
  const problem = (change: object) => registryProblems([{ ...first, ...change }, ...rest]).join('\n');
  expect(problem({ chapter: 'rnm' })).toContain(
    `src/claims/registry.ts: “${first.id}”.chapter: is “rnm”, needed one of rnn, bptt`,
  );
  expect(problem({ id: 'Rnn' })).toContain('“Rnn”.id: is “Rnn”, needed lower-case words');
  expect(problem({ since: '24.11.2026' })).toContain('since: is “24.11.2026”, needed a day such as 2026-11-24');
  expect(problem({ changes: [{ on: '2026-11-25', what: words('Now so.', '') }] })).toContain(
    'changes.0.what.zh: is “”',
  );
  expect(problem({ name: words('Recurrence', '循环') })).toContain('name.en: is “Recurrence”, 1 words, needed 2 to 5');
  expect(problem({ name: words('The state that a recurrent network has', '状') })).toContain('7 words, needed 2 to 5');
  expect(problem({ name: words('A state', '状') })).toContain('name.zh: is “状”, 1 characters, needed 2 to 14');
  expect(problem({ name: words('State $c_t$ here', '状态 $c_t$') })).toContain('has “$”, needed words without TeX');
  expect(problem({ name: words('The rnn-step-jacobian of it', '雅可比') })).toContain('has “rnn-step-”');
  const twice = registryProblems([first, { ...rest[0], name: words(first.name.en.toUpperCase(), '另一个') }]).join();
  expect(twice).toContain(`is also that of “${first.id}”, needed one of its own`);
  expect(problem({ name: words('', '') })).toContain('name.zh: is “”');
  expect(problem({ chapter: 'beyond' })).toContain(
    `stands after “${first.id}” of “beyond”, needed the order of the chapters`,
  );
  const withdrawn = { on: '2026-12-01', reason: words('It is false.', '不成立。'), successor: 'nobody' };
  expect(problem({ withdrawn })).toContain(`“${first.id}” was withdrawn for “nobody”, needed the id of an entry`);
});
