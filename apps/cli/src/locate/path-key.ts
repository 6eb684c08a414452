/** Identifies a path among those of one file. */
export function keyOf(path: readonly string[]): string {
  return JSON.stringify(path);
}
