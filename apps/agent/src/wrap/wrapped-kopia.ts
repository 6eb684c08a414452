import { resolve } from 'node:path';
import {
  HeadAndTail,
  type KopiaCommand,
  type KopiaRunJudgement,
  type KopiaSnapshot,
  type RunVerdict,
  verdictOfKopiaRun,
} from '@lockstep/collectors';
import { placeOf } from '../place.ts';
import type { Findings, WrappedTool, WrapOptions } from './wrapped-tool.ts';

/** A command that runs Kopia. One run may save several sources; each has a report of its own, since each may fail alone. */
export function wrappedKopia(options: WrapOptions, command: KopiaCommand): WrappedTool {
  const [stdout, stderr] = [new HeadAndTail(), new HeadAndTail()];
  return {
    ...(command.kind === undefined ? {} : { kind: command.kind }),
    onStdout: (chunk) => stdout.push(chunk),
    onStderr: (chunk) => stderr.push(chunk),
    findings({ kind, end }) {
      const finished = { kind, ending: end.ending, stdout: stdout.bytes(), stderr: stderr.bytes() };
      const judgement = verdictOfKopiaRun(finished);
      if (judgement.skipped) return [];
      const named = namer(options, command);
      if (kind === 'backup') return backupFindings(judgement, command, named);
      const { verdict, reason } = judgement;
      const { checkDepth, maintenanceTasks } = command;
      return [
        {
          ...named(undefined),
          verdict,
          ...reasonField(reason),
          ...(checkDepth === undefined ? {} : { checkDepth }),
          ...(maintenanceTasks === undefined ? {} : { maintenanceTasks }),
        },
      ];
    },
  };
}

type Namer = (source: string | undefined) => Pick<Findings, 'place' | 'tool'>;

/** Kopia knows repositories by its configuration files. */
function namer({ repository, source, env }: WrapOptions, { configFile }: KopiaCommand): Namer {
  const workingDirectory = process.cwd();
  const where = repository ?? configFile ?? env['KOPIA_CONFIG_PATH'];
  return (path) => ({
    tool: 'kopia',
    place: placeOf({ repository: where, source: source ?? path, env: {}, workingDirectory }),
  });
}

function backupFindings({ verdict, reason, snapshots }: KopiaRunJudgement, command: KopiaCommand, named: Namer) {
  const saved = snapshots.map((snapshot) => ({ ...named(snapshot.source.path), ...ofSnapshot(snapshot) }));
  const paths = new Set(snapshots.map(({ source }) => source.path));
  const others = command.sources.map((path) => resolve(path)).filter((path) => !paths.has(path));
  // Without `--json` nobody knows which of several sources were saved, so the verdict of the run is that of each.
  const unsaved = others.map((path): Findings => ({
    ...named(path),
    verdict: lostVerdict(verdict, saved.length),
    ...reasonField(reason),
  }));
  if (saved.length + unsaved.length > 0) return [...saved, ...unsaved];
  return [{ ...named(undefined), verdict, ...reasonField(reason) }];
}

/** `partial` of a run that saved some of its sources is a failure for one that it did not save. */
function lostVerdict(verdict: RunVerdict, saved: number): RunVerdict {
  return verdict === 'partial' && saved > 0 ? 'failed' : verdict;
}

function ofSnapshot({ id, source, incomplete, failedEntries = 0, ignoredEntries = 0, firstError }: KopiaSnapshot) {
  const backupSource = { host: source.host, user: source.userName, paths: [source.path] };
  const common = { snapshotId: id, backupSource };
  if (incomplete !== undefined) {
    const verdict: RunVerdict = incomplete === 'canceled' ? 'cancelled' : 'partial';
    return { ...common, verdict, reason: `the snapshot is incomplete: ${incomplete}` };
  }
  const unread = failedEntries + ignoredEntries;
  if (unread === 0) return { ...common, verdict: 'ok' as const };
  const detail = firstError === undefined ? '' : `, the first: ${firstError}`;
  return { ...common, verdict: 'partial' as const, reason: `${unread} entries could not be read${detail}` };
}

function reasonField(reason: string | undefined): { readonly reason?: string } {
  return reason === undefined ? {} : { reason };
}
