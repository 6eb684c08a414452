import type { Say } from './condition.ts';

/** A source for people: host and path, or its id while its names are not known. */
export function sourceText({ label, known }: Say<'host' | 'path' | 'source_id'>): string {
  return known('path', `${label('host')}:${label('path')}`, `source ${label('source_id')}`);
}

/** A repository for people: the name in the configuration, or its id while the name is not known. */
export function repositoryText({ label, known }: Say<'name' | 'repository'>): string {
  return known('name', label('name'), label('repository'));
}
