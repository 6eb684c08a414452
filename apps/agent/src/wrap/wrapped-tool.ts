import type { RunKind, ToolEnd } from '@lockstep/collectors';
import type { Agent } from '../agent.ts';
import type { FinishedJob } from '../reports.ts';

/** What a run came to for one repository and source: all that its report says, but what every run has. */
export type Findings = Omit<FinishedJob, 'id' | 'kind' | 'finishedAt' | 'durationSeconds' | 'ending' | 'repositoryId'>;

/** What the caller said about the run. */
export interface WrapOptions {
  readonly argv: readonly string[];
  readonly repository?: string;
  readonly source?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The program in a wrapped command, as far as it is known: listens while it runs, and judges in the end. */
export interface WrappedTool {
  /** Absent for what the command line does not tell. */
  readonly kind?: RunKind;
  readonly onStdout: (chunk: Uint8Array) => void;
  readonly onStderr: (chunk: Uint8Array) => void;
  /** One for each source that the run worked on; none for a run that is no job, such as a dry run. */
  readonly findings: (run: {
    readonly kind: RunKind;
    readonly end: ToolEnd;
    readonly agent: Agent;
  }) => readonly Findings[];
}
