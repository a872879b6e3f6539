/** A report in one sentence, in both languages, with the numbers that decide. */
import { type Words, words } from '../proof/words.ts';
import type { Earned, PartReport, Report } from './report.ts';

export const verdictWords: Readonly<Record<Earned, Words>> = {
  holds: words('holds', '成立'),
  conditional: words('holds under a condition', '有条件成立'),
  corrected: words('wrong as printed, corrected', '已更正'),
  added: words('added, holds', '补充，成立'),
  hypothesis: words('a hypothesis that can be met', '可满足的假设'),
  false: words('does not hold', '不成立'),
  inconclusive: words('inconclusive', '未能判定'),
  failed: words('failed to run', '运行失败'),
};

const short = (x: number): string => (Number.isFinite(x) ? x.toExponential(1) : String(x));

const some = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** What one part came to: `12 networks, worst error 3.1e-13 of 1e-10`. */
export function partSentence(p: PartReport): Words {
  const reason = p.reason ? words(`: ${p.reason.en}`, `：${p.reason.zh}`) : words('', '');
  const worst = p.worst;
  const measure =
    worst && p.relation === 'equal'
      ? words(
          `, worst error ${short(worst.gap)} of ${short(worst.allowed)}`,
          `，最大误差 ${short(worst.gap)}（容许 ${short(worst.allowed)}）`,
        )
      : worst
        ? words(`, smallest margin ${short(-worst.gap)}`, `，最小余量 ${short(-worst.gap)}`)
        : words('', '');
  const seen = {
    certificate: words(some(p.checked, 'box', 'boxes'), `${p.checked} 个子区域`),
    experiment: words(some(p.checked, 'trial'), `${p.checked} 次试验`),
    identity: words(some(p.checked, 'network'), `${p.checked} 个网络`),
    bound: words(some(p.checked, 'network'), `${p.checked} 个网络`),
    witness: words(some(p.checked, 'construction'), `${p.checked} 个构造`),
  }[p.kind];
  return words(
    `${p.name.en}: ${p.outcome} (${seen.en}${measure.en})${reason.en}`,
    `${p.name.zh}：${{ passes: '通过', refuted: '被推翻', inconclusive: '未能判定', failed: '运行失败' }[p.outcome]}（${seen.zh}${measure.zh}）${reason.zh}`,
  );
}

/** Why a report is not green: the parts that are not as they should be, the controls that slipped through. */
export function complaint(report: Report): Words {
  const wrong = report.parts
    .filter((p) => p.outcome !== (p.role === 'proves' ? 'passes' : 'refuted'))
    .map(partSentence);
  const slipped = report.parts.flatMap((p) =>
    p.controls
      .filter((c) => !c.caught)
      .map((c) =>
        words(
          `the control “${c.name.en}” was caught on ${c.refuted} of ${some(c.seeds, 'seed')} only, needed 99 %`,
          `放入的错误「${c.name.zh}」在 ${c.seeds} 个种子中只查出 ${c.refuted} 个，需要 99%`,
        ),
      ),
  );
  const verdict =
    report.earned === report.stated
      ? []
      : [
          words(
            `stated “${verdictWords[report.stated].en}”, earned “${verdictWords[report.earned].en}”`,
            `声明为「${verdictWords[report.stated].zh}」，证据得出「${verdictWords[report.earned].zh}」`,
          ),
        ];
  const all = [...verdict, ...wrong, ...slipped];
  return words(all.map((w) => w.en).join('; '), all.map((w) => w.zh).join('；'));
}

/** The report in a sentence. */
export function sentence(report: Report): Words {
  if (!report.ok) return complaint(report);
  const checked = report.parts.reduce((sum, p) => sum + p.checked, 0);
  const controls = report.parts.reduce((sum, p) => sum + p.controls.length, 0);
  const verdict = verdictWords[report.earned];
  return words(
    `${verdict.en}: ${some(checked, 'case')} in ${some(report.parts.length, 'part')}, ${controls} of ${some(controls, 'deliberate mistake')} caught`,
    `${verdict.zh}：共 ${report.parts.length} 项、${checked} 个样本，${controls} 个故意的错误全部查出`,
  );
}
