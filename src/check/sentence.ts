/** A report in words, in both languages: for the command line, the build, the cards and the pages. */
import { type Language, type Words, words } from '../proof/words.ts';
import { formatNumber, formatPercent, grouped, superscript } from './number.ts';
import {
  type ArmReport,
  type ControlReport,
  type Earned,
  type Judgement,
  judgements,
  mustPass,
  type Outcome,
  type PartReport,
  type Report,
  type RouteReport,
} from './report.ts';

export const earnedWords: Readonly<Record<Earned, Words>> = {
  holds: words('holds', '成立'),
  notation: words('holds once the notation is mended', '改正记号后成立'),
  conditional: words('holds under its condition, refuted without it', '在条件下成立，去掉条件则被推翻'),
  corrected: words('the article’s form is refuted, the corrected one holds', '原文的形式被推翻，更正后的形式成立'),
  added: words('holds', '成立'),
  hypothesis: words('can occur', '可以满足'),
  false: words('does not hold', '不成立'),
  inconclusive: words('inconclusive', '未能判定'),
  failed: words('failed to run', '运行失败'),
};

export const outcomeWords: Readonly<Record<Outcome, Words>> = {
  passes: words('passes', '通过'),
  refuted: words('refuted', '被推翻'),
  inconclusive: words('inconclusive', '未能判定'),
  failed: words('failed to run', '运行失败'),
};

const judgedWords: Readonly<Record<Judgement, Words>> = {
  proven: words('proven', '得到证明'),
  equal: words('equal within the enclosure', '在区间精度内相等'),
  undecided: words('undecided', '无法判定'),
  refuted: words('refuted', '被推翻'),
};

const counted = {
  networks: { one: 'network', zh: '个网络' },
  points: { one: 'network in a prime field', many: 'networks in a prime field', zh: '个素数域中的网络' },
  boxes: { one: 'box', many: 'boxes', zh: '个子区域' },
  trials: { one: 'trial', zh: '次试验' },
  mistakes: { one: 'deliberate mistake', zh: '个故意的错误' },
} as const satisfies Record<string, { readonly one: string; readonly many?: string; readonly zh: string }>;

/** `1 network`, `1,000 networks`. */
export function countWords(what: keyof typeof counted, n: number): Words {
  const { one, zh, many = `${one}s` }: { one: string; zh: string; many?: string } = counted[what];
  return words(`${grouped(n)} ${n === 1 ? one : many}`, `${grouped(n)} ${zh}`);
}

const number = (x: number): string => formatNumber(x, 3);

/** Joins texts by a separator, in each language. */
const joined = (all: readonly Words[], en: string, zh = en): Words =>
  words(all.map((one) => one.en).join(en), all.map((one) => one.zh).join(zh));

/** Whether a part has the outcome it needs: `passes` for a proof, `refuted` for a printed form or a dropped condition. */
export const asItShould = ({ role, outcome }: Pick<PartReport, 'role' | 'outcome'>): boolean =>
  outcome === (mustPass(role) ? 'passes' : 'refuted');

/** `100 networks` (compared or drawn), `32 boxes`, `120 trials on record, 2 made again`. */
export function checkedWords({
  kind,
  checked,
  replays,
  drew,
}: Pick<PartReport, 'kind' | 'checked' | 'replays' | 'drew'>): Words {
  if (kind === 'certificate') return countWords('boxes', checked);
  if (kind === 'algebraic') return countWords('points', checked);
  if (kind !== 'experiment' || !replays)
    return drew
      ? words(`${grouped(checked)} ${drew.en}`, `${grouped(checked)} ${drew.zh}`)
      : countWords('networks', checked);
  const { en, zh } = countWords('trials', checked);
  return words(`${en} on record, ${replays.length} made again`, `${zh}有记录，其中 ${replays.length} 次重做`);
}

/** The margin that a bound needs; a strict bound has `allowed` < 0. */
export const neededMargin = (allowed: number): string => (allowed < 0 ? '> 0' : `≥ ${number(-allowed)}`);

/** `worst error 3 × 10⁻¹⁴, allowed 10⁻¹⁰`; for a bound `smallest margin …`, minus the gap. */
export function gapWords(
  { worst, allowed }: Pick<RouteReport, 'worst' | 'allowed'>,
  relation: PartReport['relation'],
): Words {
  const [margin, needed, gap, limit] = [number(-worst), neededMargin(allowed), number(worst), number(allowed)];
  if (relation === 'atMost')
    return words(`smallest margin ${margin}, needed ${needed}`, `最小余量 ${margin}，要求 ${needed}`);
  if (worst === 0 && allowed === 0) return words('no difference at all, none allowed', '毫无差别，也不容许任何差别');
  return words(`worst error ${gap}, allowed ${limit}`, `最大误差 ${gap}，容许 ${limit}`);
}

/** Among the routes with the smallest `allowed`, the one with the largest gap. */
export function tightest({ routes = [] }: PartReport): RouteReport | undefined {
  const least = Math.min(...routes.map(({ allowed }) => allowed));
  const worst = (route: RouteReport) => (Number.isNaN(route.worst) ? Number.POSITIVE_INFINITY : route.worst);
  return routes.filter(({ allowed }) => allowed === least).toSorted((a, b) => worst(b) - worst(a))[0];
}

/** `success rate 100 %, against 30 %, 0 %`: the arm claimed to be ahead, then the others. */
function ratesWords(arms: readonly ArmReport[]): Words {
  const rates = (lang: Language) => arms.map(({ successes, trials }) => formatPercent(successes / trials, lang));
  const [[first, ...others], [zhFirst, ...zhOthers]] = [rates('en'), rates('zh')];
  return words(
    `success rate ${first}, against ${others.join(', ')}`,
    `成功率 ${zhFirst}，对照为 ${zhOthers.join('、')}`,
  );
}

function evidenceWords(part: PartReport): Words | undefined {
  if (part.exact) return exactWords(part.exact);
  if (part.rigorous) return rigorousWords(part.rigorous);
  const route = tightest(part);
  if (route) return gapWords(route, part.relation);
  if (part.arms && part.arms.length > 0) return ratesWords(part.arms);
  if (!part.hull) return undefined;
  const hull = `[${number(part.hull.lo)}, ${number(part.hull.hi)}]`;
  return words(`everything in the box lies in ${hull}`, `整个区域内的值都在 ${hull} 之内`);
}

/** `exactly equal in a prime field; a false equation passes with probability below 2⁻¹¹²`, and for which activations. */
export function exactWords({ bits, oracle }: NonNullable<PartReport['exact']>): Words {
  const bound = `2${superscript(-bits)}`;
  const all = oracle === 'free';
  return words(
    `equal in a prime field, a false equation passes with probability below ${bound}${all ? '; for every differentiable activation' : ''}`,
    `在素数域中相等，错误的等式通过的概率低于 ${bound}${all ? '；对任何可微的激活函数都成立' : ''}`,
  );
}

/** `in intervals: 18 networks proven, 2 equal within the enclosure`. */
export function rigorousWords(counts: NonNullable<PartReport['rigorous']>): Words {
  const said = judgements.filter((judgement) => counts[judgement] > 0);
  return words(
    `in intervals, network by network: ${said.map((one) => `${grouped(counts[one])} ${judgedWords[one].en}`).join(', ')}`,
    `逐个网络用区间判定：${said.map((one) => `${grouped(counts[one])} 个${judgedWords[one].zh}`).join('，')}`,
  );
}

/** The parts' counts, summed by unit; each experiment is listed by itself. */
function countsWords(parts: readonly PartReport[]): Words[] {
  const sums = new Map<string, PartReport>();
  for (const part of parts) {
    const unit =
      part.kind === 'certificate'
        ? 'boxes'
        : part.kind === 'algebraic'
          ? 'points'
          : part.kind === 'experiment'
            ? part.name.en
            : (part.drew?.en ?? 'networks');
    sums.set(unit, { ...part, checked: part.checked + (sums.get(unit)?.checked ?? 0) });
  }
  return [...sums.values()].map(checkedWords);
}

const isUncaught = ({ caught }: ControlReport): boolean => !caught;

/** The verdict; also whether it differs from the stated one, and whether a mistake went uncaught. */
export function verdictWords({ earned, stated, parts }: Report): Words {
  const said = [earnedWords[earned]];
  const { en, zh } = earnedWords[stated];
  if (earned !== stated) said.push(words(`stated as “${en}”, not earned`, `声明为“${zh}”，但证据不支持`));
  if (parts.some(({ controls }) => controls.some(isUncaught)))
    said.push(words('a mistake went uncaught', '有一个错误未被查出'));
  return joined(said, '; ', '；');
}

/** The counts and the numbers of the first proof, or the reason why a part failed. */
export function summaryWords({ parts }: Report): Words {
  const wrong = parts.find((part) => !asItShould(part))?.reason;
  const first = parts.find((part) => part.role === 'proves');
  const evidence = wrong
    ? words(wrong.en.replaceAll('$', ''), wrong.zh.replaceAll('$', ''))
    : first && evidenceWords(first);
  return joined([...countsWords(parts), ...(evidence ? [evidence] : [])], ' · ');
}

/** One part: `one step: refuted (100 networks · worst error 1, allowed 10⁻¹⁰): left and right differ`. */
function partSentence(part: PartReport): Words {
  const evidence = evidenceWords(part);
  const { en, zh } = joined([checkedWords(part), ...(evidence ? [evidence] : [])], ' · ');
  const [name, outcome, reason] = [part.name, outcomeWords[part.outcome], part.reason];
  return words(
    `${name.en}: ${outcome.en} (${en})${reason ? `: ${reason.en}` : ''}`,
    `${name.zh}：${outcome.zh}（${zh}）${reason ? `：${reason.zh}` : ''}`,
  );
}

const uncaughtSentence = ({ name, refuted, seeds }: ControlReport): Words =>
  words(
    `the control “${name.en}” was caught on ${refuted} of ${seeds} ${seeds === 1 ? 'seed' : 'seeds'} only, needed 99 %`,
    `放入的错误“${name.zh}”在 ${seeds} 个种子中只查出 ${refuted} 个，需要 99%`,
  );

/** Why a report is not green: the parts with a wrong outcome, and the uncaught controls. */
export function complaint(report: Report): Words {
  const parts = report.parts.filter((part) => !asItShould(part)).map(partSentence);
  const controls = report.parts.flatMap((part) => part.controls.filter(isUncaught).map(uncaughtSentence));
  return joined([verdictWords(report), ...parts, ...controls], '; ', '；');
}

/** The report in a sentence. */
export function sentence(report: Report): Words {
  if (!report.ok) return complaint(report);
  const { length } = report.parts.flatMap(({ controls }) => controls);
  const [verdict, summary, mistakes] = [verdictWords(report), summaryWords(report), countWords('mistakes', length)];
  return words(
    `${verdict.en}: ${summary.en} · ${length} of ${mistakes.en} caught`,
    `${verdict.zh}：${summary.zh} · ${mistakes.zh}全部查出`,
  );
}
