import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../workspaces.ts';

/** Public test material that is not part of the repository: `shared` beside it, or where `LOCKSTEP_SHARED` says. */
const CORPORA = join(process.env['LOCKSTEP_SHARED'] ?? join(ROOT, '../shared'), 'corpora');

/** Undefined when the corpora are there; otherwise what is missing, and how to say where it is. */
export function missingCorpora(): string | undefined {
  return existsSync(CORPORA)
    ? undefined
    : `\`${CORPORA}\` is not there. LOCKSTEP_SHARED names the folder that holds \`corpora\`.`;
}

/** The path of a file of the corpora. */
export function corpusPath(path: string): string {
  return join(CORPORA, path);
}

/** Reads a file of the corpora. */
export function readCorpus(path: string): string {
  return readFileSync(corpusPath(path), 'utf8');
}

/** Names of the files of a folder of the corpora, sorted. */
export function corpusFiles(folder: string): string[] {
  return readdirSync(corpusPath(folder)).sort();
}
