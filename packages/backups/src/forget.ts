import { defined } from './defined.ts';
import type { RepositoryRecord } from './record.ts';

/** Without a source that was deleted on purpose: its loss is none. It begins anew when it is seen again. */
export function forgetSource(record: RepositoryRecord, sourceId: string): RepositoryRecord {
  return Object.freeze({ ...record, sources: record.sources.filter((source) => source.sourceId !== sourceId) });
}

/** Without what was asked under a name that is configured no more. What was learned by it stays. */
export function forgetCollector(record: RepositoryRecord, name: string): RepositoryRecord {
  return Object.freeze({ ...record, collectors: record.collectors.filter((collector) => collector.name !== name) });
}

/**
 * Accepts the repository that is found under the name now (`isExchanged`): how the asking goes stays, all else was about
 * another one and is forgotten.
 */
export function acceptRepository(record: RepositoryRecord): RepositoryRecord {
  const { version, tool, name, found, storage, collectors } = record;
  const kept = defined({ identity: found, found, storage });
  return Object.freeze({ version, tool, name, ...kept, checks: [], maintenance: [], collectors, sources: [] });
}
