/** Reads and checks formulas that readers type. What is typed never leaves the browser. */
import { judgeFormula } from '../own/judge.ts';
import { readOwn } from '../own/read.ts';
import type { OwnNews, OwnOrder } from './own-client.ts';

const post = (news: OwnNews): void => self.postMessage(news);

self.onmessage = ({ data: { job, what, asked } }: MessageEvent<OwnOrder>) => {
  if (what === 'read') post({ job, is: 'read', read: readOwn(asked).read });
  else post({ job, is: 'checked', report: judgeFormula(asked, (told) => post({ job, is: 'told', told })) });
};

post({ job: 0, is: 'ready' });
