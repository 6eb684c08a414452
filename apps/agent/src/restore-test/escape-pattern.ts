/**
 * A pattern of restic that means exactly this path. restic reads patterns with Go's `filepath.Match`, in which a backslash
 * takes the meaning from the character after it.
 */
export function escapePattern(path: string): string {
  return path.replaceAll(/[\\*?[\]]/gu, (character) => `\\${character}`);
}
