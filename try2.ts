import { rnnScope, rnnNetwork } from './src/formula/rnn-scope.ts';
import { parse } from './src/formula/parse.ts';
import { Typing } from './src/formula/types.ts';
import { Compiler, newRun } from './src/formula/compile.ts';
import { floatNumbers } from './src/formula/numbers.ts';
import { drawRnn } from './src/engine/networks/draw.ts';
import { randomFrom } from './src/engine/arithmetic/random.ts';
import { claims } from './src/claims/index.ts';
const g = drawRnn().make(randomFrom('x'), {units:3,inputs:2,outputs:2,steps:8});
const net = rnnNetwork(floatNumbers, g, g as any);
for (const id of ['rnn-state','total-gradient','rnn-chain','rnn-step-jacobian','rnn-product','rnn-vanishing-bound','rnn-step-gradient-limit','rnn-total-gradient-limit']) {
  const c = claims.find(c=>c.id===id)!;
  for (const tex of [c.tex, c.printed?.tex]) if (tex) try {
    const f = parse(tex, rnnScope); new Typing(rnnScope, tex).formula(f);
    for (const s of f.statements) for (const item of s.clauses.flat()) if (item.is==='chain') {
      const run = newRun(net, {index:{t:5,k:7,j:2,tau:3}, domain:{j:[1,8],k:[1,8]}});
      const vals = item.sides.map(sd => { try { return new Compiler(rnnScope,tex).compile(sd)(run) } catch(e) { return (e as Error).message } });
      console.log(id, item.signs.join(' '), vals.map(v=> typeof v==='string'? v.split('\n')[0] : `${v.rows}×${v.cols} ${v.data.slice(0,3).map(x=>x.toPrecision(12))}`).join(' | '));
    }
  } catch(e) { console.log('✗', id, (e as Error).message); }
}
