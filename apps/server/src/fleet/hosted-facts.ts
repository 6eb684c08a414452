import type { Answer } from '@lockstep/collectors';
import { type Answers, type FactsReport, fromWire, type Verdict, type WireAnswer } from '@lockstep/protocol';
import { correctInstant, type RequestClocks } from './clock-correction.ts';
import { addHostAnswer, addHostname, type HostedRecord } from './hosted-record.ts';

/** Answers of one look that are whole, the parts of long ones put together. */
export type WholeAnswers = readonly WireAnswer[];

/** Adds a look at a repository: what its tool answered, by question. */
export function addHostFacts(
  hosted: HostedRecord,
  { facts, answers, atMs }: { readonly facts: FactsReport; readonly answers: WholeAnswers; readonly atMs: number },
  clocks: RequestClocks,
): HostedRecord {
  const named = addHostname(hosted, facts.hostname);
  const told =
    facts.answers === undefined ? plainAnswers(plainLook(facts, atMs)) : answers.map((one) => corrected(one, clocks));
  return told.reduce((record, one) => addHostAnswer(record, one, clocks.receivedAtMs), named);
}

/** The answers of a report, without those that are parts of a longer one. */
export function wholeAnswers(answers: Answers | undefined): WholeAnswers {
  return Object.values(answers ?? {}).filter((answer) => !('part' in answer) || answer.part === undefined);
}

/** An answer, and how often its question is asked. */
export interface ToldAnswer {
  readonly answer: Answer;
  readonly intervalSeconds?: number | undefined;
}

/** By the server's clock. What is found in a repository was timed by whoever saved it, and stays as it is. */
function corrected({ interval_seconds: intervalSeconds, ...wire }: WireAnswer, clocks: RequestClocks): ToldAnswer {
  const answer = fromWire<Answer>(wire);
  return { answer: { ...answer, askedAtMs: correctInstant(answer.askedAtMs, clocks).atMs }, intervalSeconds };
}

function plainLook(facts: FactsReport, atMs: number): PlainLook {
  const { verdict, reason, repository_id: repositoryId, repo_size_bytes: storedBytes } = facts;
  return { atMs, verdict, reason, repositoryId, storedBytes };
}

/** A look as agents told it before there were answers. */
export interface PlainLook {
  readonly atMs: number;
  readonly verdict: Verdict;
  readonly reason?: string | undefined;
  readonly repositoryId?: string | undefined;
  readonly storedBytes?: number | undefined;
}

/** The answers of a plain look: which repository it is, and, if that was told, how much is in it. */
export function plainAnswers({ atMs, verdict, reason, repositoryId, storedBytes }: PlainLook): readonly ToldAnswer[] {
  const asked = { askedAtMs: atMs, durationSeconds: 0, rejected: 0 };
  const isAnswered = verdict === 'ok' || verdict === 'partial' || repositoryId !== undefined;
  const identity: Answer<'identity'> = {
    question: 'identity',
    ...asked,
    verdict,
    ...(reason !== undefined && { reason }),
    parsed: Number(isAnswered),
    ...(isAnswered && { found: repositoryId === undefined ? {} : { repositoryId } }),
  };
  if (storedBytes === undefined) return [{ answer: identity }];
  const size: Answer<'size'> = { question: 'size', ...asked, verdict: 'ok', parsed: 1, found: { storedBytes } };
  return [{ answer: identity }, { answer: size }];
}
