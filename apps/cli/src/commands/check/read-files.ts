import { type Document, type Problem, readDocuments } from '@lockstep/checks';
import type { FoundFile } from '../../files/find-files.ts';
import { readTextFile } from '../../files/read-text-file.ts';

/** What files hold. */
export interface ReadFiles {
  readonly documents: readonly Document[];
  /** What is wrong with them as files. */
  readonly problems: readonly Problem[];
  /** Files above the size limit, which were not looked at, each with the reason. */
  readonly refused: readonly string[];
  /** Files that were found, not named, and hold neither dashboards nor rules. */
  readonly otherFiles: number;
}

/** Reads files one after the other. One that cannot be read is a problem, and the others go on. */
export async function readFiles(files: readonly FoundFile[]): Promise<ReadFiles> {
  const documents: Document[] = [];
  const problems: Problem[] = [];
  const refused: string[] = [];
  let otherFiles = 0;
  for (const { path, named } of files) {
    const file = await readTextFile(path);
    if ('text' in file) {
      const read = readDocuments(path, file.text);
      const found = read.problems.filter(({ check }) => named || check !== 'unknown-document');
      documents.push(...read.documents);
      problems.push(...found);
      if (found.length < read.problems.length) otherFiles += 1;
    } else if (file.tooLarge) {
      refused.push(`${path}: ${file.problem} ${file.fix}`);
    } else {
      problems.push({
        check: 'unreadable-document',
        severity: 'error',
        file: path,
        message: file.problem,
        fix: file.fix,
      });
    }
  }
  return { documents, problems, refused, otherFiles };
}
