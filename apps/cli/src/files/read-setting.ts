import { UsageError } from '../usage-error.ts';
import { readTextFile } from './read-text-file.ts';

/**
 * Reads a file that an option names, and what is in it.
 *
 * @throws {UsageError} when it cannot be read, and what `reader` throws.
 */
export async function readSetting<T>(
  option: string,
  file: string,
  reader: (file: string, text: string) => T,
): Promise<T> {
  const read = await readTextFile(file);
  if ('text' in read) return reader(file, read.text);
  throw new UsageError(`${option} ${file}: ${read.problem} ${read.fix}`);
}
