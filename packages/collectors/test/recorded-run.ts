import type { CollectedRun } from '../src/collect-output.ts';
import type { RunTool } from '../src/create-asker.ts';
import { recording } from './recording.ts';

/** A recorded command as a run that has just ended. */
export function recordedRun(version: string, scenario: string): CollectedRun {
  return { ...recording(version, scenario), truncated: false, durationSeconds: 1 };
}

/** A restic that answers each subcommand from one recording, and `list` with nothing where it has none. */
export function recordedRestic(version: string, scenarioOf: Readonly<Record<string, string>>): RunTool {
  return async ([subcommand = '', kind = '']) => {
    const scenario = scenarioOf[`${subcommand} ${kind}`] ?? scenarioOf[subcommand];
    return scenario === undefined ? NOTHING_LISTED : recordedRun(version, scenario);
  };
}

const NOTHING_LISTED: CollectedRun = {
  ending: { type: 'exited', code: 0 },
  stdout: new Uint8Array(),
  stderr: new Uint8Array(),
  truncated: false,
  durationSeconds: 1,
};
