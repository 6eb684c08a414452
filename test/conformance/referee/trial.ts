import { generateQuery } from './generate-query.ts';
import { type AskedAs, contradictions, type Knowledge } from './judge.ts';
import { innerPieces, type Piece, textOf } from './piece.ts';
import type { Referee } from './prometheus.ts';
import { createRandom } from './random.ts';

/** A query of which something else is said here than the referee says, made as small as it goes. */
export interface Contradiction {
  readonly query: string;
  readonly as: AskedAs;
  readonly says: readonly string[];
}

/** What came of a trial. */
export interface TrialResult {
  readonly asked: number;
  /** Counts of answers, which say whether the trial tests anything. */
  readonly rejected: number;
  readonly failed: number;
  readonly withSeries: number;
  readonly contradicted: number;
  /** Each different one once. */
  readonly contradictions: readonly Contradiction[];
}

/** Asks random queries, each sixth as a range query, and judges what is said of them here by the answers. */
export async function holdTrial(
  referee: Referee,
  knowledge: Knowledge,
  { seed, queries }: { readonly seed: number; readonly queries: number },
): Promise<TrialResult> {
  const random = createRandom(seed);
  const found = new Map<string, Contradiction>();
  const counts = { rejected: 0, failed: 0, withSeries: 0, contradicted: 0 };
  for (let index = 0; index < queries; index++) {
    const query = generateQuery(random);
    const as = index % 6 === 5 ? 'range' : 'instant';
    const answer = await ask(referee, textOf(query), as);
    if (answer.kind !== 'answered') counts[answer.kind] += 1;
    else if (answer.series.length > 0) counts.withSeries += 1;
    if (contradictions(textOf(query), { as, answer }, knowledge).length === 0) continue;
    counts.contradicted += 1;
    const smallest = await shrink(query, (piece) => judge(referee, knowledge, { query: textOf(piece), as }));
    found.set(smallest.query, smallest);
  }
  return { asked: queries, ...counts, contradictions: [...found.values()] };
}

function ask(referee: Referee, query: string, as: AskedAs): ReturnType<Referee['ask']> {
  return as === 'range' ? referee.askRange(query) : referee.ask(query);
}

async function judge(
  referee: Referee,
  knowledge: Knowledge,
  { query, as }: { readonly query: string; readonly as: AskedAs },
): Promise<Contradiction> {
  const answer = await ask(referee, query, as);
  return { query, as, says: [...new Set(contradictions(query, { as, answer }, knowledge))] };
}

/** The smallest expression within a query that is contradicted, too. */
async function shrink(query: Piece, judgement: (piece: Piece) => Promise<Contradiction>): Promise<Contradiction> {
  for (const inner of innerPieces(query)) {
    const smaller = await shrink(inner, judgement);
    if (smaller.says.length > 0) return smaller;
  }
  return judgement(query);
}
