import { analyse, parseQuery } from '@lockstep/promql';
import { createRandom } from '../test/conformance/referee/random.ts';
import { generateQuery } from '../test/conformance/referee/generate-query.ts';
import { textOf, innerPieces, type Piece } from '../test/conformance/referee/piece.ts';
import { startReferee } from '../test/conformance/referee/prometheus.ts';
import { lookUpStored } from '../test/conformance/referee/known-series.ts';
import { labelContradictions } from '../test/conformance/label-agreement.ts';
import { Scope } from '../test/e2e/harness/scope.ts';
const scope=new Scope();
const suite=process.argv[2]??'sid';
const root=`/work/main/.tools/${suite}/root/usr/bin/`;
const ref=await startReferee(scope,{prometheus:root+'prometheus',promtool:root+'promtool',features: process.argv[3]?process.argv[3].split(','):[]});
const r=createRandom(Number(process.argv[4]??1));
async function judge(q:string){ const a=await ref.ask(q); if(a.kind!=='answered') return []; let e; try { e=parseQuery(q).expr;} catch(x){return ['CRASH '+x]} if(!e) return ['REFUSED '+parseQuery(q).problems[0]?.message]; const an=analyse(lookUpStored); const f=an.labels(e); const b=an.values(e); if(b) { for (const s of a.series) for (const v of s.values) if (v<b.min-Math.abs(b.min)*1e-9||v>b.max+Math.abs(b.max)*1e-9) return [`VALUE ${v} outside ${b.min}..${b.max}`]; } if(!f) return []; return [...new Set(a.series.flatMap(s=>labelContradictions(f,s.labels)))]; }
async function shrink(p:Piece):Promise<{q:string,says:string[]}>{ for(const i of innerPieces(p)){const s=await shrink(i); if(s.says.length) return s;} return {q:textOf(p),says:await judge(textOf(p))}; }
const seen=new Set();
for(let i=0;i<Number(process.argv[5]??2000);i++) { const p=generateQuery(r); if((await judge(textOf(p))).length===0) continue; const s=await shrink(p); if(seen.has(s.q)) continue; seen.add(s.q); console.log(JSON.stringify(s.q), s.says.join('; ')); }
await scope.close();
