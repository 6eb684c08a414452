import type { Readable } from 'node:stream';
import { EvidenceReader, type RunKind, verdictOfRun } from '@lockstep/collectors';
import type { JobReport } from '@lockstep/protocol';
import { openAgent } from '../agent.ts';
import { readResticprofileStatus } from '../ingest/resticprofile-status.ts';
import { readSystemdRun } from '../ingest/systemd-run.ts';
import { placeOf } from '../place.ts';
import { jobReport, newReportId } from '../reports.ts';
import type { Environment } from '../settings.ts';

/** What `lockstep-agent ingest` was asked: where the news of a finished run comes from. */
export interface IngestOptions {
  readonly from:
    | { readonly type: 'restic-output'; readonly input: Readable; readonly exitCode?: number }
    | { readonly type: 'resticprofile'; readonly file: string }
    | { readonly type: 'systemd'; readonly unit?: string; readonly durationSeconds?: number };
  readonly kind: RunKind;
  readonly repository?: string;
  readonly source?: string;
  readonly env: Environment;
  readonly log: (line: string) => void;
}

const DELIVERY_BUDGET_MS = 10_000;

/** Reports runs that the agent did not wrap. The answer is the exit code: 1 when the report waits in the spool. */
export async function ingest(options: IngestOptions): Promise<number> {
  const reports = await readReports(options);
  const agent = openAgent(options.env, options.log);
  for (const report of reports) agent.keep(report);
  if (agent.settings.serverProblem !== undefined) throw agent.settings.serverProblem;
  const delivery = await agent.deliver({ heartbeat: false, budgetMs: DELIVERY_BUDGET_MS });
  if (delivery?.problem === undefined) return 0;
  agent.log(`not delivered, kept for later: ${delivery.problem}`);
  return 1;
}

async function readReports(options: IngestOptions): Promise<readonly JobReport[]> {
  const { from, kind, repository, source, env } = options;
  const place = placeOf({ repository, source, env, workingDirectory: process.cwd() });
  switch (from.type) {
    case 'restic-output':
      return readResticOutput(from, kind, place);
    case 'resticprofile':
      return readResticprofileStatus(from.file, { repository, source });
    case 'systemd':
      return [await readSystemdRun(from, { kind, place, env })];
  }
}

async function readResticOutput(
  { input, exitCode }: Extract<IngestOptions['from'], { type: 'restic-output' }>,
  kind: RunKind,
  place: ReturnType<typeof placeOf>,
): Promise<readonly JobReport[]> {
  const startedAt = performance.now();
  const reader = new EvidenceReader();
  // Both streams may come through one pipe (`2>&1`), so every sentence counts.
  for await (const chunk of input) reader.stderr(chunk as Uint8Array);
  const evidence = reader.end();
  const ending = { type: 'exited', code: exitCode ?? evidence.exitError?.code ?? 0 } as const;
  const judgement = verdictOfRun({ kind, ending, evidence });
  if (judgement.dryRun || judgement.skipped) return [];
  const finished = judgement.summary?.finishedAt;
  const job = jobReport({
    id: newReportId(),
    kind,
    ...judgement,
    finishedAt: finished === undefined ? new Date() : new Date(finished),
    // The pipe was open for as long as restic ran.
    durationSeconds: judgement.summary?.durationSeconds ?? (performance.now() - startedAt) / 1000,
    ...(exitCode === undefined ? {} : { ending }),
    place,
    tool: 'restic',
  });
  return [job];
}
