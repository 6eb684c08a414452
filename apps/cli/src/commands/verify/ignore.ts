/** Families, or findings about them, that are left out, and why. */
export interface Ignore {
  /** As it was written. */
  readonly text: string;
  /** Id of the only defect that is left out. Absent: the families are not looked at. */
  readonly defect?: string;
  readonly reason: string;
  /** Whether it is about this family. */
  readonly test: (family: string) => boolean;
}

/** What was left out on request. */
export interface IgnoredFindings {
  readonly ignore: Ignore;
  /** Findings that it kept back, or families that were not looked at. */
  readonly count: number;
}

/**
 * Reads `[defect/]pattern[: reason]`; in the pattern `*` stands for any characters. Undefined when there is no pattern.
 */
export function readIgnore(text: string): Ignore | undefined {
  const [, defect, pattern, reason = ''] = /^(?:([a-z-]+)\/)?([\w:*]*[\w*])(?:: +(.*))?$/s.exec(text) ?? [];
  if (pattern === undefined) return undefined;
  const regex = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
  return { text, reason, test: (family) => regex.test(family), ...(defect === undefined ? {} : { defect }) };
}
