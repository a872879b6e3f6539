/** What a report found, in one sentence for a reader: numbers with their meaning, no tolerances. */
import { type Words, words } from '../proof/words.ts';
import { formatNumber, grouped, superscript } from './number.ts';
import type { ArmReport, Example, PartReport, Report } from './report.ts';
import { countWords, tightest } from './sentence.ts';

const number = (x: number): string => formatNumber(x, 2);

/** A margin within this of zero, relative to the larger side, is rounding: the bound is attained. */
const ROUNDING = 1e-12;

/** `40 networks`, or cases where what is drawn is not a network. */
function drawnWords({ checked, drew }: Pick<PartReport, 'checked' | 'drew'>): Words {
  if (!drew) return countWords('networks', checked);
  const en = checked === 1 ? drew.en.replace(/s$/, '') : drew.en;
  return words(`${grouped(checked)} ${en}`, `${grouped(checked)} ${drew.zh}`);
}

/** `below 10⁻³⁰`: how seldom a false equation passes, as a power of ten. */
export const chance = (bits: number): string => `10${superscript(-Math.floor(bits * 0.30103))}`;

/** How close a bound is, in words: attained to within rounding, the margin in per cent of the larger side, or exceeded. */
export function closeness(worst: number): Words {
  if (Number.isNaN(worst)) return words('not a number', '不是数（NaN）');
  if (worst > ROUNDING) {
    const over = number(100 * worst);
    return words(`exceeded by ${over} %`, `超出 ${over}%`);
  }
  if (worst >= -ROUNDING) return words('attained to within rounding', '在舍入误差之内取到等号');
  if (worst <= -1) return words('nowhere near it', '且相差很远');
  const share = number(-100 * worst);
  return words(`at its closest ${share} % away`, `最接近时还差 ${share}%`);
}

/** Sampled parts: how far the sides were apart. */
function sampledWords(part: PartReport): Words | undefined {
  const route = tightest(part);
  if (!route) return undefined;
  const on = drawnWords(part);
  const { worst } = route;
  if (part.relation === 'atMost') {
    const near = closeness(worst);
    return words(
      `on ${on.en} the left side never exceeded the right, ${near.en}`,
      `在${spaced(on.zh)}上，左边从未超过右边，${near.zh}`,
    );
  }
  const apart =
    worst === 0
      ? words('agree to the last bit', '逐位相等')
      : words(`differ by no more than ${number(worst)} of their size`, `相差不超过其大小的 ${number(worst)}`);
  return words(`on ${on.en} the two sides ${apart.en}`, `在${spaced(on.zh)}上，两边${apart.zh}`);
}

const spaced = (zh: string): string => ` ${zh}`;

function foundIn(part: PartReport): Words | undefined {
  if (part.exact) {
    const seldom = chance(part.exact.bits);
    return words(
      `the two sides agree exactly over a prime field (a false equation would pass with probability below ${seldom})`,
      `两边在素数域上完全相等（错误的等式通过的概率低于 ${seldom}）`,
    );
  }
  if (part.kind === 'certificate')
    return words('it holds at every point of a whole region', '它在整个区域的每一点都成立');
  return sampledWords(part);
}

/** The first arm of a comparison against the best of the others: `43 / 100` and `at most 0 / 100`. */
function compared(arms: readonly ArmReport[]): { readonly first: string; readonly against: Words } {
  const [first, ...others] = arms;
  const best = others.reduce((a, b) => (b.successes / b.trials > a.successes / a.trials ? b : a));
  const most = `${best.successes} / ${best.trials}`;
  return {
    first: `${first.successes} / ${first.trials}`,
    against: others.length > 1 ? words(`at most ${most}`, `至多 ${most}`) : words(most, ` ${most}`),
  };
}

/** All comparisons of an experiment, the first in a sentence of its own. */
function countedWords([part, ...more]: readonly (PartReport & { arms: readonly ArmReport[] })[]): Words {
  const { first, against } = compared(part.arms);
  const [what, where] = [
    part.replays ? words('runs', '次运行') : words('trials', '次抽取'),
    part.arms.length > 2 ? words('in any other arm', '其余各组') : words('in the other arm', '另一组'),
  ];
  const further = more.map(({ arms }) => compared(arms));
  const said = words(
    further.map((one) => `${one.first} against ${one.against.en}`).join(', '),
    further.map((one) => `${one.first} 对${one.against.zh}`).join('、'),
  );
  return words(
    `${first} ${what.en} succeed, against ${against.en} ${where.en}${said.en && `; in further comparisons ${said.en}`}`,
    `成功 ${first} ${what.zh}，${where.zh}${against.zh}${said.zh && `；其他比较为 ${said.zh}`}`,
  );
}

/** From the strongest kind on. */
const order = [
  'algebraic',
  'certificate',
  'experiment',
  'identity',
  'bound',
  'witness',
] as const satisfies readonly PartReport['kind'][];

/**
 * What a green report found: the strongest evidence first, then the counterexample, then the mistakes. One or two sentences.
 */
export function foundWords({ parts }: Report): Words {
  const proofs = parts
    .filter(({ role }) => role === 'proves')
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const counted = proofs.flatMap((part) => (part.arms ? [{ ...part, arms: part.arms }] : []));
  const kinds = new Set<string>();
  const found = proofs.flatMap((part) => {
    const kind = part.relation ?? part.kind;
    if (kinds.has(kind) || kinds.size > 1) return [];
    const said = part.arms ? countedWords(counted) : foundIn(part);
    if (said) kinds.add(kind);
    return said ? [said] : [];
  });
  if (parts.some(({ role }) => role === 'printed'))
    found.push(words('a small example refutes the article’s form', '原文的形式被一个小例子推翻'));
  if (parts.some(({ role }) => role === 'without'))
    found.push(words('without its condition it fails', '去掉条件便不成立'));
  const derived = parts.find(({ role, routes }) => role === 'derives' && routes);
  if (derived) {
    const [steps, on] = [derived.routes?.length ?? 0, drawnWords(derived)];
    found.push(
      words(
        `each of the ${steps} steps of the derivation holds on ${on.en}`,
        `推导的 ${steps} 步在${spaced(on.zh)}上都成立`,
      ),
    );
  }
  const mistakes = parts.flatMap(({ controls }) => controls).length;
  if (mistakes > 0)
    found.push(
      mistakes === 1
        ? words('the planted mistake was caught', '放入的 1 个错误被查出')
        : words(`all ${mistakes} planted mistakes were caught`, `放入的 ${mistakes} 个错误全部查出`),
    );
  const en = found.map((one) => one.en).join('; ');
  return words(`${en.charAt(0).toUpperCase()}${en.slice(1)}.`, `${found.map((one) => one.zh.trim()).join('；')}。`);
}

/** What a counterexample shows that has no sentence of its own: a mistake put in. */
export function refutedWords({ left, right, at, allowed }: Example, relation: PartReport['relation']): Words {
  const [a, b] = [formatNumber(left[at]), formatNumber(right[at])];
  if (relation !== 'atMost')
    return words(
      `The left side is ${a} and the right side ${b}; they should be equal.`,
      `左边是 ${a}，右边是 ${b}；二者本应相等。`,
    );
  const needed = allowed < 0 ? words('smaller than', '小于') : words('at most', '不超过');
  return words(
    `The left side is ${a}; it should be ${needed.en} the right side, ${b}.`,
    `左边是 ${a}，本应${needed.zh}右边的 ${b}。`,
  );
}
