import { EvidenceReader, readResticCommand, verdictOfRun } from '@lockstep/collectors';
import { resticSource } from '../backup-source.ts';
import { pairSubject } from '../memory.ts';
import { placeOf } from '../place.ts';
import type { WrappedTool, WrapOptions } from './wrapped-tool.ts';

/** A command that runs restic, or a script that may. */
export function wrappedRestic({ argv, env, ...names }: WrapOptions): WrappedTool {
  const command = readResticCommand(argv);
  const reader = new EvidenceReader();
  return {
    ...(command?.kind === undefined ? {} : { kind: command.kind }),
    onStdout: (chunk) => reader.stdout(chunk),
    onStderr: (chunk) => reader.stderr(chunk),
    findings({ kind, end, agent }) {
      const workingDirectory = process.cwd();
      const place = placeOf({ ...names, command, env, workingDirectory });
      const { files } = agent.memory.recall(pairSubject(place));
      const { dryRun, skipped, ...judgement } = verdictOfRun({
        kind,
        ending: end.ending,
        evidence: reader.end(),
        // A script may run restic with or without --json; its exit code counts, and what restic says through it.
        asked: command ?? { json: false, dryRun: false, skipIfUnchanged: true },
        ...(files === undefined ? {} : { filesBefore: files }),
      });
      if (dryRun || skipped) return [];
      const processed = judgement.summary?.filesProcessed;
      if (kind === 'backup' && processed !== undefined && processed > 0) {
        agent.memory.note(pairSubject(place), { files: processed });
      }
      const backupSource = command === undefined ? undefined : resticSource(command, { env, workingDirectory });
      return [
        {
          ...judgement,
          place,
          ...(command === undefined ? {} : { tool: 'restic' as const }),
          ...(backupSource === undefined ? {} : { backupSource }),
          ...(command?.checkDepth === undefined ? {} : { checkDepth: command.checkDepth }),
          ...(command?.maintenanceTasks === undefined ? {} : { maintenanceTasks: command.maintenanceTasks }),
        },
      ];
    },
  };
}
