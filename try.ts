import { claims } from './src/claims/index.ts';
import { parse } from './src/formula/parse.ts';
import { printFormula } from './src/formula/print.ts';
const v='value', ix='index', fn='function';
const names={ c:v,h:v,x:v,y:v,z:v,E:v,W:v,W_rec:v,W_in:v,W_out:v,'\u03b3':v,gamma:v,alpha:v,g:v,'^g':v,F:fn,delta:v,X:v,rho:v,tau:ix,t:ix,j:ix,k:ix,i:v,T:ix,n:ix,m:ix,s:v,
 'z^f':v,'z^i':v,'z^c':v,'z^o':v,'z^g':v,f:v,o:v,'~c':v,W_f:v,W_i:v,W_c:v,W_o:v,W_g:v,U_f:v,U_i:v,U_c:v,U_o:v,U_g:v,V_f:v,b_f:v,b_i:v,b_c:v,b_o:v,b_g:v,V_c:v,V_i:v,V_o:v,V_g:v,'b^*':v,A:v,B:v,C:v,D:v,J:v,M:v,O:v,G:v,I:v,S:v,q:v,Q:v,w:v,r:v,a:v,e:v,
 theta:v,varepsilon:v,'E^varepsilon':v,'y^varepsilon':v,p:fn,'k-j':v,'z':v };
delete (names as any)['k-j'];
(names as any).O=v;
const lx={kindOf:(k:string)=>Object.hasOwn(names,k)?(names as any)[k]:undefined,keys:()=>Object.keys(names)} as any;
let ok=0,bad=0;
for (const c of claims) for (const [what,tex] of [['tex',c.tex],['printed',c.printed?.tex],['condition',c.condition?.tex]] as const) {
  if (!tex) continue;
  try { const f=parse(tex,lx); const p=printFormula(f); ok++;
    const strip=(x:any)=>JSON.stringify(x,(k,val)=>k==='from'&&typeof val==='number'||k==='to'&&typeof val==='number'||k==='source'||k==='text'?undefined:val);
    const q=parse(p,lx); if (strip(q.statements)!==strip(f.statements)) console.log('ROUND', c.id, what, '\n  ', p, '\n  ', printFormula(q));
    if (process.argv[2]) console.log(c.id,what,'\n   ',p);
  } catch(e) { bad++; console.log('✗',c.id,what,(e as Error).message); }
}
console.log(ok,bad);
