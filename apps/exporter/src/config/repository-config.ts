import type { RepositoryView, SourceMatch } from '@lockstep/backups';
import type { BackupSource, BackupTool, CheckDepth, Question } from '@lockstep/collectors';

/** One repository, as it is asked and shown. */
export interface RepositoryConfig {
  readonly name: string;
  readonly tool: BackupTool;
  readonly access: RepositoryAccess;
  readonly place: RepositoryPlace;
  /** In the order in which they are asked: who it is comes first. */
  readonly questions: readonly QuestionPlan[];
  readonly view: RepositoryView;
  /** Sources that are expected although they may never have been seen. */
  readonly expectedSources: readonly BackupSource[];
  /** Sources that are backed up no more. */
  readonly retired: readonly SourceMatch[];
  /** The repository that is meant, where another was found under the name before. */
  readonly repositoryId?: string;
  readonly readBudgetBytes: number;
}

/** How often a question is asked, and how. */
export interface QuestionPlan {
  readonly question: Question;
  readonly everySeconds: number;
  /** For each command. */
  readonly timeoutSeconds: number;
  /** Of a check. */
  readonly depth?: CheckDepth;
  readonly samplePercent?: number;
}

/** Where a repository is, as far as the configuration tells. */
export interface RepositoryPlace {
  /** The same for two entries that lead to one repository by one way. */
  readonly key: string;
  /** The kind of storage in the tool's word; undefined where nobody knows before the tool was asked. */
  readonly storage: string | undefined;
  /** What is read from it crosses a network. Unknown storage counts as remote. */
  readonly isRemote: boolean;
}

/** What leads the tool to a repository. Paths are absolute; secrets are only named. */
export interface RepositoryAccess {
  readonly tool: BackupTool;
  readonly repository?: string;
  readonly repositoryFile?: string;
  readonly configFile?: string;
  readonly passwordFile?: string;
  readonly passwordCommand?: string;
  /** Variables of the exporter's own environment. */
  readonly passwordVariable?: string;
  readonly variables: readonly string[];
  readonly environmentFile?: string;
  readonly server?: ServerAccess;
  /** Folder for restic's cache, unless the environment names one. */
  readonly cacheFolder: string;
}

/** A Kopia server whose schedules are asked. */
export interface ServerAccess {
  readonly url: string;
  readonly userName?: string;
  readonly passwordFile: string;
  readonly certificateFile?: string;
}
