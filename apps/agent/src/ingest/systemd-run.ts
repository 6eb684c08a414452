import {
  collectOutput,
  type Ending,
  EvidenceReader,
  type RunKind,
  toolEnvironment,
  verdictOfRun,
} from '@lockstep/collectors';
import type { JobReport } from '@lockstep/protocol';
import type { Place } from '../place.ts';
import { jobReport, newReportId } from '../reports.ts';
import type { Environment } from '../settings.ts';
import { UsageError } from '../usage-error.ts';

/** What the unit's `ExecStopPost=` line says beside the environment that systemd gives it. */
export interface SystemdOptions {
  readonly kind: RunKind;
  readonly place: Place;
  readonly env: Environment;
}

/**
 * Makes a report of what systemd tells a unit's `ExecStopPost=` in `$SERVICE_RESULT`, `$EXIT_CODE` and `$EXIT_STATUS`
 * (systemd.exec(5)). How long the service ran is asked of systemd by the unit's name, or given. Throws a `UsageError`
 * when the variables are not there.
 */
export async function readSystemdRun(
  { unit, durationSeconds }: { readonly unit?: string; readonly durationSeconds?: number },
  { kind, place, env }: SystemdOptions,
): Promise<JobReport> {
  const ending = endingOf(env);
  const lasted = durationSeconds ?? (unit === undefined ? undefined : await durationOf(unit, env));
  if (lasted === undefined) {
    throw new UsageError('systemd did not say how long the service ran. Write `--unit %n` in the unit, or --duration.');
  }
  const late = ending.type === 'timeout' ? { ...ending, afterSeconds: lasted } : ending;
  const judgement = verdictOfRun({
    kind,
    ending: late,
    evidence: new EvidenceReader().end(),
    asked: { json: false, dryRun: false, skipIfUnchanged: false },
  });
  return jobReport({
    id: newReportId(),
    kind,
    ...judgement,
    finishedAt: new Date(),
    durationSeconds: lasted,
    ending: late,
    place,
  });
}

function endingOf(env: Environment): Ending {
  const [result, status] = [env['SERVICE_RESULT'], env['EXIT_STATUS']];
  if (result === undefined) {
    throw new UsageError('$SERVICE_RESULT is not set: --from-systemd belongs into ExecStopPost= of a service unit.');
  }
  if (result === 'timeout' || result === 'watchdog') return { type: 'timeout', afterSeconds: 0 };
  if (status !== undefined && /^\d{1,3}$/u.test(status)) return { type: 'exited', code: Number(status) };
  if (status !== undefined && /^[A-Z0-9]+$/u.test(status)) return { type: 'signalled', signal: `SIG${status}` };
  return { type: 'not_started', code: result };
}

async function durationOf(unit: string, env: Environment): Promise<number | undefined> {
  const run = await collectOutput({
    command: 'systemctl',
    args: [
      'show',
      '--property=ExecMainStartTimestampMonotonic',
      '--property=ExecMainExitTimestampMonotonic',
      '--',
      unit,
    ],
    env: toolEnvironment(env),
    deadlineMs: 10_000,
  });
  const shown = Buffer.from(run.stdout).toString();
  const microseconds = (name: string): number =>
    Number(new RegExp(`^${name}=(\\d+)$`, 'mu').exec(shown)?.[1] ?? Number.NaN);
  const lasted = microseconds('ExecMainExitTimestampMonotonic') - microseconds('ExecMainStartTimestampMonotonic');
  return lasted >= 0 ? lasted / 1e6 : undefined;
}
