/** The build's report: in brief from the page, and with its plots and cases once a card opens. */
import { useEffect, useState } from 'preact/hooks';
import { fromJson } from '../../../check/json.ts';
import type { Report } from '../../../check/report.ts';
import { builtUrl } from '../../url.ts';

/** @throws Error where it cannot be had, or is not of the build that this page is of */
async function fetched({ claim, digest }: Report): Promise<Report> {
  const answer = await fetch(builtUrl(claim));
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}, needed a report`);
  const report = fromJson<Report>(await answer.text());
  if (report.digest !== digest) throw new Error(`digest ${report.digest}, needed ${digest}`);
  return report;
}

/** Returns the summary report until the full one loads, or if loading fails. */
export function useBuilt(brief: Report, wanted: boolean): { readonly report: Report; readonly failed: boolean } {
  const [whole, setWhole] = useState<Report>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (wanted) fetched(brief).then(setWhole, () => setFailed(true));
  }, [wanted, brief]);
  return { report: whole ?? brief, failed };
}
