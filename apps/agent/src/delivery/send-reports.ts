import { readFileSync } from 'node:fs';
import { type Report, REPORT_RESULTS, type ReportResult } from '@lockstep/protocol';
import type { Settings } from '../settings.ts';
import { type JsonAnswer, postJson } from './post-json.ts';

/**
 * What became of a request. `refused`: the server understood the request and will never take it in this shape. `kept`:
 * nothing is known to be stored; send the same again later.
 */
export type SendOutcome =
  | {
      readonly type: 'answered';
      readonly results: ReadonlyMap<string, { readonly result: ReportResult; readonly reason: string }>;
    }
  | { readonly type: 'refused'; readonly problem: string }
  | { readonly type: 'kept'; readonly problem: string; readonly retryAfterSeconds?: number };

/** Sends one batch. Never rejects. */
export type SendReports = (reports: readonly Report[]) => Promise<SendOutcome>;

/** Sends batches to the server of the settings; the token is read anew each time, so rotation needs no restart. */
export function reportSender(settings: Settings, timeoutMs: number): SendReports {
  return async (reports) => {
    const { serverUrl, serverProblem } = settings;
    if (serverProblem !== undefined) return { type: 'kept', problem: serverProblem.message };
    if (serverUrl === undefined) {
      return { type: 'kept', problem: 'no server is set: run `lockstep-agent join URL`, or set LOCKSTEP_SERVER_URL' };
    }
    try {
      const answer = await postJson({
        url: endpoint(serverUrl, 'api/v1/reports'),
        token: readFileSync(settings.tokenFile, 'utf8').trim(),
        body: { sent_at: new Date().toISOString(), reports },
        ...(settings.caFile === undefined ? {} : { ca: readFileSync(settings.caFile, 'utf8') }),
        timeoutMs,
      });
      return judgeAnswer(answer);
    } catch (error) {
      return { type: 'kept', problem: `${serverUrl.origin}: ${messageOf(error)}` };
    }
  };
}

/** A path below the server's URL, which may itself have a path (a reverse proxy). */
export function endpoint(serverUrl: URL, path: string): URL {
  return new URL(path, serverUrl.href.endsWith('/') ? serverUrl : `${serverUrl.href}/`);
}

/** The message of anything that was thrown. A refused connection to several addresses has none of its own. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

/** Refusals that no waiting heals. Believed only with a code, as the API has it: a proxy in between answers 400, too. */
const FINAL_STATUSES = new Set([400, 409, 413]);

function judgeAnswer({ status, body, retryAfterSeconds }: JsonAnswer): SendOutcome {
  if (status === 200) return readResults(body);
  const fields = isObject(body) ? body : {};
  const [code, message] = [fields['code'], fields['message']].map((field) => (typeof field === 'string' ? field : ''));
  const problem = `the server answered ${status}${code === '' ? '' : ` (${code}: ${message})`}`;
  if (FINAL_STATUSES.has(status) && code !== '') return { type: 'refused', problem };
  return { type: 'kept', problem, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

function readResults(body: unknown): SendOutcome {
  const rows = isObject(body) ? body['results'] : undefined;
  if (!Array.isArray(rows))
    return { type: 'kept', problem: 'the server answered 200 without results: is the URL right?' };
  const results = new Map<string, { result: ReportResult; reason: string }>();
  for (const row of rows as readonly unknown[]) {
    if (!isObject(row) || typeof row['id'] !== 'string' || !isResult(row['result'])) continue;
    const words = [row['field'], row['reason']].filter((word) => typeof word === 'string');
    results.set(row['id'], { result: row['result'], reason: words.join(': ') });
  }
  return { type: 'answered', results };
}

function isResult(value: unknown): value is ReportResult {
  return REPORT_RESULTS.some((result) => result === value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
