import { lstmScope, lstmNetwork } from './src/formula/lstm-scope.ts';
import { parse } from './src/formula/parse.ts';
import { Typing } from './src/formula/types.ts';
import { Compiler, newRun } from './src/formula/compile.ts';
import { floatNumbers } from './src/formula/numbers.ts';
import { drawLstm } from './src/engine/networks/draw-lstm.ts';
import { randomFrom } from './src/engine/arithmetic/random.ts';
import { claims } from './src/claims/index.ts';
const g = drawLstm().make(randomFrom('x'), {units:3,inputs:2,steps:6});
const net = lstmNetwork(floatNumbers, g, g as any);
const fix=(s:string)=>s.replaceAll('F & M \\\\ O F & O M + G','F_t & M_t \\\\ O_t F_t & O_t M_t + G_t');
for (const c of claims) if (['lstm','lstm-bptt','lstm-gradient','rescue','appendix','beyond'].includes(c.chapter)) {
  for (const tex0 of [c.tex, c.printed?.tex, c.condition?.tex]) if (tex0) { const tex=fix(tex0); try {
    const f = parse(tex, lstmScope); new Typing(lstmScope, tex).formula(f);
    for (const s of f.statements) for (const item of s.clauses.flat()) if (item.is==='chain') {
      const run = newRun(net, {index:{t:4,k:5,j:2,tau:3}, domain:{j:[1,6],k:[1,6]}});
      const vals = item.sides.map(sd => { try { return new Compiler(lstmScope,tex).compile(sd)(run) } catch(e) { return (e as Error).message } });
      console.log(c.id, item.signs.join(' '), vals.map(v=> typeof v==='string'? v.split('\n')[0] : `${v.rows}×${v.cols} ${v.data.slice(0,3).map(x=>x.toPrecision(12))}`).join(' | '));
    }
  } catch(e) { console.log('✗', c.id, (e as Error).message); } }
}
