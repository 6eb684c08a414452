import { hostname } from 'node:os';
import type { Answer, BackupTool, Identity, Question } from '@lockstep/collectors';
import { type Answers, type FactsReport, inParts, toWire } from '@lockstep/protocol';
import { oneLine } from './one-line.ts';
import type { Place } from './place.ts';
import { MAX_REASON_CHARACTERS, newReportId, placeFields, reasonField } from './reports.ts';

/** What a repository answered. The other questions are not put to one that does not say which it is. */
export type Look = { readonly identity: Answer<'identity'> } & { readonly [Q in Question]?: Answer<Q> };

/** A finished look. */
export interface FinishedLook {
  readonly tool: BackupTool;
  readonly place: Place;
  readonly observedAt: Date;
  /** How often the agent looks; 0 for an agent that was told to look now. */
  readonly everySeconds: number;
  readonly look: Look;
}

const MAX_VERSION_CHARACTERS = 32;
const MAX_TAGS = 32;

/**
 * Makes the reports of a look at a repository. The first has the verdict of the first answer that is not `ok`, and all answers;
 * the others carry what is left of a list of snapshots that is too long for one.
 */
export function factsReports({ tool, place, observedAt, everySeconds, look }: FinishedLook): readonly FactsReport[] {
  const { identity, snapshots, size } = look;
  const answers = Object.values(look) as readonly Answer[];
  const refusal = answers.find((answer) => answer.verdict !== 'ok');
  const version = oneLine(identity.found?.toolVersion ?? '', MAX_VERSION_CHARACTERS);
  const common = {
    type: 'facts' as const,
    observed_at: observedAt.toISOString(),
    verdict: refusal?.verdict ?? ('ok' as const),
    ...reasonField(refusal?.reason),
    ...placeFields(place, identity.found?.repositoryId),
    tool: { name: tool, ...(version === undefined ? {} : { version }) },
    // Of the future or not: all are there. A list that was not understood whole is no number.
    ...(snapshots?.verdict === 'ok' ? { snapshot_count: snapshots.parsed } : {}),
    ...(size?.found === undefined ? {} : { repo_size_bytes: size.found.storedBytes }),
    hostname: hostname(),
  };
  const wire = wireAnswers(answers, everySeconds);
  const [firstPart, ...otherParts] = wire.snapshots === undefined ? [] : inParts(wire.snapshots);
  return [
    { ...common, id: newReportId(), answers: firstPart === undefined ? wire : { ...wire, snapshots: firstPart } },
    ...otherParts.map((part): FactsReport => ({ ...common, id: newReportId(), answers: { snapshots: part } })),
  ];
}

function wireAnswers(answers: readonly Answer[], everySeconds: number): Answers {
  const interval = everySeconds >= 1 ? { interval_seconds: Math.round(everySeconds) } : {};
  // `Answers` has each question's answer under its own name.
  return Object.fromEntries(
    answers.map((answer) => [answer.question, { ...toWire(sendable(answer)), ...interval }]),
  ) as Answers;
}

/** Texts that come from tools and people become lines as the API accepts them; what names a source is sent as it is. */
function sendable(answer: Answer): Answer {
  const { reason, found, ...rest } = answer;
  const line = oneLine(reason ?? '', MAX_REASON_CHARACTERS);
  const sent = found === undefined ? {} : { found: sendableFound(found) };
  return { ...rest, ...(line === undefined ? {} : { reason: line }), ...sent };
}

type AnyFound = NonNullable<Answer['found']>;

function sendableFound(found: AnyFound): AnyFound {
  if ('toolVersion' in found || 'storage' in found || 'unanswerable' in found) return sendableIdentity(found);
  if ('firstError' in found) return withLines(found, { firstError: MAX_REASON_CHARACTERS });
  if (!('sources' in found)) return found;
  return { ...found, sources: found.sources.map(sendableTags) } as AnyFound;
}

/** Whoever asks knows what is not to be asked; nobody else needs it. */
function sendableIdentity({ unanswerable: _unanswerable, ...identity }: Identity): Identity {
  return withLines(identity, { toolVersion: MAX_VERSION_CHARACTERS, storage: 64 });
}

/** Replaces texts by lines of at most so many characters; a text of which nothing is left is taken out. */
function withLines<T extends object>(value: T, limits: Readonly<Record<string, number>>): T {
  const entries = Object.entries(value).flatMap(([key, member]: [string, unknown]) => {
    const limit = limits[key];
    if (limit === undefined || typeof member !== 'string') return [[key, member]];
    const line = oneLine(member, limit);
    return line === undefined ? [] : [[key, line]];
  });
  return Object.fromEntries(entries) as T;
}

function sendableTags<T extends object>(source: T): T {
  if (!('newest' in source)) return source;
  const { newest } = source as { readonly newest?: { readonly tags?: readonly string[] } };
  if (newest?.tags === undefined) return source;
  const tags = newest.tags.flatMap((tag) => oneLine(tag, 256) ?? []).slice(0, MAX_TAGS);
  return { ...source, newest: { ...newest, tags } };
}
