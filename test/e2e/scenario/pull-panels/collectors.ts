import type { Expected, ExpectedSample } from '../compare.ts';
import { EVERY_SECONDS } from '../pull-exporter-config.ts';
import { STORY_SECONDS } from '../pull-sources.ts';
import { DAY, only, type PanelAnswers, upTo } from './panel-answer.ts';

/** A question that is put to a repository. */
export interface Collector {
  readonly tool: string;
  readonly name: string;
  readonly question: string;
  /** As the table of the dashboard has it. */
  readonly answer: number;
  readonly interval: number;
}

/** Every question that the exporter puts. */
export function pullCollectors(): readonly Collector[] {
  const frequent = {
    restic: ['identity', 'snapshots', 'locks'],
    kopia: ['identity', 'snapshots', 'maintenance'],
  } as const;
  const answers: Readonly<Record<string, number>> = { 'locked-out': 7, missing: 6, 'kopia-hanging': 4 };
  const names = {
    restic: ['good', 'locked', 'locked-out', 'damaged', 'losing', 'shared', 'missing'],
    kopia: ['kopia-good', 'kopia-canceled', 'kopia-partial', 'kopia-emptied', 'kopia-hanging'],
  } as const;
  const often = (['restic', 'kopia'] as const).flatMap((tool) =>
    names[tool].flatMap((name) =>
      frequent[tool].map((question) => ({ tool, name, question, answer: answers[name] ?? 0, interval: EVERY_SECONDS })),
    ),
  );
  const rare = [
    { tool: 'restic', name: 'good', question: 'size', interval: 21_600 },
    { tool: 'restic', name: 'good', question: 'check', interval: 7 * DAY },
    { tool: 'restic', name: 'damaged', question: 'check', interval: 3600 },
    { tool: 'kopia', name: 'kopia-good', question: 'size', interval: 21_600 },
    { tool: 'kopia', name: 'kopia-good', question: 'check', interval: 7 * DAY },
  ];
  return [...often, ...rare.map((one) => ({ ...one, answer: 0 }))];
}

/** `backup-overview`: what it shows of collectors. */
export function overviewOfCollectors(collectors: readonly Collector[]): PanelAnswers {
  const of = (value: (collector: Collector) => Expected | undefined) => ofCollectors(collectors, value);
  const failing = collectors.filter(({ answer }) => answer !== 0);
  return {
    'Collectors / silent': only(0),
    'Collectors / failing': only(failing.length),
    'Collectors / rejected': only(0),
    'Collectors by question / state': of(({ answer }) => (answer === 0 ? 0 : 2)),
    'Collectors by question / answer': of(({ answer }) => answer),
    'Collectors by question / asked': of(() => upTo(STORY_SECONDS)),
    'Collectors by question / answered': of(({ answer }) => (answer === 0 ? upTo(STORY_SECONDS) : undefined)),
    'Collectors by question / interval': of(({ interval }) => interval),
    'Collectors by question / duration': of(() => upTo(120)),
    'Collectors by question / rejected': of(() => 0),
  };
}

/** A sample for each collector of which there is a value. */
export function ofCollectors(
  collectors: readonly Collector[],
  value: (collector: Collector) => Expected | undefined,
): readonly ExpectedSample[] {
  return collectors.flatMap((collector) => {
    const { tool, name, question } = collector;
    const shown = value(collector);
    return shown === undefined ? [] : [{ labels: { tool, name, question }, value: shown }];
  });
}
