import { parseQuery, print } from '@lockstep/promql';
import type { Answer } from './answer.ts';
import { emptyClaims } from './empty-claims.ts';
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

/** What came of a trial. Counts of answers say whether it tests anything. */
export interface TrialResult {
  readonly asked: number;
  readonly rejected: number;
  readonly failed: number;
  readonly withSeries: number;
  /** Parts of queries of which a check says that they are empty. */
  readonly claims: number;
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
  const counts = { rejected: 0, failed: 0, withSeries: 0, claims: 0, contradicted: 0 };
  for (let index = 0; index < queries; index++) {
    const piece = generateQuery(random);
    const as = index % 6 === 5 ? 'range' : 'instant';
    const judgement = (part: Piece): Promise<Judgement> => judge(referee, knowledge, { query: textOf(part), as });
    const whole = await judgement(piece);
    const { answer, claims } = whole;
    if (answer.kind !== 'answered') counts[answer.kind] += 1;
    else if (answer.series.length > 0) counts.withSeries += 1;
    counts.claims += claims;
    if (whole.says.length === 0) continue;
    counts.contradicted += 1;
    const { query, says } = (await smallerWithin(piece, judgement)) ?? whole;
    found.set(query, { query, as, says });
  }
  return { asked: queries, ...counts, contradictions: [...found.values()] };
}

interface Judgement {
  readonly query: string;
  readonly answer: Answer;
  readonly claims: number;
  readonly says: readonly string[];
}

async function judge(
  referee: Referee,
  knowledge: Knowledge,
  { query, as }: { readonly query: string; readonly as: AskedAs },
): Promise<Judgement> {
  const ask = as === 'range' ? referee.askRange : referee.ask;
  const answer = await ask(query);
  const says = contradictions(query, { as, answer }, knowledge);
  if (answer.kind !== 'answered' || says.length > 0) return { query, answer, claims: 0, says: [...new Set(says)] };
  const claims = emptyClaims(query);
  const untrue = await Promise.all(
    claims.map(async (claim) => (isEmpty(await referee.ask(claim.part)) ? [] : [claim.says])),
  );
  return { query, answer, claims: claims.length, says: [...untrue.flat(), ...(await asPrinted(ask, query, answer))] };
}

/** A query that fails gives nothing, either. */
function isEmpty(answer: Answer): boolean {
  return answer.kind !== 'answered' || answer.series.length === 0;
}

/**
 * The canonical text of a query must mean the same. Prometheus adds floats, and takes the first of equals, in any order:
 * a query that does not answer itself alike says nothing.
 */
async function asPrinted(ask: Referee['ask'], query: string, answer: Answer): Promise<string[]> {
  const { expr } = parseQuery(query);
  const printed = expr === undefined ? query : print(expr);
  if (printed === query || comparable(await ask(printed)) === comparable(answer)) return [];
  const answers = new Set([comparable(answer)]);
  for (let attempt = 0; attempt < 5; attempt++) answers.add(comparable(await ask(query)));
  if (answers.size > 1 || answers.has(comparable(await ask(printed)))) return [];
  return [`It is another query when it is printed: ${printed}`];
}

function comparable(answer: Answer): string {
  if (answer.kind !== 'answered') return answer.kind;
  const { type, series } = answer;
  const lines = series.map(
    ({ labels, values }) =>
      `${JSON.stringify(Object.entries(labels).sort(byName))} ${values.map((value) => value.toPrecision(9)).join(' ')}`,
  );
  return [type, ...lines.sort((a, b) => a.localeCompare(b))].join('\n');
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one.localeCompare(other);
}

/** The smallest expression right or deep in a query that is contradicted, too. */
async function smallerWithin(
  query: Piece,
  judgement: (piece: Piece) => Promise<Judgement>,
): Promise<Judgement | undefined> {
  for (const inner of innerPieces(query)) {
    const smaller = (await smallerWithin(inner, judgement)) ?? (await judgement(inner));
    if (smaller.says.length > 0) return smaller;
  }
  return undefined;
}
