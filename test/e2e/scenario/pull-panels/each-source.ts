import type { Expected, ExpectedSample } from '../compare.ts';
import type { PullSource } from '../pull-sources.ts';

type SourceLabel = 'tool' | 'name' | 'repository' | 'source_id' | 'host' | 'user' | 'path';

/** A sample for each source of which there is a value. */
export function eachSource(
  sources: readonly PullSource[],
  labels: readonly SourceLabel[],
  value: (source: PullSource) => Expected | undefined,
): readonly ExpectedSample[] {
  return sources.flatMap((source) => {
    const shown = value(source);
    if (shown === undefined) return [];
    return [{ labels: Object.fromEntries(labels.map((label) => [label, source[label]])), value: shown }];
  });
}

/** The labels that tell sources apart. */
export const KEY = ['repository', 'source_id'] as const;
/** The same, and what people call them by. */
export const NAMES = [...KEY, 'host', 'user', 'path'] as const;
