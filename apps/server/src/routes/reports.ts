import { REPORT_SCHEMAS, type Report, type ReportResult, type ReportResults } from '@lockstep/protocol';
import type { ValidateFunction } from 'ajv';
import type { ApiGate } from '../auth/api-gate.ts';
import { OPERATIONS } from '../openapi/operations.ts';
import type { ReportOutcome, Store } from '../storage/store.ts';
import { route, type TypedApp } from './api-route.ts';
import { problemOf } from './schema-problem.ts';
import { createValidator } from './validator.ts';

/** What became of the reports of one request, for the counters. */
export interface ReportTally {
  readonly results: readonly ReportResult[];
  /** Reports whose times were corrected. */
  readonly skewed: number;
  /** Reports that the agent says it dropped; each heartbeat is counted once. */
  readonly dropped: number;
}

/** Receives reports. Each is judged by the schema of its type; the valid ones go to the store in one call. */
export function reportRoutes(
  app: TypedApp,
  {
    store,
    gate,
    clock,
    onReports,
  }: { store: Store; gate: ApiGate; clock: () => number; onReports: (tally: ReportTally) => void },
): void {
  const judge = createJudge();
  route(app, OPERATIONS.report, gate, async (request) => {
    const judged = request.body.reports.map(judge);
    const reports = judged.flatMap((one) => ('report' in one ? [one.report] : []));
    const sentAt = request.body.sent_at;
    const stored = await store.acceptReports(gate.hostOf(request), {
      receivedAtMs: clock(),
      ...(sentAt !== undefined && { sentAtMs: Date.parse(sentAt) }),
      reports,
    });
    const outcomes = merge(judged, stored);
    onReports(tally(outcomes, reports));
    return { results: outcomes.map(({ skewed: _skewed, ...result }) => result) } satisfies ReportResults;
  });
}

/** A report that its schema accepts, or its outcome. */
type Judged = { readonly report: Report } | { readonly outcome: ReportOutcome };

function createJudge(): (report: { id: string; type: string }) => Judged {
  const ajv = createValidator();
  const validators = new Map<string, ValidateFunction>(
    Object.entries(REPORT_SCHEMAS).map(([type, schema]) => [type, ajv.compile(schema)]),
  );
  return (report) => {
    const { id } = report;
    const validate = validators.get(report.type);
    if (validate === undefined) {
      return {
        outcome: {
          id,
          result: 'invalid',
          reason: `\`/type\` must be one of ${[...validators.keys()].join(', ')}.`,
          field: '/type',
        },
      };
    }
    // The schema of its type just accepted it.
    if (validate(report)) return { report: report as unknown as Report };
    const { message, field } = problemOf(validate.errors ?? [], 'report');
    return { outcome: { id, result: 'invalid', reason: message, field } };
  };
}

/** Outcomes in the order of the request: the store's for what it got, in its order, the judge's for the rest. */
function merge(judged: readonly Judged[], stored: readonly ReportOutcome[]): ReportOutcome[] {
  const rest = stored.values();
  return judged.map((one) => {
    if ('outcome' in one) return one.outcome;
    const next = rest.next();
    if (next.done === true) throw new Error('the store returned fewer outcomes than it got reports');
    return next.value;
  });
}

function tally(outcomes: readonly ReportOutcome[], reports: readonly Report[]): ReportTally {
  const fresh = new Set(outcomes.filter(({ result }) => result === 'stored').map(({ id }) => id));
  const dropped = reports.map((one) =>
    one.type === 'heartbeat' && fresh.has(one.id) ? (one.dropped_reports ?? 0) : 0,
  );
  return {
    results: outcomes.map(({ result }) => result),
    skewed: outcomes.filter(({ skewed }) => skewed === true).length,
    dropped: dropped.reduce((sum, n) => sum + n, 0),
  };
}
