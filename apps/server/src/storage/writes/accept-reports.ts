import {
  type FactsReport,
  type HeartbeatReport,
  type JobReport,
  LIMITS,
  type ListAnswer,
  type Report,
} from '@lockstep/protocol';
import {
  type CorrectedInstant,
  type CorrectedRun,
  correctInstant,
  correctRun,
  laterOf,
} from '../../fleet/clock-correction.ts';
import { addHostFacts, wholeAnswers } from '../../fleet/hosted-facts.ts';
import { addHostJob, isTelling } from '../../fleet/hosted-job.ts';
import { addCheck, addLook, isGoodLook, type Repository } from '../../fleet/repository-standing.ts';
import { contentHash } from '../content-hash.ts';
import type { AcceptedBatch, ReportOutcome } from '../store.ts';
import type { AnswerPartTable, PartPlace } from './answer-part-table.ts';
import { type HostDraft, updateStanding } from './host-drafts.ts';
import type { Tables } from './tables.ts';

const OLDEST_MS = LIMITS.reportIdDays * 86_400_000;

/** Stores the reports of one request in the draft of their host. One outcome each, in the same order. */
export function acceptReports(tables: Tables, draft: HostDraft, batch: AcceptedBatch): ReportOutcome[] {
  const outcomes = batch.reports.map((report) => acceptReport({ tables, draft, batch }, report));
  if (outcomes.some(({ result }) => result === 'stored' || result === 'duplicate')) noteSeen(draft, batch.receivedAtMs);
  return outcomes;
}

/** Outcomes for a host that is not there. */
export function refuseReports({ reports }: AcceptedBatch): ReportOutcome[] {
  return reports.map(({ id }) => ({ id, result: 'invalid', reason: 'The host of this report was removed.' }));
}

interface Scene {
  readonly tables: Tables;
  readonly draft: HostDraft;
  readonly batch: AcceptedBatch;
}

function acceptReport(scene: Scene, report: Report): ReportOutcome {
  switch (report.type) {
    case 'job':
      return acceptJob(scene, report);
    case 'facts':
      return acceptFacts(scene, report);
    case 'heartbeat':
      return acceptHeartbeat(scene, report);
  }
}

function acceptJob(scene: Scene, job: JobReport): ReportOutcome {
  const startedAtMs = Date.parse(job.started_at);
  const finishedAtMs = Date.parse(job.finished_at);
  if (Number.isNaN(startedAtMs)) return unreadable(job, '/started_at', job.started_at);
  if (Number.isNaN(finishedAtMs)) return unreadable(job, '/finished_at', job.finished_at);
  if (finishedAtMs < startedAtMs) {
    const reason = `The run ends (\`${job.finished_at}\`) before it starts (\`${job.started_at}\`).`;
    return { id: job.id, result: 'invalid', reason, field: '/finished_at' };
  }
  const run = correctRun({ startedAtMs, finishedAtMs, durationSeconds: job.duration_seconds }, scene.batch);
  return (
    tooOld(scene, job, run.finishedAtMs, '/finished_at') ??
    alreadySeen(scene, job) ??
    stored(job, run, () => {
      storeJob(scene, job, run);
    })
  );
}

function storeJob({ tables, draft, batch }: Scene, job: JobReport, run: CorrectedRun): void {
  const nowMs = batch.receivedAtMs;
  const { id, verdict, reason = null, repository = '', source = '' } = job;
  tables.reports.insertJob(draft.host.hostId, job, run);
  noteRepository(
    draft,
    job.kind !== 'update' && (verdict === 'ok' || (job.kind === 'backup' && verdict === 'partial')),
  );
  if (job.kind === 'init' && verdict !== 'ok' && draft.host.repoStatus === 'unknown') {
    draft.host = { ...draft.host, repoStatus: 'init_failed' };
  }
  if (job.kind === 'check') {
    draft.changeRepository(repository, (known) =>
      addCheck(known, { id, atMs: run.finishedAtMs, verdict, reason }, nowMs),
    );
  }
  if (job.kind === 'backup') {
    draft.addRun({ id, repository, source, verdict, reason, finishedAtMs: run.finishedAtMs }, nowMs);
    draft.host = { ...draft.host, lastBackupAtMs: laterOf(draft.host.lastBackupAtMs, run.finishedAtMs, nowMs) };
    updateStanding(draft);
  }
  if (isTelling(job)) {
    const told = { job, endedAtMs: run.finishedAtMs, hostName: draft.host.name };
    draft.changeRecord({ repository, tool: job.tool?.name }, (hosted) => addHostJob(hosted, told, nowMs));
  }
}

function acceptFacts(scene: Scene, facts: FactsReport): ReportOutcome {
  const observedAtMs = Date.parse(facts.observed_at);
  if (Number.isNaN(observedAtMs)) return unreadable(facts, '/observed_at', facts.observed_at);
  const at = correctInstant(observedAtMs, scene.batch);
  return (
    tooOld(scene, facts, at.atMs, '/observed_at') ??
    alreadySeen(scene, facts) ??
    stored(facts, at, () => {
      storeFacts(scene, facts, at.atMs);
    })
  );
}

function storeFacts({ tables, draft, batch }: Scene, facts: FactsReport, atMs: number): void {
  const { repository = '', tool = { name: 'restic' } } = facts;
  const look = {
    id: facts.id,
    atMs,
    verdict: facts.verdict,
    reason: facts.reason ?? null,
    repositoryId: facts.repository_id,
    snapshotCount: facts.snapshot_count,
    sizeBytes: facts.repo_size_bytes,
  };
  draft.changeRepository(repository, (known) =>
    addAnsweredCheck(addLook(known, look, batch.receivedAtMs), { facts, atMs }, batch.receivedAtMs),
  );
  noteRepository(draft, isGoodLook(facts.verdict));
  const place = { hostId: draft.host.hostId, repository, tool: tool.name };
  const answers = [...wholeAnswers(facts.answers), ...completedAnswers(tables.answerParts, place, facts)];
  draft.changeRecord({ repository, tool: tool.name }, (hosted) =>
    addHostFacts(hosted, { facts, answers, atMs }, batch),
  );
}

/** A check that the agent asked for tells as much as one that it wrapped. */
function addAnsweredCheck(known: Repository, { facts, atMs }: { facts: FactsReport; atMs: number }, nowMs: number) {
  const found = facts.answers?.check?.found;
  if (found === undefined) return known;
  const verdict = found.is_good ? 'ok' : 'failed';
  return addCheck(known, { id: facts.id, atMs, verdict, reason: found.first_error ?? null }, nowMs);
}

/** Long answers of which this report brings the last part that was missing. */
function completedAnswers(table: AnswerPartTable, place: PartPlace, { answers }: FactsReport): ListAnswer[] {
  return [answers?.snapshots, answers?.sources].flatMap((answer) =>
    answer?.part === undefined ? [] : (table.add(place, answer) ?? []),
  );
}

/**
 * A heartbeat changes nothing but the time a host was last seen, so only the last id of a host is remembered: keeping
 * one a minute for 90 days would outweigh everything else. Those that count dropped reports are remembered like others.
 */
function acceptHeartbeat(scene: Scene, heartbeat: HeartbeatReport): ReportOutcome {
  const sentAtMs = Date.parse(heartbeat.sent_at);
  if (Number.isNaN(sentAtMs)) return unreadable(heartbeat, '/sent_at', heartbeat.sent_at);
  const at = correctInstant(sentAtMs, scene.batch);
  const counts = (heartbeat.dropped_reports ?? 0) > 0;
  return (
    tooOld(scene, heartbeat, at.atMs, '/sent_at') ??
    (counts ? alreadySeen(scene, heartbeat) : sameAsLastHeartbeat(scene, heartbeat)) ??
    stored(heartbeat, at, () => undefined)
  );
}

function sameAsLastHeartbeat({ tables, draft }: Scene, heartbeat: HeartbeatReport): ReportOutcome | undefined {
  const { hostId } = draft.host;
  const hash = contentHash(heartbeat);
  const last = tables.hosts.lastHeartbeat(hostId);
  if (last.id === heartbeat.id && last.hash !== null) return repeated(heartbeat, last.hash.equals(hash));
  tables.hosts.saveHeartbeat(hostId, heartbeat.id, hash);
  return undefined;
}

function alreadySeen({ tables, draft, batch }: Scene, report: Report): ReportOutcome | undefined {
  const { hostId } = draft.host;
  const hash = contentHash(report);
  if (tables.reports.remember(hostId, report.id, hash, batch.receivedAtMs)) return undefined;
  return repeated(report, tables.reports.hashOf(hostId, report.id)?.equals(hash) === true);
}

function repeated({ id }: Report, same: boolean): ReportOutcome {
  if (same) return { id, result: 'duplicate' };
  return { id, result: 'conflict', reason: 'Another report with this id but other content was stored before.' };
}

function tooOld({ batch }: Scene, { id }: Report, atMs: number, field: string): ReportOutcome | undefined {
  if (batch.receivedAtMs - atMs <= OLDEST_MS) return undefined;
  return { id, result: 'invalid', reason: `Too old: more than ${LIMITS.reportIdDays} days have passed.`, field };
}

function unreadable({ id }: Report, field: string, found: string): ReportOutcome {
  return { id, result: 'invalid', reason: `\`${found}\` is no instant that can be computed with.`, field };
}

function stored({ id }: Report, time: CorrectedInstant | CorrectedRun, store: () => void): ReportOutcome {
  store();
  return time.skewed ? { id, result: 'stored', skewed: true } : { id, result: 'stored' };
}

function noteRepository(draft: HostDraft, good: boolean): void {
  if (good && draft.host.repoStatus !== 'ready') draft.host = { ...draft.host, repoStatus: 'ready' };
}

function noteSeen(draft: HostDraft, nowMs: number): void {
  draft.host = { ...draft.host, lastSeenAtMs: laterOf(draft.host.lastSeenAtMs, nowMs, nowMs) };
  draft.toReview.add('host_offline');
}
