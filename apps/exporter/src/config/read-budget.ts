import { type Question, type RepositoryShape, resticReadBytes } from '@lockstep/collectors';
import { byteSizeText } from './byte-size.ts';
import { durationText } from './duration.ts';
import type { QuestionPlan, RepositoryConfig } from './repository-config.ts';
import type { EntryProblem } from './repository-problems.ts';

/** What looks at a repository read from it in a day. */
export interface ReadEstimate {
  /** Of everything but the stored data itself. */
  readonly bytesPerDay: number;
  /** Checks that read stored data: so much of a hundred of it. */
  readonly dataPercentPerDay: number;
}

const DAY_SECONDS = 86_400;
const KIB = 1024;

/** What a repository is taken for while nothing is known of it: a month of daily backups of three sources. */
const TYPICAL_SHAPE: RepositoryShape = { snapshots: 100, files: 10_000 };

/**
 * Bytes that one asking of Kopia reads. Its own cache keeps indexes and manifests, of which a question fetches what is new
 * and looks for it by lists of blobs. Estimated from above, not measured: the recordings of Kopia say how
 * long a question takes, not how much it reads.
 */
const KOPIA_BYTES: Readonly<Record<Question, number>> = {
  identity: 4 * KIB,
  snapshots: 16 * KIB,
  locks: 0,
  size: 64 * KIB,
  check: 256 * KIB,
  maintenance: 16 * KIB,
  sources: 0,
};

type Asked = Pick<RepositoryConfig, 'tool' | 'questions'>;

/** Estimates what is read in a day, from above. Of a local repository it is the disk that is read, and no network. */
export function estimateReads({ tool, questions }: Asked, shape: RepositoryShape = TYPICAL_SHAPE): ReadEstimate {
  const perDay = (of: (plan: QuestionPlan) => number): number =>
    questions.reduce((sum, plan) => sum + (of(plan) * DAY_SECONDS) / plan.everySeconds, 0);
  return {
    bytesPerDay: perDay(({ question }) =>
      // The exporter gives restic a cache that is kept. What data a check reads is told apart.
      tool === 'kopia' ? KOPIA_BYTES[question] : (resticReadBytes(question, shape, { cache: 'kept' }) ?? 0),
    ),
    dataPercentPerDay: perDay(({ depth, samplePercent = 1 }) =>
      depth === 'data' ? 100 : depth === 'sample' ? samplePercent : 0,
    ),
  };
}

/** The estimate for people: `about 1.2 MiB a day`. */
export function estimateText({ bytesPerDay, dataPercentPerDay }: ReadEstimate): string {
  const data = dataPercentPerDay === 0 ? '' : ` and ${Number(dataPercentPerDay.toPrecision(2))} % of the stored data`;
  return `about ${byteSizeText(Math.round(bytesPerDay))}${data} a day`;
}

/**
 * A remote repository of which more would be read than its budget allows. Checks that read data were asked for by name and
 * stand beside the budget. Of a place that nobody can read now it is not known what reading it costs.
 */
export function budgetProblem(
  { tool, place, questions, readBudgetBytes }: Pick<RepositoryConfig, 'place' | 'readBudgetBytes'> & Asked,
  shape?: RepositoryShape,
): EntryProblem | undefined {
  const { bytesPerDay } = estimateReads({ tool, questions }, shape);
  if (!place.isRemote || place.storage === undefined || bytesPerDay <= readBudgetBytes) return undefined;
  const [identity] = questions;
  const slower = ((identity?.everySeconds ?? DAY_SECONDS) * bytesPerDay) / readBudgetBytes;
  return {
    at: ['every'],
    message: `would read ${estimateText({ bytesPerDay, dataPercentPerDay: 0 })}, and its budget is ${byteSizeText(readBudgetBytes)}`,
    fix: `Write \`every: ${durationText(60 * Math.ceil(slower / 60))}\` or longer, ask for less, or raise read_budget_per_day.`,
  };
}
