import type { WrittenRepository } from './config-schema.ts';
import { durationSeconds } from './duration.ts';
import type { QuestionPlan } from './repository-config.ts';

/** How often and how long by default. */
interface Pace {
  readonly everySeconds: number;
  readonly timeoutSeconds: number;
}

const SIZE_EVERY = '6h';
const SIZE_TIMEOUT = '10m';
const CHECK_EVERY = '7d';
const CHECK_TIMEOUT = '1h';

/**
 * What is asked of a repository, and how often. Size and check read the repository itself: of a remote one they are asked
 * only where the configuration says so.
 */
export function questionPlans(written: WrittenRepository, pace: Pace, isRemote: boolean): readonly QuestionPlan[] {
  const plan = (question: QuestionPlan['question'], isAsked: boolean): QuestionPlan[] =>
    isAsked ? [{ question, ...pace }] : [];
  return [
    ...plan('identity', true),
    ...plan('snapshots', true),
    ...plan('locks', written.tool === 'restic' && (written.locks ?? true)),
    ...plan('maintenance', written.tool === 'kopia' && (written.maintenance ?? true)),
    ...plan('sources', written.server !== undefined),
    ...sizePlan(written.size ?? !isRemote),
    ...checkPlan(written.check ?? !isRemote),
  ];
}

function sizePlan(size: NonNullable<WrittenRepository['size']>): QuestionPlan[] {
  if (size === false) return [];
  const { every = SIZE_EVERY, timeout = SIZE_TIMEOUT } = size === true ? {} : size;
  return [{ question: 'size', everySeconds: durationSeconds(every), timeoutSeconds: durationSeconds(timeout) }];
}

function checkPlan(check: NonNullable<WrittenRepository['check']>): QuestionPlan[] {
  if (check === false) return [];
  const {
    every = CHECK_EVERY,
    timeout = CHECK_TIMEOUT,
    depth = 'structure',
    sample_percent: samplePercent,
  } = check === true ? {} : check;
  return [
    {
      question: 'check',
      everySeconds: durationSeconds(every),
      timeoutSeconds: durationSeconds(timeout),
      depth,
      ...(samplePercent !== undefined && { samplePercent }),
    },
  ];
}
