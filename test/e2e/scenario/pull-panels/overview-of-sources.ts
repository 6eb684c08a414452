import type { Expected } from '../compare.ts';
import { type PullSource, STORY_SECONDS } from '../pull-sources.ts';
import { eachSource, KEY, NAMES } from './each-source.ts';
import { DAY, NONE, only, type PanelAnswers, VERDICT_CODES } from './panel-answer.ts';

/** `backup-overview`: what it shows of sources. */
export function overviewOfSources(sources: readonly PullSource[]): PanelAnswers {
  const of = (value: (source: PullSource) => Expected | undefined) => eachSource(sources, KEY, value);
  const count = (fits: (source: PullSource) => boolean) => only(sources.filter(fits).length);
  const names = eachSource(sources, NAMES, () => 1);
  return {
    'Sources / sources': only(sources.length),
    'Sources / overdue': count(({ isOverdue }) => isOverdue === true),
    'Sources / failing': count(({ verdict }) => verdict !== 'ok'),
    'Sources / lost': count(({ isLost }) => isLost),
    'Sources / unexpected': count(({ isOverdue }) => isOverdue === undefined),
    'Sources by urgency / names': names,
    'Sources by urgency / tool': eachSource(sources, [...KEY, 'tool'], () => 1),
    'Sources by urgency / repository': eachSource(sources, [...KEY, 'name'], () => 1),
    'Sources by urgency / state': of(urgency),
    'Sources by urgency / run': of(({ verdict }) => VERDICT_CODES[verdict]),
    'Sources by urgency / success': of(({ success }) => success),
    'Sources by urgency / due': of(due),
    // Three days without a backup that is expected each day: the third one is within its grace.
    'Sources by urgency / missed': of(({ isOverdue }) => (isOverdue === undefined ? undefined : isOverdue ? 2 : 0)),
    'Sources by urgency / oldest': of((source) => newestAge(source)),
    'Sources by urgency / newest': of((source) => newestAge(source)),
    'Sources by urgency / size': of(({ sizeBytes }) => sizeBytes),
    'Restore points / names': names,
    'Restore points / lost': of(({ isLost }) => Number(isLost)),
    'Restore points / retention': NONE,
    'Restore points / complete': of(({ complete }) => complete),
    'Restore points / incomplete': of(({ incomplete }) => incomplete),
    'Restore points / window': of((source) => remaining(source, source.window)),
    'Restore points / newest': of((source) => newestAge(source)),
  };
}

const remaining = ({ complete }: PullSource, value: Expected) => (complete === 0 ? undefined : value);

/** The first that fits, as the table of the dashboard has it. */
function urgency({ isOverdue, success, verdict, isLost }: PullSource): number {
  if (isOverdue === true) return 6;
  if (success === undefined) return 5;
  if (verdict === 'cancelled') return 4;
  if (verdict === 'partial') return 3;
  if (isLost) return 2;
  return isOverdue === undefined ? 1 : 0;
}

/** The newest restore point is as old as the last success, or as the last run that was not quite one. */
function newestAge(source: PullSource): Expected | undefined {
  return remaining(source, source.success ?? { from: 599, to: 600 + STORY_SECONDS });
}

function due({ isOverdue }: PullSource): Expected | undefined {
  if (isOverdue === undefined) return undefined;
  return isOverdue
    ? { from: -2 * DAY - STORY_SECONDS, to: -2 * DAY }
    : { from: DAY - 2 * STORY_SECONDS - 1800, to: DAY };
}
